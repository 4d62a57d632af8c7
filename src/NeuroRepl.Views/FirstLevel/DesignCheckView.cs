using System.Globalization;
using NeuroRepl.Figures;
using NeuroRepl.Models.FirstLevel;

namespace NeuroRepl.Views.FirstLevel;

/// <summary>What the design doctor found, and a row a contrast.</summary>
internal sealed class DesignCheckView : IView<DesignCheck>
{
    public Card Describe(DesignCheck check) => new(check.IsSound ? "Design · sound" : $"Design · {NumberText.Count(check.Findings.Count, "finding")}")
    {
        Facts =
        [
            ("volumes", $"{check.Design.Rows}{(check.Design.Discarded > 0 ? $", after {check.Design.Discarded} discarded" : ", none discarded")}"),
            ("columns", $"{check.Design.Columns}, of rank {check.Rank}"),
            ("condition number", NumberText.Short(check.Condition, digits: 3)),
            ("scrubbed", string.Create(CultureInfo.InvariantCulture, $"{100 * check.Scrubbed:0.#} %")),
        ],
        Grid = Grid.Of(check.Contrasts, Columns(check)),
        Notes = check.Findings,
    };

    private static (string, Func<ContrastCheck, object?>)[] Columns(DesignCheck check) =>
    [
        ("contrast", c => c.Contrast),
        ("standard error", c => c.IsEstimable ? NumberText.Short(c.StandardError, digits: 3) : "cannot be estimated"),
        ("variance inflation", c => NumberText.Short(c.VarianceInflation, digits: 3)),
        .. check.HighPassHz is { } hz ? [(string.Create(CultureInfo.InvariantCulture, $"× with high-pass {hz:0.####} Hz"), (Func<ContrastCheck, object?>)(c => NumberText.Short(c.HighPassInflation, digits: 3)))] : Array.Empty<(string, Func<ContrastCheck, object?>)>(),
    ];
}
