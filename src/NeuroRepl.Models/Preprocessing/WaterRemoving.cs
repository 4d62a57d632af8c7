using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Removing what water suppression left.</summary>
public static class WaterRemoving
{
    /// <summary>Around water, where no metabolite of the usual bases has a line.</summary>
    private static readonly PpmRange Usual = (4.35, 5.05);

    /// <summary>Takes the residual water out: the signal is decomposed into damped exponentials, and those that resonate around water are subtracted.</summary>
    /// <remarks>
    /// HSVD (Pijnappel et al., J Magn Reson 97 (1992); Vanhamme et al., 143 (2000)), by <see cref="DampedExponentials"/>. Components that decay within a few samples are baseline and stay, wherever they
    /// are; the step says how many were taken out and how much of what stood there.
    /// </remarks>
    /// <param name="spectrum">An averaged spectrum.</param>
    /// <param name="ppm">Which resonances are taken for water, in ppm; 4.35 to 5.05 when left out.</param>
    /// <param name="components">Into how many exponentials the signal is decomposed, metabolites and baseline included.</param>
    /// <exception cref="PreprocessingException">Samples that are zero or not numbers.</exception>
    public static Spectrum RemoveWater(this Spectrum spectrum, PpmRange? ppm = null, int components = 30)
    {
        var range = ppm ?? Usual;
        if (Samples.Fault(spectrum.Fid.Span) is { } fault) { throw new PreprocessingException($"{spectrum.Name} cannot be decomposed: {fault}.", "Look at the file or the step it came from."); }

        var acquisition = spectrum.Acquisition;
        var fid = spectrum.Fid.Span;
        var measured = Measured(fid);
        var model = DampedExponentials.Fit(fid[..measured], Math.Min(components, measured / 4));
        int[] water = [.. Enumerable.Range(0, model.Poles.Count).Where(k => range.Contains(acquisition.PpmAt(model.Poles[k].Phase * acquisition.BandwidthHz / (2 * Math.PI))) && Hertz(model.Poles[k], acquisition) < WidestHz(acquisition))];
        var part = model.Signal(measured, water);
        var rest = fid.ToArray();
        for (var n = 0; n < measured; n++) { rest[n] -= part[n]; }

        var band = NoiseBand.Of(acquisition, fid.Length, range);
        var (before, after) = (Power(fid, band), Power(rest, band));
        return spectrum.With(rest, water.Length == 0
            ? $"no residual water found from {range}"
            : $"residual water removed: {(water.Length == 1 ? "1 component" : $"{water.Length} components")} from {range}, {100 * (1 - (after / before)):F1} % of what stood there");
    }

    private static double WidestHz(MrsAcquisition acquisition) => 0.8 * acquisition.SpectrometerMHz;

    private static double Hertz(Complex pole, MrsAcquisition acquisition) => -Math.Log(pole.Magnitude) * acquisition.BandwidthHz / Math.PI;

    private static int Measured(ReadOnlySpan<Complex> fid)
    {
        var last = fid.Length;
        while (last > 8 && fid[last - 1] == Complex.Zero) { last--; }

        return last;
    }

    private static double Power(ReadOnlySpan<Complex> fid, int[] band)
    {
        var transform = NoiseBand.Transform(fid);
        return band.Sum(k => transform[k].Magnitude * transform[k].Magnitude);
    }
}
