namespace NeuroRepl.Figures.Text;

/// <summary>How one trace looks at a terminal, in the plot and in the legend.</summary>
/// <param name="Style">Its colour; plain where there are none.</param>
/// <param name="Dash">How its line is broken: its own way, or by turns where colour cannot tell lines apart.</param>
/// <param name="Marker">The character of its markers.</param>
/// <param name="Fill">The character of its bars.</param>
/// <param name="Letter">The letter that names it on its line and in the legend; null where colour does.</param>
internal sealed record TraceLook(Trace Trace, CellStyle Style, Dash Dash, string Marker, string Fill, string? Letter)
{
    private static readonly string[] Round = ["●", "○", "■", "□", "▲", "△", "◆", "◇", "✚", "✖"];
    private static readonly string[] Ascii = ["o", "x", "+", "*", "#", "@", "%", "&", "=", "~"];

    public static IReadOnlyList<TraceLook> Of(Figure figure, Page page)
    {
        var colors = TraceColors.Of(figure);
        var dashes = page.HasColors ? null : Dashes(figure);
        var letters = Letters(figure, mostPlain: page.HasColors ? Palette.Series.Count : 1);
        var (points, bars) = (0, 0);
        return [.. figure.Traces.Select((trace, i) => new TraceLook(
            trace,
            page.HasColors ? CellStyle.In(colors[i]) : CellStyle.Plain,
            dashes?[i] ?? (trace as Scatter)?.Dash ?? Dash.Solid,
            (trace as Scatter)?.Glyph?.ToString() ?? MarkerOf(page, trace is Scatter { Mode: ScatterMode.Markers or ScatterMode.LinesAndMarkers, Name: not null } ? points++ : 0),
            FillOf(page, trace is Bar ? bars++ : 0),
            letters[i]))];
    }

    /// <summary>What stands before its name in the legend.</summary>
    public string Sample(bool unicode) => Trace switch
    {
        Scatter { Mode: ScatterMode.Markers } => Marker,
        Scatter { Mode: ScatterMode.LinesAndMarkers } => Pattern.Sample(Dash, unicode)[..1] + Marker + Pattern.Sample(Dash, unicode)[..1],
        Scatter => Pattern.Sample(Dash, unicode),
        Band or Outline => unicode ? "░░" : "::",
        _ => Fill + Fill,
    };

    private static bool IsLine(Trace trace) => trace is Scatter { Mode: ScatterMode.Lines or ScatterMode.LinesAndMarkers };

    private static string MarkerOf(Page page, int index) =>
        !page.Unicode ? Ascii[index % Ascii.Length] : page.HasColors ? Round[0] : Round[index % Round.Length];

    private static string FillOf(Page page, int index) =>
        !page.Unicode ? "#=+:"[index % 4].ToString() : page.HasColors ? "█" : "█▒▓░"[index % 4].ToString();

    // Where colour cannot tell the lines of a panel apart, each unbroken one but the first takes a pattern that no other has;
    // of more lines than there are patterns, the letters alone tell them apart.
    private static Dash[] Dashes(Figure figure)
    {
        var dashes = figure.Traces.Select(trace => (trace as Scatter)?.Dash ?? Dash.Solid).ToArray();
        foreach (var panel in figure.Traces.Index().Where(t => IsLine(t.Item)).GroupBy(t => t.Item.Panel))
        {
            if (panel.Count() > Enum.GetValues<Dash>().Length) { continue; }

            var free = new Queue<Dash>(Enum.GetValues<Dash>().Where(dash => dash == Dash.Solid || panel.All(t => dashes[t.Index] != dash)));
            foreach (var (index, _) in panel.Where(t => dashes[t.Index] == Dash.Solid))
            {
                dashes[index] = free.Dequeue();
            }
        }

        return dashes;
    }

    private static string?[] Letters(Figure figure, int mostPlain)
    {
        var letters = new string?[figure.Traces.Count];
        var next = 0;
        foreach (var panel in figure.Traces.Index().Where(t => IsLine(t.Item) && t.Item.Name is not null).GroupBy(t => t.Item.Panel))
        {
            if (panel.Count() <= mostPlain) { continue; }
            foreach (var (index, _) in panel) { letters[index] = ((char)((next < 26 ? 'a' : 'A') + (next++ % 26))).ToString(); }
        }

        return letters;
    }
}
