using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Masks put together, and what maps and series are inside of them. A place is in a mask where its value is neither 0 nor missing.</summary>
public static class Masking
{
    /// <summary>The places of the space in a region: <c>series.Space.Mask(Roi.Sphere((9, 9, -8), 3.5))</c>.</summary>
    /// <exception cref="ArgumentMistake">No place lies in it.</exception>
    public static BrainMap Mask(this BrainSpace space, Roi roi) => roi.Mask(space);

    /// <summary>1 where the map passes a threshold, elsewhere and where it has no value 0: <c>test.T.Above(3.1)</c>.</summary>
    public static BrainMap Above(this BrainMap map, double threshold) => new(map.Space, Array.ConvertAll(map.Values.ToArray(), value => value > threshold ? 1f : 0f)) { Name = $"{map.Name} > {threshold:0.###}" };

    /// <summary>What is in both masks, for instance a cluster and a label.</summary>
    /// <exception cref="SpaceMismatch">The masks lie on other places.</exception>
    public static BrainMap And(this BrainMap mask, BrainMap other) => Together(mask, other, "and", (a, b) => a && b);

    /// <summary>What is in one mask or the other.</summary>
    /// <exception cref="SpaceMismatch">The masks lie on other places.</exception>
    public static BrainMap Or(this BrainMap mask, BrainMap other) => Together(mask, other, "or", (a, b) => a || b);

    /// <summary>What is in the mask and not in the other.</summary>
    /// <exception cref="SpaceMismatch">The masks lie on other places.</exception>
    public static BrainMap Without(this BrainMap mask, BrainMap other) => Together(mask, other, "without", (a, b) => a && !b);

    /// <summary>What is not in the mask.</summary>
    public static BrainMap Not(this BrainMap mask) => new(mask.Space, Array.ConvertAll(mask.Values.ToArray(), value => IsIn(value) ? 0f : 1f)) { Name = $"not {mask.Name}" };

    /// <summary>How many places are in the mask.</summary>
    public static int CountInside(this BrainMap mask)
    {
        var count = 0;
        foreach (var value in mask.Values.Span) { if (IsIn(value)) { count++; } }

        return count;
    }

    /// <summary>How large the mask is: mm³ of voxels, mm² of vertices.</summary>
    public static double SizeInside(this BrainMap mask) => Enumerable.Range(0, mask.Count).Where(place => IsIn(mask[place])).Sum(mask.Space.SizeOf);

    /// <summary>The mean of the map in a region; places without a value are left out.</summary>
    /// <exception cref="ArgumentMistake">No place lies in the region, or none of them has a value.</exception>
    public static double MeanIn(this BrainMap map, Roi roi) => map.MeanIn(roi.Mask(map.Space));

    /// <summary>The mean of the map in a mask, weighted by the mask's values: Σ w x / Σ w; places without a value are left out.</summary>
    /// <exception cref="SpaceMismatch">The mask lies on other places.</exception>
    /// <exception cref="ArgumentMistake">The mask is empty, or no place in it has a value.</exception>
    public static double MeanIn(this BrainMap map, BrainMap mask)
    {
        map.Space.MustMatch(mask.Space, "The mask");
        var summary = Summary(map, mask, mask.Name);
        return summary.Missing < summary.Count ? summary.WeightedMean : throw new ArgumentMistake($"{map.Name} has no value at any of the {summary.Count} {map.Space.Places} of {mask.Name}.", "Look at the map's mask and at the region.");
    }

    /// <summary>The mean course of the series in a region; a volume's places without a value are left out.</summary>
    /// <exception cref="ArgumentMistake">No place lies in the region.</exception>
    public static double[] MeanIn(this BrainSeries series, Roi roi) => series.MeanIn(roi.Mask(series.Space));

