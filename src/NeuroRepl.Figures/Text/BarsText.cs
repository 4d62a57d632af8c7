using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Text;

/// <summary>Bars with errors, lying: as <see cref="BarPanel"/> draws bars of categories, and the brackets as words below.</summary>
internal sealed record BarsText(IReadOnlyList<(Sample Group, string Color)> Groups, IReadOnlyList<string> Categories, IReadOnlyList<Comparison> Comparisons, Axis Axis) : TextForm
{
    public override void Draw(Page page, int rows)
    {
        var figure = new Figure([.. Groups.Select(g => new Bar(Categories.ToArray(), AxisValues.Of(g.Group.Values))
        {
            Name = g.Group.Name, Color = g.Color, Error = g.Group.Errors.Count > 0 ? AxisValues.Of(g.Group.Errors) : null,
        })]);
        BarPanel.Draw(figure.Layout, new Panel { Y = Axis }, TraceLook.Of(figure, page), rows, page);
        foreach (var comparison in Comparisons) { page.Paragraph($"{comparison.First} – {comparison.Second}  {comparison.Mark}", CellStyle.Quiet); }
    }
}
