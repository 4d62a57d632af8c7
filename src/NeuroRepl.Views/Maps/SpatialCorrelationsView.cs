using NeuroRepl.Figures;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views.Maps;

/// <summary>A map against several: a row each, the strongest first.</summary>
internal sealed class SpatialCorrelationsView : IView<SpatialCorrelations>
{
    public Card Describe(SpatialCorrelations correlations) => new($"{correlations.Map} against {NumberText.Count(correlations.Count, "map")}")
    {
        Facts = [("measure", correlations.Measure), ("null", $"{correlations.Method}, seed {correlations.Seed}"), ("p-values", "Monte Carlo, (b + 1) / (n + 1), with their 95 % interval")],
        Grid = Grid.Of(
            correlations.OrderByDescending(row => row.R),
            ("map", row => row.Name),
            ("r", row => double.IsNaN(row.R) ? "n/a" : NumberText.Short(row.R, 3)),
            ("p", row => $"{row.P}"),
            ("p (FDR)", row => double.IsNaN(row.AdjustedP) ? "n/a" : NumberText.Short(row.AdjustedP, 2)),
            ("places", row => row.Places)),
        Notes = correlations.Notes,
    };
}
