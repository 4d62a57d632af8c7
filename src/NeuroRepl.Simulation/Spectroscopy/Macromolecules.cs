using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>The broad background of proteins, as the Gaussian lines of <see cref="MacromoleculeLine.Published"/>.</summary>
/// <remarks>One unit is one methyl group at 0.95 ppm, area 3, with all the rest in proportion.</remarks>
internal static class Macromolecules
{
    /// <summary>How many lines there are.</summary>
    public static int Count => MacromoleculeLine.Published.Count;

    /// <param name="acquisition">Field, bandwidth and ppm reference.</param>
    /// <param name="points">How many samples.</param>
    /// <param name="weights">How much of each line there is, 1 being the published amount; all 1 unless given.</param>
    public static Complex[] Fid(MrsAcquisition acquisition, int points, IReadOnlyList<double>? weights = null)
    {
        var fid = new Complex[points];
        foreach (var (line, (ppm, widthHz, area)) in MacromoleculeLine.Published.Index())
        {
            var width = widthHz * acquisition.SpectrometerMHz / MacromoleculeLine.MeasuredAtMHz;
            var weight = area * (weights?[line] ?? 1);
            for (var k = 0; k < points; k++)
            {
                var t = k * acquisition.DwellTimeSeconds;
                fid[k] += weight * Lineshape.Gaussian(width, t) * Lineshape.Turn(acquisition.HertzAt(ppm) * t);
            }
        }

        return fid;
    }
}
