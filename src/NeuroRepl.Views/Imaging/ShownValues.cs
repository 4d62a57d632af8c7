using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Imaging;

/// <summary>A map's values as a picture shows them: p-values as −log₁₀ p, zeros that only fill the box as nothing, and the colours for what is left.</summary>
internal sealed class ShownValues
{
    private const double Significant = 1.30103;                    // −log₁₀ .05

    private ShownValues(float[] values, ValueColors colors, string rule) => (Values, Colors, Rule) = (values, colors, rule);

    /// <summary>One value a place; NaN where nothing is shown.</summary>
    public float[] Values { get; }

    /// <summary>Which value has which colour.</summary>
    public ValueColors Colors { get; }

    /// <summary>What is coloured, in words: "|t| ≥ 3.1".</summary>
    public string Rule { get; }

    /// <summary>The same colours for the values of a part of the map.</summary>
    public ShownValues On(float[] values) => new(values, Colors, Rule);

    public static ShownValues Of(BrainMap map, double? threshold, (double Low, double High)? range)
    {
        if (threshold is { } given) { Guard.InRange(given, 0, double.MaxValue, "the threshold"); }

        var values = map.Values.ToArray();
        var unit = map.Unit;
        if (unit is "cluster" or "label" || unit.StartsWith("label", StringComparison.Ordinal)) { return Labels(values, unit); }

        if (unit == "p")
        {
            // A p of 0 has no logarithm; it is shown like the smallest one that there is.
            var least = values.Where(p => p > 0).DefaultIfEmpty(1e-6f).Min();
            values = Array.ConvertAll(values, p => float.IsNaN(p) ? p : (float)-Math.Log10(Math.Max(p, least)));
            (unit, threshold) = ("−log₁₀ p", threshold ?? Significant);
        }

        var zeros = values.Count(value => value == 0);
        var fills = zeros > values.Length / 100 && threshold is null or 0 && zeros < values.Length;
        if (fills) { values = Array.ConvertAll(values, value => value == 0 ? float.NaN : value); }

        var finite = values.Where(float.IsFinite).Select(value => (double)value).DefaultIfEmpty(0).ToList();
        var (low, high) = (finite.Min(), finite.Max());
        var strongest = Math.Max(Math.Abs(low), Math.Abs(high));
        var weakest = finite.Min(Math.Abs);
        if (fills && weakest > .1 * strongest && threshold is null && range is null) { threshold = weakest; }

        var ends = range ?? Ends(low, high, strongest, threshold ?? 0);
        var colors = new ValueColors(ends.Low, ends.High) { Threshold = threshold ?? 0, Unit = unit };
        var size = ends.Low < 0 && ends.High > 0 ? $"|{Symbol(unit)}|" : Symbol(unit);
        return new(values, colors, colors.Threshold > 0 ? $"coloured: {size} ≥ {NumberText.Short(colors.Threshold, 3)}" : "");
    }

    private static ShownValues Labels(float[] values, string unit) =>
        new(Array.ConvertAll(values, value => value == 0 ? float.NaN : value), new ValueColors(0, Math.Max(1, values.Where(float.IsFinite).DefaultIfEmpty(1).Max())) { AreLabels = true, Unit = unit }, "");

    // Signed values get a symmetric scale, so that the middle of the colours is 0; a scale that would be empty is widened.
    private static (double Low, double High) Ends(double low, double high, double strongest, double threshold)
    {
        if (strongest == 0) { return threshold > 0 ? (-2 * threshold, 2 * threshold) : (0, 1); }
        if (threshold > 0)
        {
            var (below, above) = (low <= -threshold, high >= threshold);
            return below == above ? (-Math.Max(strongest, 1.5 * threshold), Math.Max(strongest, 1.5 * threshold))
                : above ? (0, Math.Max(high, 1.02 * threshold)) : (Math.Min(low, -1.02 * threshold), 0);
        }

        if (low < 0 && high > 0) { return (-strongest, strongest); }

        return low < high ? (low, high) : low > 0 ? (0, high) : (low, 0);
    }

    private static string Symbol(string unit) => unit.Length == 0 ? "value" : unit;
}
