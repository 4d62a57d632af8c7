using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Domain.Imaging;

/// <summary>What a region's values come to. The weighted mean is Σ w x / Σ w; the standard deviation has n − 1.</summary>
internal sealed record RegionSummary(string Name, int Count, int Missing, double Mean, double WeightedMean, double Spread, double Low, double High)
{
    /// <param name="name">The region.</param>
    /// <param name="values">Its values, NaN where there is none.</param>
    /// <param name="weights">A weight each; 1 without it.</param>
    public static RegionSummary Of(string name, float[] values, float[]? weights)
    {
        var (sum, weighted, total, count) = (0.0, 0.0, 0.0, 0);
        var (low, high) = (double.NaN, double.NaN);
        for (var n = 0; n < values.Length; n++)
        {
            if (float.IsNaN(values[n])) { continue; }

            var weight = weights is null ? 1.0 : weights[n];
            count++;
            sum += values[n];
            weighted += weight * values[n];
            total += weight;
            (low, high) = (values[n] >= low ? low : values[n], values[n] <= high ? high : values[n]);
        }

        var mean = sum / count;
        var squares = values.Where(value => !float.IsNaN(value)).Sum(value => (value - mean) * (value - mean));
        return new(name, values.Length, values.Length - count, mean, weighted / total, count > 1 ? Math.Sqrt(squares / (count - 1)) : double.NaN, low, high);
    }

    public static Table Table(string name, IReadOnlyList<RegionSummary> regions) => new(name,
    [
        new TextColumn("region", [.. regions.Select(r => r.Name)]),
        new NumberColumn("n", [.. regions.Select(r => (double)r.Count)]),
        new NumberColumn("missing", [.. regions.Select(r => (double)r.Missing)]),
        new NumberColumn("mean", [.. regions.Select(r => r.Mean)]),
        new NumberColumn("weighted_mean", [.. regions.Select(r => r.WeightedMean)]),
        new NumberColumn("sd", [.. regions.Select(r => r.Spread)]),
        new NumberColumn("min", [.. regions.Select(r => r.Low)]),
        new NumberColumn("max", [.. regions.Select(r => r.High)]),
    ]);
}
