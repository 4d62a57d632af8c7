using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Text;

/// <summary>Correlations as lying bars from zero, the middle 95 % of the null shaded behind, number and stars on the right.</summary>
internal sealed record ReceptorText(IReadOnlyList<ReceptorRow> Rows) : TextForm
{
    public override void Draw(Page page, int rows)
    {
        var labels = Rows.Select(r => TextWidth.Cut(page.Clean(r.Name), page.Width / 3, page.Unicode)).ToArray();
        var gutter = labels.Select(TextWidth.Of).DefaultIfEmpty(0).Max();
        var written = NumberText.Column([.. Rows.Select(r => Math.Round(r.R, 2))]);
        var texts = Rows.Select((r, i) => $"{written[i],6} {r.Stars}").ToArray();
        var columns = page.Width - gutter - 2 - texts.Select(t => t.Length).DefaultIfEmpty(0).Max() - 1;
        var nulls = Rows.Select(r => r.Nulls.Length == 0 ? (Low: 0.0, High: 0.0) : (Low: Quartiles.At([.. r.Nulls.Order()], 0.025), High: Quartiles.At([.. r.Nulls.Order()], 0.975))).ToArray();
        var scale = Scale.Of(new Axis { IncludesZero = true }, Rows.Select(r => r.R).Concat(nulls.SelectMany(n => new[] { n.Low, n.High })), [], margin: 0.04);
        var zero = Column(0);
        foreach (var (index, row) in Rows.Index())
        {
            var cells = new DotCanvas(columns, 1, page.Unicode);
            if (row.Nulls.Length > 0) { Fill(cells, Column(nulls[index].Low), Column(nulls[index].High), page.Unicode ? "░" : ":", CellStyle.Quiet); }

            var style = (page.HasColors ? CellStyle.In(Palette.Blue) : CellStyle.Plain) with { Dim = row.IsPale };
            if (double.IsFinite(row.R)) { Fill(cells, Math.Min(zero, Column(row.R)), Math.Max(zero, Column(row.R)), page.Unicode ? "█" : "#", style); }
            cells.Mark(zero, 0, page.Unicode ? "│" : "|", CellStyle.Quiet);
            page.Line([new Run(TextWidth.Pad(labels[index], gutter, right: true) + " ", CellStyle.Plain), .. cells.Row(0), new Run(texts[index], CellStyle.Plain)]);
        }

        TickLine.Draw(scale, gutter, columns, page);
        if (Rows.Any(r => r.Nulls.Length > 0)) { page.Paragraph($"correlation (r); {(page.Unicode ? "░" : ":")} the middle 95 % of the null", CellStyle.Quiet); }

        int Column(double value) => (int)Math.Round(scale.Place(value) * (columns - 1));
    }

    private static void Fill(DotCanvas cells, int from, int to, string mark, CellStyle style)
    {
        for (var column = from; column <= to; column++) { cells.Mark(column, 0, mark, style); }
    }
}
