using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Text;

/// <summary>Samples lying, one below the other over one axis: density as a hill, box with whiskers and median, n; brackets as words below.</summary>
internal sealed record DistributionsText(
    IReadOnlyList<(string Name, double[] Values, string Color)> Samples, IReadOnlyList<Comparison> Comparisons, bool WithDensity, Axis Axis) : TextForm
{
    private const string Hills = " ▁▂▃▄▅▆▇█", Slopes = " .:-=+*#";

    public override void Draw(Page page, int rows)
    {
        if (Axis.Caption is { } caption) { page.Line(TextWidth.Cut(page.Clean(caption), page.Width, page.Unicode), CellStyle.Quiet); }

        var labels = Samples.Select(s => TextWidth.Cut(page.Clean(s.Name), page.Width / 3, page.Unicode)).ToArray();
        var gutter = labels.Select(TextWidth.Of).DefaultIfEmpty(0).Max();
        var counts = Samples.Select(s => $"n {s.Values.Length}").ToArray();
        var columns = page.Width - gutter - 2 - counts.Select(c => c.Length).DefaultIfEmpty(0).Max() - 1;
        var scale = Scale.Of(Axis, Samples.SelectMany(s => s.Values), [], margin: 0.06);
        foreach (var (index, (_, values, color)) in Samples.Index())
        {
            var style = page.HasColors ? CellStyle.In(color) : CellStyle.Plain;
            if (WithDensity && values.Length > 1) { page.Line(new Run(new string(' ', gutter) + Bar(page), CellStyle.Quiet), new Run(Hill(values, scale, columns, page.Unicode), style)); }

            var cells = new DotCanvas(columns, 1, page.Unicode);
            BoxPanel.DrawBox(cells, values, scale, style, page.Unicode);
            page.Line(
            [
                new Run(TextWidth.Pad(labels[index], gutter, right: true), CellStyle.Plain), new Run(Bar(page), CellStyle.Quiet), .. cells.Row(0), new Run(" " + counts[index], CellStyle.Quiet),
            ]);
        }

        TickLine.Draw(scale, gutter, columns, page);
        foreach (var comparison in Comparisons) { page.Paragraph($"{comparison.First} – {comparison.Second}  {comparison.Mark}", CellStyle.Quiet); }
    }

    private static string Bar(Page page) => page.Unicode ? "│" : "|";

    private static string Hill(double[] values, Scale scale, int columns, bool unicode)
    {
        var (at, density) = Density.Of(values);
        var heights = new double[columns];
        foreach (var (x, d) in at.Zip(density))
        {
            var column = (int)Math.Round(scale.Place(x) * (columns - 1));
            if (column >= 0 && column < columns) { heights[column] = Math.Max(heights[column], d); }
        }

        // Between two places of the density that lie more than a column apart the hill goes straight.
        var known = Enumerable.Range(0, columns).Where(c => heights[c] > 0).ToArray();
        foreach (var (a, b) in known.Zip(known.Skip(1)))
        {
            for (var c = a + 1; c < b; c++) { heights[c] = heights[a] + ((heights[b] - heights[a]) * (c - a) / (b - a)); }
        }

        var (marks, top) = (unicode ? Hills : Slopes, heights.Max());
        return string.Concat(heights.Select(h => marks[top == 0 ? 0 : (int)Math.Round(h / top * (marks.Length - 1))]));
    }
}
