using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Text;

/// <summary>Intervals lying below each other between name and numbers, the place without effect as a broken line down.</summary>
internal sealed record ForestText(IReadOnlyList<Interval> Intervals, IReadOnlyList<string> Numbers, double Reference) : TextForm
{
    private const int Narrowest = 12;

    public override void Draw(Page page, int rows)
    {
        var labels = Intervals.Select(i => TextWidth.Cut(page.Clean(i.Name), page.Width / 3, page.Unicode)).ToArray();
        var gutter = labels.Select(TextWidth.Of).DefaultIfEmpty(0).Max();
        var numbers = Numbers.Select(page.Clean).ToArray();
        var wanted = numbers.Select(TextWidth.Of).DefaultIfEmpty(0).Max() + 1;
        var isWide = page.Width - gutter - 1 - wanted >= Narrowest;             // else the numbers stand on lines of their own
        var columns = Math.Max(4, page.Width - gutter - 1 - (isWide ? wanted : 0));
        var scale = Scale.Of(new Axis(), Intervals.SelectMany(i => new[] { i.Low, i.Estimate, i.High }).Append(Reference), [], margin: 0.04);
        foreach (var (index, interval) in Intervals.Index())
        {
            var cells = new DotCanvas(columns, 1, page.Unicode);
            DrawInterval(cells, interval, scale, page);
            page.Line([new Run(TextWidth.Pad(labels[index], gutter, right: true) + " ", CellStyle.Plain), .. cells.Row(0), new Run(isWide ? " " + numbers[index] : "", CellStyle.Plain)]);
            if (!isWide) { page.Line(new string(' ', gutter + 1) + TextWidth.Cut(numbers[index], columns, page.Unicode), CellStyle.Quiet); }
        }

        TickLine.Draw(scale, gutter, columns, page);
    }

    private void DrawInterval(DotCanvas cells, Interval interval, Scale scale, Page page)
    {
        int Column(double value) => (int)Math.Round(scale.Place(value) * (cells.Columns - 1));

        cells.Mark(Column(Reference), 0, page.Unicode ? "┆" : ":", CellStyle.Quiet);
        if (!double.IsFinite(interval.Low + interval.Estimate + interval.High)) { return; }

        var style = page.HasColors ? CellStyle.In(interval.IsSummary ? Palette.Vermillion : Palette.Blue) : CellStyle.Plain;
        var (line, left, right) = (interval.IsSummary, page.Unicode) switch { (true, true) => ("━", "◀", "▶"), (false, true) => ("─", "├", "┤"), (true, false) => ("=", "<", ">"), _ => ("-", "|", "|") };
        for (var column = Column(interval.Low); column <= Column(interval.High); column++) { cells.Mark(column, 0, line, style); }
        cells.Mark(Column(interval.Low), 0, left, style);
        cells.Mark(Column(interval.High), 0, right, style);
        cells.Mark(Column(interval.Estimate), 0, page.Unicode ? (interval.IsSummary ? "◆" : "●") : "o", style with { Bold = true });
    }
}
