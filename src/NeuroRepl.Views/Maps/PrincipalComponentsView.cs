using NeuroRepl.Figures;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views.Maps;

/// <summary>Components: what each explains, and what chance explains.</summary>
internal sealed class PrincipalComponentsView : IView<PrincipalComponents>
{
    private const int Shown = 10;

    public Card Describe(PrincipalComponents components)
    {
        var isTested = components.Shuffles > 0;
        var rows = Enumerable.Range(0, Math.Min(Shown, components.ExplainedPercent.Count));
        (string, Func<int, object?>)[] columns =
        [
            ("component", k => k + 1),
            ("explained %", k => NumberText.Short(components.ExplainedPercent[k], 4)),
            .. isTested ? new (string, Func<int, object?>)[] { ("null 95 %", k => NumberText.Short(components.NullPercent[k], 4)), ("p", k => $"{components.P[k]}") } : [],
        ];
        return new($"Principal components of {components.Scores.Rows} × {components.Loadings.Columns}")
        {
            Facts = isTested
                ? [("above their null", $"{components.Significant}, {NumberText.Short(components.ExplainedPercent.Take(components.Significant).Sum(), 4)} % together"),
                   ("null", $"{components.Shuffles} shuffles {(components.Rule == ShuffleRule.WithinRows ? "of places within rows" : "of rows within columns")}, seed {components.Seed}")]
                : [("null", "none: shuffles was 0")],
            Grid = Grid.Of(rows, columns),
            Notes = components.ExplainedPercent.Count > Shown ? [$"{components.ExplainedPercent.Count - Shown} more components."] : [],
        };
    }
}
