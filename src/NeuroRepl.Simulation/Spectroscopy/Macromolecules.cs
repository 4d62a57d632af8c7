using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>The broad background of proteins between 0.9 and 4 ppm, as nine Gaussian lines.</summary>
/// <remarks>
/// Positions, proton numbers, widths at 7 T and amounts relative to the 0.95 ppm line: Bell et al., Magn Reson Med 2024, table as distributed in the
/// authors' MMSim repository (fitted to the 7 T metabolite-nulled spectra of Považan et al. 2015; proton numbers from Cudalbu et al., NMR Biomed
/// 2021;34:e4393).
/// Widths grow with the field. One unit is one methyl group at 0.95 ppm, area 3, with all the rest in proportion.
/// </remarks>
internal static class Macromolecules
{
    private const double MeasuredAtMHz = 297.2;

    private static readonly (double Ppm, double Protons, double WidthHz, double Amount)[] Lines =
    [
        (0.950, 3, 32, 1), (1.235, 3, 23, 0.41), (1.427, 3, 26, 0.98), (1.705, 2, 31, 1.185), (2.070, 2, 38, 2.53),
        (2.295, 2, 32, 2.00), (3.030, 2, 26, 1.30), (3.240, 2, 48, 0.10), (3.980, 2, 109, 2.33),
    ];

    public static Complex[] Fid(MrsAcquisition acquisition, int points)
    {
        var fid = new Complex[points];
        foreach (var (ppm, protons, widthHz, amount) in Lines)
        {
            var width = widthHz * acquisition.SpectrometerMHz / MeasuredAtMHz;
            for (var k = 0; k < points; k++)
            {
                var t = k * acquisition.DwellTimeSeconds;
                fid[k] += protons * amount * Lineshape.Gaussian(width, t) * Lineshape.Turn(acquisition.HertzAt(ppm) * t);
            }
        }

        return fid;
    }
}
