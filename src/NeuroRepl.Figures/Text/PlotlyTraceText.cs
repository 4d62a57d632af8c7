using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures.Text;

/// <summary>What a terminal says of a trace that it cannot draw: what it is, where it is drawn, and what data it has.</summary>
internal static class PlotlyTraceText
{
    public static void Draw(IReadOnlyList<PlotlyTrace> traces, Page page)
    {
        foreach (var trace in traces)
        {
            var name = trace.Name is { } given ? $"{page.Clean(given)}: " : "";
            page.Paragraph($"{name}{trace.PlotlyType}, drawn in a notebook or a browser: figure.Save(\"figure.html\")", CellStyle.Quiet);
            if (trace.Arrays.Count > 0) { GridLines.Draw(Grid.Of(trace.Arrays, ("data", a => a.Name), ("values", a => a.Data.ToString().Trim('[', ']')), ("from", a => Ends(a.Data).Low), ("to", a => Ends(a.Data).High)), page); }
        }
    }

    private static (object? Low, object? High) Ends(DataArray data)
    {
        if (data.Row is { AreTexts: true } texts) { return texts.Count == 0 ? (null, null) : (texts.Texts[0], texts.Texts[^1]); }

        var finite = (data.Row?.Numbers ?? data.Rows?.SelectMany(row => row) ?? []).Where(double.IsFinite).ToArray();
        return finite.Length == 0 ? (null, null) : (finite.Min(), finite.Max());
    }
}
