using NeuroRepl.Domain.Imaging;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Cleaning;

/// <summary>Means over regions and over neighbouring volumes.</summary>
public static class MovingAverages
{
    /// <summary>The moving average of every place: volume i is the mean of volumes i − window/2 to i + (window − 1)/2 (so of i − 16 to i + 15 for 32), as for transients of spectroscopy.</summary>
    /// <param name="window">How many volumes.</param>
    /// <param name="edges">What to do where the window reaches over an end: the mean of what is there, or missing (NaN).</param>
    public static BrainSeries MovingAverage(this BrainSeries series, int window = 32, Edges edges = Edges.Shrink)
    {
        Guard.InRange(window, 1, series.Count);
        var (places, n) = (series.Space.Count, series.Count);
        var values = new float[series.Values.Length];
        var sums = new double[places];
        var (from, to) = (0, -1);                           // the volumes that the sums hold
        for (var t = 0; t < n; t++)
        {
            var (first, last) = (t - (window / 2), t + ((window - 1) / 2));
            for (; to < Math.Min(last, n - 1); to++) { Add(sums, series.Volume(to + 1).Span, 1); }
            for (; from < Math.Max(first, 0); from++) { Add(sums, series.Volume(from).Span, -1); }

            var row = values.AsSpan(t * places, places);
            var missing = edges == Edges.Missing && (first < 0 || last >= n);
            for (var place = 0; place < places; place++) { row[place] = missing ? float.NaN : (float)(sums[place] / (to - from + 1)); }
        }

        return new(series.Space, values, series.RepetitionTimeSeconds) { Name = series.Name, Discarded = series.Discarded, Steps = [.. series.Steps, $"moving average of {window} volumes, ends {(edges == Edges.Missing ? "missing" : "of what is there")}"] };
    }

    /// <summary>The mean course over some places, for percent changes, moving averages and means over subjects.</summary>
    /// <param name="places">The places' numbers.</param>
    /// <param name="weights">A weight a place (its share in a region), all alike unless given.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="ArgumentMistake">No place, or weights that add up to nothing.</exception>
    public static TimeCourse MeanCourse(this BrainSeries series, IReadOnlyList<int> places, IReadOnlyList<double>? weights = null, string name = "region")
    {
        Guard.NotEmpty(places);
        if (weights is not null) { Guard.SameLength(weights.Count, places.Count, "the number of weights", "that of places"); }

        var total = weights?.Sum() ?? places.Count;
        Guard.Positive(total, "the sum of the weights");
        var values = new double[series.Count];
        for (var t = 0; t < values.Length; t++)
        {
            var volume = series.Volume(t).Span;
            for (var k = 0; k < places.Count; k++) { values[t] += (weights?[k] ?? 1) * volume[places[k]]; }

            values[t] /= total;
        }

        return new(name, "", [.. Enumerable.Range(0, values.Length).Select(t => t * series.RepetitionTimeSeconds)], values);
    }

    /// <summary>The mean course over a region in millimetres: <c>series.MeanCourse(Roi.Box(voxel))</c>.</summary>
    /// <exception cref="ArgumentMistake">No place lies in it.</exception>
    public static TimeCourse MeanCourse(this BrainSeries series, Roi region)
    {
        var mask = region.Mask(series.Space);
        return series.MeanCourse([.. Enumerable.Range(0, mask.Count).Where(place => mask[place] != 0)], name: region.Name);
    }

    private static void Add(double[] sums, ReadOnlySpan<float> volume, int sign)
    {
        for (var place = 0; place < sums.Length; place++) { sums[place] += sign * volume[place]; }
    }
}
