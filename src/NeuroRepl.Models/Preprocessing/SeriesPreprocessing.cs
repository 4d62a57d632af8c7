using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>The default chain from raw coils and transients to one spectrum.</summary>
public static class SeriesPreprocessing
{
    /// <summary>From raw coils and transients to one spectrum: combine coils, correct eddy currents, align, leave out bad transients, average, remove residual water, phase and reference.</summary>
    /// <remarks>
    /// The order and steps that the experts' consensus recommends (Near et al., NMR Biomed 34 (2021), e4257). Each step is a verb of its own: <c>CombineCoils</c>, <c>CorrectEddyCurrents</c>,
    /// <c>Align</c>, <c>Screen</c>, <c>Average</c>, <c>RemoveWater</c>, <c>PhaseZeroOrder</c>, <c>ReferenceFrequency</c>. The water reference (<c>series.WithWater(…)</c>) goes through the same coil weights and is aligned and averaged;
    /// its phase corrects the eddy currents, its own too. Memory: beside the raw series, a few times the size of the combined transients.
    /// </remarks>
    /// <param name="series">The scan as it was opened.</param>
    /// <param name="options">Steps to leave out or change.</param>
    /// <returns>The spectrum, the transients behind it, and every step's result with its figure.</returns>
    /// <exception cref="PreprocessingException">Nothing usable, a water reference of another protocol, all transients flagged.</exception>
    public static PreprocessedSeries Preprocess(this SpectrumSeries series, PreprocessingOptions? options = null)
    {
        options ??= new PreprocessingOptions();
        if (series.Water is { } reference) { PreprocessingException.CheckPair(reference.Acquisition, series.Acquisition); }

        if (options.DropSpoiledPoints && series.Water is { } first && LeadingPoints.Of(first) is > 0 and var spoiled)
        {
            series = LeadingPoints.Without(series, spoiled).WithWater(LeadingPoints.Without(first, spoiled));
        }

        List<string> warnings = [.. series.Notes];
        var coils = series.Length("DIM_COIL") > 1 || series.Dimensions.Any(d => d.Tag == "DIM_COIL") ? series.CombineCoils() : null;
        warnings.AddRange(coils?.Warnings ?? []);
        var transients = coils?.Combined ?? series;
        TransientAligning.CheckDimensions(transients);
        var water = transients.Water is { } w ? MeanWater(w) : null;
        var plain = Usable(transients).Average();

        var eddy = options.CorrectEddyCurrents && water is not null ? EddyCurrents.Of(water) : null;
        if (eddy is not null)
        {
            transients = transients.CorrectEddyCurrents(water!);
            water = water!.CorrectEddyCurrents(water!);
        }

        var alignment = options.Alignment is { } how && transients.Count > 1 ? transients.Align(how) : null;
        warnings.AddRange(alignment?.Warnings ?? []);
        transients = alignment?.Aligned ?? transients;
        var screening = options.RejectBadTransients ? alignment?.Screen() : null;
        warnings.AddRange(screening?.Warnings ?? []);
        int[] kept = screening is null ? [.. Enumerable.Range(0, transients.Count).Where(t => Samples.Fault(transients.Row(t).Span) is null)] : [.. screening.KeptIndices];
        if (kept.Length == 0 && screening is null) { throw PreprocessingException.NothingUsable(series.Name, transients.Count, ["not numbers, or constant"]); }

        transients = screening?.Kept() ?? (kept.Length == transients.Count ? transients : transients.Only(kept, $"{transients.Count - kept.Length} unusable transients left out"));
        var mean = transients.Average(options.WeightByNoise && screening is not null ? Weights(screening, kept) : null);
        var before = water is null ? mean : mean.WithWater(water);
        var spectrum = options.Water is { } range ? before.RemoveWater(range) : before;
        if (options.PhaseAndReference)
        {
            var (phase, hertz) = (0.0, 0.0);
            (spectrum, phase, hertz) = SpectrumPreprocessing.PhasedAndReferenced(spectrum);
            transients = Moved(transients, phase, hertz);
        }

        return new PreprocessedSeries
        {
            Spectrum = spectrum,
            Transients = transients,
            TransientIndices = kept,
            PlainMean = plain,
            Coils = coils,
            EddyCurrents = eddy,
            Alignment = alignment,
            Screening = screening,
            Warnings = warnings,
        };
    }

    /// <summary>One water FID: its transients brought into phase with the first by their inner product, and averaged.</summary>
    private static Spectrum MeanWater(SpectrumSeries water)
    {
        var usable = Usable(water);
        if (usable.Count == 1) { return usable.Average(); }

        var first = usable.Row(0).Span;
        var fids = usable.Fids.ToArray();
        for (var t = 1; t < usable.Count; t++)
        {
            var fid = fids.AsSpan(t * water.Points, water.Points);
            Vectors.Turn(fid, -Vectors.Dot(first, fid).Phase, 0, water.Acquisition.DwellTimeSeconds);
        }

        return usable.With(fids, "water transients brought into phase").Average();
    }

    private static SpectrumSeries Usable(SpectrumSeries series)
    {
        int[] usable = [.. Enumerable.Range(0, series.Count).Where(t => Samples.Fault(series.Row(t).Span) is null)];
        return usable.Length == series.Count ? series
            : usable.Length == 0 ? throw PreprocessingException.NothingUsable(series.Name, series.Count, Enumerable.Range(0, series.Count).Select(t => Samples.Fault(series.Row(t).Span)!))
            : series.Only(usable, $"{series.Count - usable.Length} unusable transients left out");
    }

    private static double[] Weights(TransientScreening screening, int[] kept)
    {
        double[] variances = [.. kept.Select(t => screening.NoiseSd[t] * screening.NoiseSd[t])];
        var usual = Robust.Median(variances);
        return [.. variances.Select(v => usual > 0 ? usual / Math.Max(v, 0.25 * usual) : 1)];
    }

    private static SpectrumSeries Moved(SpectrumSeries transients, double phase, double hertz)
    {
        if (phase == 0 && hertz == 0) { return transients; }

        Complex[] fids = transients.Fids.ToArray();
        for (var t = 0; t < transients.Count; t++) { Vectors.Turn(fids.AsSpan(t * transients.Points, transients.Points), -phase, hertz, transients.Acquisition.DwellTimeSeconds); }

        return transients.With(fids, $"phased by {-phase * 180 / Math.PI:F1}° and moved by {hertz:F2} Hz, as their mean");
    }
}
