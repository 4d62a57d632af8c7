namespace NeuroRepl.Figures.Text;

/// <summary>Where values lie along an axis: 0 at its start (left, bottom), 1 at its end.</summary>
internal sealed record Scale(double Low, double High, bool IsReversed, bool IsLogarithmic, IReadOnlyList<string> Categories)
{
    /// <summary>Ticks that the axis brings along; empty for round numbers.</summary>
    public IReadOnlyList<(double Value, string Text)> Own { get; init; } = [];

    public bool HasCategories => Categories.Count > 0;

    /// <summary>The place of a value; NaN for what the axis cannot show at all.</summary>
    public double Place(double value)
    {
        var place = IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
        return double.IsFinite(place) ? (IsReversed ? 1 - place : place) : double.NaN;
    }

    public bool Contains(double value) => value >= Low && value <= High;

    /// <summary>The scale of an axis over the values drawn on it.</summary>
    /// <param name="margin">How much of the span is left free at both ends.</param>
    public static Scale Of(Axis axis, IEnumerable<double> values, IReadOnlyList<string> categories, double margin) =>
        Ends(axis, values, categories, margin) with { Own = [.. axis.Ticks.Select(t => (t.At, t.Text))] };

    private static Scale Ends(Axis axis, IEnumerable<double> values, IReadOnlyList<string> categories, double margin)
    {
        if (categories.Count > 0) { return new(-0.5, categories.Count - 0.5, axis.IsReversed, false, categories); }
        if (axis.Range is var (first, last)) { return new(first, last, axis.IsReversed, axis.IsLogarithmic, []); }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (double.IsFinite(value) && (!axis.IsLogarithmic || value > 0)) { (low, high) = (Math.Min(low, value), Math.Max(high, value)); }
        }

        if (low > high) { (low, high) = axis.IsLogarithmic ? (1, 10) : (0, 1); }
        if (axis.IncludesZero && !axis.IsLogarithmic) { (low, high) = (Math.Min(low, 0), Math.Max(high, 0)); }
        return axis.IsLogarithmic ? Powers(low, high, axis) : Margins(low, high, axis, margin);
    }

    private static Scale Margins(double low, double high, Axis axis, double margin)
    {
        if (low == high)
        {
            var around = low == 0 ? 1 : Math.Abs(low) * 0.1;
            return new(low - around, high + around, axis.IsReversed, false, []);
        }

        var free = (high - low) * margin;
        return new(
            axis.IncludesZero && low == 0 ? 0 : low - free,
            axis.IncludesZero && high == 0 ? 0 : high + free,
            axis.IsReversed, false, []);
    }

    private static Scale Powers(double low, double high, Axis axis)
    {
        var free = low == high ? 2 : Math.Pow(high / low, 0.04);
        return new(low / free, high * free, axis.IsReversed, true, []);
    }
}
