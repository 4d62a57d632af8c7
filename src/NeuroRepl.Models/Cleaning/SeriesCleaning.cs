using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Cleaning;

/// <summary>Takes nuisance out of time courses, and brings them to percent, standard deviations or moving averages.</summary>
public static class SeriesCleaning
{
    private const int Width = TileProduct.Width;

    /// <summary>The series without confounds, drifts and frequencies, all in one regression.</summary>
    /// <param name="series">The run.</param>
    /// <param name="nuisance">What is taken out; the line alone unless given.</param>
    /// <param name="confounds">A row a volume, the discarded ones included or not.</param>
    /// <exception cref="Domain.Designs.DesignException">Confounds of another length, or nothing left of the data.</exception>
    public static BrainSeries Clean(this BrainSeries series, Nuisance? nuisance = null, Table? confounds = null)
    {
        var what = nuisance ?? new();
        var projection = NuisanceProjection.Of(what, series.Count, series.RepetitionTimeSeconds, confounds, series.Discarded);
        var (n, r, places) = (series.Count, projection.Rank, series.Space.Count);
        var (basis, transposed) = (projection.Basis.Values.ToArray(), projection.Basis.Transposed().Values.ToArray());
        var values = new float[series.Values.Length];
        var odd = 0;
        SeriesTiles.ForEach(places, n, $"cleaning {series.Name}", (tile, place, products) =>
        {
            tile.Load(series, 0, place, centred: true, percent: what.Scale == CleanedScale.PercentOfMean);
            TileProduct.Multiply(basis, r, n, tile.Values, products);
            TileProduct.SubtractCombination(transposed, r, n, products, tile.Values);
            Interlocked.Add(ref odd, Finish(tile, n, what.Scale));
            for (var t = 0; t < n; t++)
            {
                var from = tile.Values.AsSpan(t * Width, tile.Count);
                var to = values.AsSpan((t * places) + place, tile.Count);
                for (var v = 0; v < to.Length; v++) { to[v] = (float)from[v]; }
            }
        }, () => new double[r * Width]);
        var steps = new List<string> { $"took out {Words(what, projection)}" };
        if (odd > 0) { steps.Add($"{odd} of {places} {series.Space.Places} have no course to clean (constant, no number{(what.Scale == CleanedScale.PercentOfMean ? ", no mean above zero" : "")}): NaN"); }

        return new(series.Space, values, series.RepetitionTimeSeconds) { Name = series.Name, Discarded = series.Discarded, Steps = [.. series.Steps, .. projection.Design.Notes, .. steps] };
    }

    /// <summary>The series without its polynomial trend, about its old mean.</summary>
    /// <param name="order">1 for the line.</param>
    public static BrainSeries Detrended(this BrainSeries series, int order = 1) => series.Clean(new() { Detrend = order });

    /// <summary>Every course in percent of its mean over the run: 100·(y/mean − 1).</summary>
    public static BrainSeries PercentChange(this BrainSeries series) => Scaled(series, 0, series.Count, "percent change from the mean of the run");

    /// <summary>Every course in percent of its mean over a stretch of volumes, the baseline: 100·(y/mean − 1).</summary>
    /// <param name="firstVolume">The first volume of the baseline, counted from 0.</param>
    /// <param name="count">How many it has.</param>
    public static BrainSeries PercentChange(this BrainSeries series, int firstVolume, int count) => Scaled(series, firstVolume, count, $"percent change from volumes {firstVolume} to {firstVolume + count - 1}");

    /// <summary>Every course in standard deviations (over n − 1) about its mean.</summary>
    public static BrainSeries Standardised(this BrainSeries series) => series.Clean(new() { Detrend = 0, Scale = CleanedScale.StandardDeviations });

    private static BrainSeries Scaled(BrainSeries series, int first, int count, string step)
    {
        Guard.InRange(first, 0, series.Count - 1, "the first volume of the baseline");
        Guard.InRange(count, 1, series.Count - first, "the length of the baseline");
        var places = series.Space.Count;
        var means = new double[places];
        for (var t = first; t < first + count; t++)
        {
            var volume = series.Volume(t).Span;
            for (var place = 0; place < places; place++) { means[place] += volume[place] / count; }
        }

        var values = new float[series.Values.Length];
        for (var t = 0; t < series.Count; t++)
        {
            var volume = series.Volume(t).Span;
            for (var place = 0; place < places; place++) { values[(t * places) + place] = means[place] > 0 ? (float)(100 * ((volume[place] / means[place]) - 1)) : float.NaN; }
        }

        var without = means.Count(mean => !(mean > 0));
        return new(series.Space, values, series.RepetitionTimeSeconds)
        {
            Name = series.Name,
            Discarded = series.Discarded,
            Steps = [.. series.Steps, without == 0 ? step : $"{step}; {without} of {places} {series.Space.Places} have no mean above zero: NaN"],
        };
    }

    // What is left, in its unit; how many places have none.
    private static int Finish(SeriesTile tile, int n, CleanedScale scale)
    {
        var odd = 0;
        for (var v = 0; v < tile.Count; v++)
        {
            var (add, times) = (0.0, 1.0);
            if (tile.States[v] != PlaceState.Good) { (odd, times) = (odd + 1, double.NaN); }
            else if (scale == CleanedScale.KeepMean) { add = tile.Means[v]; }
            else if (scale == CleanedScale.StandardDeviations) { times = 1 / Deviation(tile.Values, n, v); }

            if (add == 0 && times == 1) { continue; }

            for (var t = 0; t < n; t++) { tile.Values[(t * Width) + v] = (tile.Values[(t * Width) + v] * times) + add; }
        }

        return odd;
    }

    private static double Deviation(double[] values, int n, int v)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var t = 0; t < n; t++) { sum += values[(t * Width) + v]; }
        for (var t = 0; t < n; t++) { squares += (values[(t * Width) + v] - (sum / n)) * (values[(t * Width) + v] - (sum / n)); }

        return Math.Sqrt(squares / (n - 1));
    }

    private static string Words(Nuisance what, NuisanceProjection projection)
    {
        List<string> parts =
        [
            what.Detrend == 0 ? "the mean" : $"a polynomial of order {what.Detrend}",
            .. what.Columns.Count > 0 ? [string.Join(", ", what.Columns) + (what.Derivatives ? " with derivatives" : "") + (what.Squares ? " and squares" : "")] : Array.Empty<string>(),
            .. what.HighPassHz is { } slow ? [string.Create(CultureInfo.InvariantCulture, $"below {slow:0.####} Hz")] : Array.Empty<string>(),
            .. what.LowPassHz is { } fast ? [string.Create(CultureInfo.InvariantCulture, $"above {fast:0.####} Hz")] : Array.Empty<string>(),
            .. what.Scrub is { } scrub ? [$"{scrub.Count} volumes ({scrub.Rule})"] : Array.Empty<string>(),
        ];
        return $"{string.Join("; ", parts)}: {projection.Rank} columns, {projection.DegreesOfFreedom} degrees of freedom left";
    }
}
