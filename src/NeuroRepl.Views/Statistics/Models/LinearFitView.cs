using NeuroRepl.Figures;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Views.Statistics.Models;

/// <summary>A linear model: rows used, fit, coefficients, warnings.</summary>
internal sealed class LinearFitView : IView<LinearFit>
{
    public Card Describe(LinearFit fit) => new($"Linear model · {fit.Formula}")
    {
        Facts =
        [
            ("data", ModelViews.Rows(fit)),
            ("R²", $"{NumberText.Short(fit.R2)}, adjusted {NumberText.Short(fit.AdjustedR2)}"),
            ("model", fit.Overall is { Reason: null } all ? $"F({all.Df}, {all.DenominatorDf}) = {NumberText.Short(all.F)}, p = {all.P}" : $"no test: {fit.Overall.Reason}"),
            ("residual", $"SD {NumberText.Short(fit.ResidualSd)} on {fit.DegreesOfFreedom} degrees of freedom"),
        ],
        Grid = ModelViews.Coefficients(fit.Coefficients),
        Notes = fit.Warnings,
    };
}