    /// <summary>The mean course of the series in a mask, weighted by the mask's values: Σ w x / Σ w; NaN where no place has a value.</summary>
    /// <exception cref="SpaceMismatch">The mask lies on other places.</exception>
    /// <exception cref="ArgumentMistake">The mask is empty.</exception>
    public static double[] MeanIn(this BrainSeries series, BrainMap mask)
    {
        series.Space.MustMatch(mask.Space, "The mask");
        var places = Inside(mask);
        var means = new double[series.Count];
        for (var volume = 0; volume < means.Length; volume++)
        {
            var values = series.Volume(volume).Span;
            var (sum, total) = (0.0, 0.0);
            foreach (var place in places)
            {
                if (float.IsNaN(values[place])) { continue; }

                sum += (double)mask[place] * values[place];
                total += mask[place];
            }

            means[volume] = sum / total;
        }

        return means;
    }

    /// <summary>A row a region: how many places, how many without a value, mean, mean weighted by the mask's values, standard deviation, lowest and highest.</summary>
    /// <exception cref="SpaceMismatch">A mask lies on other places.</exception>
    /// <exception cref="ArgumentMistake">A mask is empty.</exception>
    public static Table Extract(this BrainMap map, params (string Name, BrainMap Mask)[] regions)
    {
        Guard.NotEmpty(regions);
        foreach (var region in regions) { map.Space.MustMatch(region.Mask.Space, $"The mask {region.Name}"); }

        return RegionSummary.Table(map.Name, [.. regions.Select(region => Summary(map, region.Mask, region.Name))]);
    }

    /// <summary>A row a region in millimetres.</summary>
    /// <exception cref="ArgumentMistake">No place lies in a region.</exception>
    public static Table Extract(this BrainMap map, params (string Name, Roi Roi)[] regions) => map.Extract([.. regions.Select(region => (region.Name, region.Roi.Mask(map.Space)))]);

    /// <summary>The mean courses of regions: a row a volume with its time in seconds, a column a region.</summary>
    /// <exception cref="ArgumentMistake">No place lies in a region.</exception>
    public static Table Extract(this BrainSeries series, params (string Name, Roi Roi)[] regions) => series.Extract([.. regions.Select(region => (region.Name, region.Roi.Mask(series.Space)))]);

    /// <summary>The mean courses of masks, weighted by their values: a row a volume with its time in seconds, a column a mask.</summary>
    /// <exception cref="SpaceMismatch">A mask lies on other places.</exception>
    public static Table Extract(this BrainSeries series, params (string Name, BrainMap Mask)[] regions)
    {
        Guard.NotEmpty(regions);
        return new(series.Name,
        [
            new NumberColumn("time", [.. Enumerable.Range(0, series.Count).Select(volume => (series.Discarded + volume) * series.RepetitionTimeSeconds)]),
            .. regions.Select(region => new NumberColumn(region.Name, series.MeanIn(region.Mask))),
        ]);
    }

    internal static bool IsIn(float value) => value != 0 && !float.IsNaN(value);

    private static RegionSummary Summary(BrainMap map, BrainMap mask, string name)
    {
        var places = Inside(mask);
        return RegionSummary.Of(name, Array.ConvertAll(places, place => map[place]), Array.ConvertAll(places, place => mask[place]));
    }

    private static int[] Inside(BrainMap mask)
    {
        int[] places = [.. Enumerable.Range(0, mask.Count).Where(place => IsIn(mask[place]))];
        return places.Length > 0 ? places : throw new ArgumentMistake($"The mask {mask.Name} is empty: it is 0 or missing at all of its {mask.Count} {mask.Space.Places}.", "Look at the map that it was made from, and at its threshold.");
    }

    private static BrainMap Together(BrainMap mask, BrainMap other, string word, Func<bool, bool, bool> of)
    {
        mask.Space.MustMatch(other.Space, "The second mask");
        var values = new float[mask.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = of(IsIn(mask[place]), IsIn(other[place])) ? 1 : 0; }

        return new(mask.Space, values) { Name = $"{mask.Name} {word} {other.Name}" };
    }
}
