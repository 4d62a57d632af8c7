namespace NeuroRepl.Figures.Text;

/// <summary>How one trace looks at a terminal, in the plot and in the legend.</summary>
/// <param name="Style">Its colour; plain where there are none.</param>
/// <param name="Dash">How its line is broken: its own way, or by turns where colour cannot tell lines apart.</param>
/// <param name="Marker">The character of its markers.</param>
/// <param name="Letter">The letter that names it on its line and in the legend; null where colour does.</param>
internal sealed record TraceLook(Trace Trace, CellStyle Style, Dash Dash, string Marker, string? Letter)
{
    private static readonly string[] Round = ["●", "○", "■", "□", "▲", "△", "◆", "◇", "✚", "✖"];
    private static readonly string[] Ascii = ["o", "x", "+", "*", "#", "@", "%", "&", "=", "~"];

    public static IReadOnlyList<TraceLook> Of(Figure figure, Page page)
    {
        var colors = TraceColors.Of(figure);
        var named = figure.Traces.Count(t => t is Scatter { Mode: not ScatterMode.Markers, Name: not null });
        var needsLetters = named > (page.HasColors ? Palette.Series.Count : 1);
        var (line, points, letter) = (0, 0, 0);
        return [.. figure.Traces.Select((trace, i) =>
        {
            var scatter = trace as Scatter;
            var isLine = scatter is { Mode: not ScatterMode.Markers };
            var dash = !isLine ? Dash.Solid : page.HasColors || scatter!.Dash != Dash.Solid ? scatter!.Dash : Pattern.Of(line++);
            var marker = scatter is { Mode: not ScatterMode.Lines } ? points++ : 0;
            return new TraceLook(
                trace,
                page.HasColors ? CellStyle.In(colors[i]) : CellStyle.Plain,
                dash,
                page.Unicode ? Round[page.HasColors ? 0 : marker % Round.Length] : Ascii[marker % Ascii.Length],
                needsLetters && isLine && trace.Name is not null ? LetterOf(letter++) : null);
        })];
    }

    /// <summary>What stands before its name in the legend.</summary>
    public string Sample(bool unicode) => Trace switch
    {
        Scatter { Mode: ScatterMode.Markers } => Marker,
        Scatter { Mode: ScatterMode.LinesAndMarkers } => Pattern.Sample(Dash, unicode)[..1] + Marker + Pattern.Sample(Dash, unicode)[..1],
        Scatter => Pattern.Sample(Dash, unicode),
        Band => unicode ? "░░" : "::",
        _ => unicode ? "██" : "##",
    };

    private static string LetterOf(int index) => ((char)((index < 26 ? 'a' : 'A') + (index % 26))).ToString();
}
