namespace NeuroRepl.Figures.Charts;

/// <summary>Pieces that several charts are made of.</summary>
internal static class Parts
{
    public const int MostGroups = 60;

    /// <summary>Straight pieces of line as one trace.</summary>
    public static Scatter Segments(params IReadOnlyList<(double X0, double Y0, double X1, double Y1)> pieces) => new(
        pieces.SelectMany(p => new[] { p.X0, p.X1, double.NaN }).ToArray(), pieces.SelectMany(p => new[] { p.Y0, p.Y1, double.NaN }).ToArray())
    {
        Color = Palette.Ink,
        LineWidth = 1.2,
        Extra = Silent,
    };

    /// <summary>Texts at points, as one trace.</summary>
    public static Scatter Texts(params IReadOnlyList<(double X, double Y, string Text)> texts) => new(texts.Select(t => t.X).ToArray(), texts.Select(t => t.Y).ToArray())
    {
        Mode = ScatterMode.Text,
        Texts = [.. texts.Select(t => t.Text)],
        Color = Palette.Ink,
    };

    /// <summary>What no pointer should stop at.</summary>
    public static IReadOnlyDictionary<string, object?> Silent { get; } = new Dictionary<string, object?> { ["hoverinfo"] = "skip" };

    public static string ColorAt(int index, string? own) => own ?? Palette.Series[index % Palette.Series.Count];

    public static AxisValues Numbers(this IReadOnlyList<double> values) => AxisValues.Of(values as double[] ?? [.. values]);

    /// <summary>Lowest and highest of what is finite; 0 and 1 where nothing is.</summary>
    public static (double Low, double High) Ends(this IEnumerable<double> values)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values.Where(double.IsFinite)) { (low, high) = (Math.Min(low, value), Math.Max(high, value)); }
        return low > high ? (0, 1) : (low, high);
    }

    /// <summary>More groups than an eye can tell apart are refused, with what to do instead.</summary>
    public static void AtMost(int count, string what, int most = MostGroups)
    {
        if (count > most)
        {
            throw new FigureException($"{NumberText.Count(count, what)} are more than one picture can tell apart; this one takes at most {most}.", $"Choose some, or draw a heat map: Chart.Heatmap(rows).");
        }
    }
}
