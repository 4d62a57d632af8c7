using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Bringing transients onto each other in frequency and phase.</summary>
public static class TransientAligning
{
    private const int UnstableOrder = 2;
    private const double UnstableShare = 0.05;          // of the misfit's power, over what noise would put into the polynomial

    /// <summary>Registers every transient to the robust mean of all, in frequency and phase, and takes both out.</summary>
    /// <remarks>
    /// Spectral registration (Near et al., Magn Reson Med 73 (2015)), here with white noise over <see cref="AlignmentOptions.Range"/>: transient s is a·r(f) + polynomial + noise, with r(f)
    /// the mean shifted by f and a complex. For each f amplitude, phase and polynomial are solved for (variable projection), which leaves one number |⟨r(f), s⟩|² to be made greatest;
    /// it is looked for over the whole of ±<see cref="AlignmentOptions.MaxShiftHz"/>, all peaks together, so that no transient locks onto a neighbouring peak. The first reference is
    /// the mean, or, where phases differ too much for one, the most typical transient; each round weighs transients by how well they fit (none, if corrupted). Where shifts and phases follow a slow
    /// course, uncertain ones are drawn towards it in proportion to their errors (<see cref="AlignmentOptions.UseCourse"/>). The median transient stays where it was.
    /// </remarks>
    /// <param name="series">Transients, coils combined.</param>
    /// <param name="options">Range, limits.</param>
    /// <exception cref="PreprocessingException">Coils or another dimension beside the transients; no transient that can be used; a range without points.</exception>
    public static Alignment Align(this SpectrumSeries series, AlignmentOptions? options = null)
    {
        options ??= new AlignmentOptions();
        CheckDimensions(series);
        var unusable = Enumerable.Range(0, series.Count).Select(t => (t, Why: Samples.Fault(series.Row(t).Span))).Where(f => f.Why is not null).ToDictionary(f => f.t, f => f.Why!);
        if (unusable.Count == series.Count) { throw PreprocessingException.NothingUsable(series.Name, series.Count, unusable.Values); }

        if (options.BaselineOrder is { } order) { return new TransientRegistration(series, options, unusable, order).Run(); }

        var plain = new TransientRegistration(series, options, unusable, baselineOrder: -1);
        var alignment = plain.Run();
        return plain.Smooth(alignment, UnstableOrder) > UnstableShare ? new TransientRegistration(series, options, unusable, UnstableOrder).Run() : alignment;
    }

    internal static void CheckDimensions(SpectrumSeries series)
    {
        if (series.Length("DIM_COIL") > 1) { throw PreprocessingException.CoilsLeft(series.Name, series.Length("DIM_COIL")); }

        if (series.Dimensions.Where(d => d.Length > 1).Skip(1).FirstOrDefault(d => d.Tag is not ("DIM_DYN" or "DIM_MEAS")) is { } other) { throw PreprocessingException.OtherDimension(series.Name, other); }
    }

    /// <summary>The transients with shifts and phases taken out.</summary>
    internal static Complex[] Turned(SpectrumSeries series, IReadOnlyList<double> shiftsHz, IReadOnlyList<double> phases)
    {
        var fids = series.Fids.ToArray();
        for (var t = 0; t < series.Count; t++)
        {
            if (double.IsFinite(shiftsHz[t])) { Vectors.Turn(fids.AsSpan(t * series.Points, series.Points), -phases[t], -shiftsHz[t], series.Acquisition.DwellTimeSeconds); }
        }

        return fids;
    }
}
