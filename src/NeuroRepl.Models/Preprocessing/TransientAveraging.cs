using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Averaging transients.</summary>
public static class TransientAveraging
{
    /// <summary>The weighted mean of all transients, as one spectrum; weights of the inverse of the noise variances give the best signal-to-noise ratio.</summary>
    /// <param name="series">Transients, coils combined.</param>
    /// <param name="weights">What each counts for, a number a transient that is not below zero; all alike when left out. Only their ratios matter.</param>
    /// <exception cref="PreprocessingException">Coils or another dimension beside the transients.</exception>
    /// <exception cref="ArgumentMistake">Another number of weights, one below zero, or none above.</exception>
    public static Spectrum Average(this SpectrumSeries series, IReadOnlyList<double>? weights = null)
    {
        TransientAligning.CheckDimensions(series);
        var used = weights ?? [.. Enumerable.Repeat(1.0, series.Count)];
        Guard.SameLength(used.Count, series.Count, "the number of weights", "that of the transients");
        foreach (var weight in used) { Guard.InRange(weight, 0, double.MaxValue, "a weight"); }

        var total = used.Sum();
        Guard.Positive(total, "the sum of the weights");
        var mean = new Complex[series.Points];
        for (var t = 0; t < series.Count; t++)
        {
            if (used[t] > 0) { Vectors.AddScaled(mean, series.Row(t).Span, used[t] / total); }
        }

        var isEven = weights is null || used.Max() - used.Min() < 1e-12 * used.Max();
        return new Spectrum(mean, series.Acquisition)
        {
            Name = series.Name,
            Notes = series.Notes,
            ReadAs = series.ReadAs,
            Steps = series.Count == 1 ? series.Steps : [.. series.Steps, $"{series.Count} transients averaged{(isEven ? "" : ", weighted by their noise")}"],
        };
    }
}
