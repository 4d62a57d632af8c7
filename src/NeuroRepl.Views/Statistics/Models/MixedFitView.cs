using NeuroRepl.Figures;
using NeuroRepl.Statistics.Mixed;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>A mixed model: rows and groups used, criterion, how much each effect varies, coefficients, and what to be wary of.</summary>
internal sealed class MixedFitView : IView<MixedFit>
{
    public Card Describe(MixedFit fit) => new($"Mixed model · {fit.Formula}")
    {
        Facts =
        [
            ("data", ModelViews.Rows(fit)),
            ("groups", string.Join(", ", fit.Groups.Select(group => $"{group.Name} {group.Levels}"))),
            (fit.IsReml ? "REML" : "ML", $"criterion {fit.Criterion:F4}, AIC {fit.Aic:F1}, BIC {fit.Bic:F1}"),
            .. fit.VarianceComponents.Select(component => ("varies", Component(component))),
            ("search", fit.Outcome switch
            {
                MixedOutcome.Converged converged => $"converged after {converged.Evaluations} evaluations",
                MixedOutcome.Stopped stopped => $"{stopped.Why} {stopped.WhatToTry}",
                _ => "",
            }),
        ],
        Grid = ModelViews.Coefficients(fit.Coefficients),
        Notes = fit.Warnings,
    };

    private static string Component(VarianceComponent component) => component.Group == "Residual" ? $"residual, SD {NumberText.Short(component.Sd)}"
        : $"{component.Effect} over {component.Group}, SD {NumberText.Short(component.Sd)}{(component.Correlations.Count > 0 ? $", correlation {string.Join(", ", component.Correlations.Select(c => NumberText.Short(c, 3)))}" : "")}";
}
