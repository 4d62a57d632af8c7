using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A basis as a fit of one spectrum needs it.</summary>
internal static class BasisSamples
{
    /// <summary>Copies the basis, cut or filled with zeros to the spectrum's length, turned to its ppm reference, first point halved.</summary>
    public static Complex[][] Of(BasisSet basis, Spectrum spectrum)
    {
        var dwell = spectrum.Acquisition.DwellTimeSeconds;
        var offsetHz = (spectrum.Acquisition.ReferencePpm - basis.Acquisition.ReferencePpm) * spectrum.SpectrometerMHz;
        var samples = new Complex[basis.Metabolites.Count][];
        for (var m = 0; m < samples.Length; m++)
        {
            var fid = basis.Metabolites[m].Fid.Span;
            samples[m] = new Complex[spectrum.Points];
            for (var n = 0; n < Math.Min(fid.Length, spectrum.Points); n++)
            {
                if (!double.IsFinite(fid[n].Real) || !double.IsFinite(fid[n].Imaginary)) { throw FitException.NotFinite($"{basis.Names[m]} of the basis {basis.Name}", n, fid[n]); }

                var turned = offsetHz == 0 ? fid[n] : fid[n] * Complex.FromPolarCoordinates(1, 2 * Math.PI * offsetHz * n * dwell);
                samples[m][n] = n == 0 ? 0.5 * turned : turned;
            }
        }

        return samples;
    }
}
