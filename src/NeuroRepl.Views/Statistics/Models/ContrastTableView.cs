using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Means;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>Contrasts with their adjusted tests.</summary>
internal sealed class ContrastTableView : IView<ContrastTable>
{
    public Card Describe(ContrastTable table) => new($"{NumberText.Count(table.Rows.Count, "contrast")} · {Words(table)}")
    {
        Grid = Grid.Of(table.Rows,
        [
            .. table.Rows.All(r => r.By.Count == table.By.Count) ? table.By.Select((name, k) => (name, (Func<MeanContrast, object?>)(r => r.By[k]))) : [],
            ("contrast", r => r.Name), ("estimate", r => ModelViews.Number(r.Estimate)), ("SE", r => ModelViews.Number(r.StandardError)), ("df", r => ModelViews.Number(Math.Round(r.Df, 1))),
            ("95 % from", r => ModelViews.Number(r.Low)), ("to", r => ModelViews.Number(r.High)), ("t", r => ModelViews.Number(Math.Round(r.T, 3))), ("p", r => $"{r.P}"),
        ]),
        Notes = table.Notes,
    };

    private static string Words(ContrastTable table) => table.Adjust == Adjust.None ? "p-values not adjusted"
        : $"p-values by {table.Adjust}{(table.By.Count > 0 ? $", within each {string.Join(", ", table.By)}" : "")}";
}
