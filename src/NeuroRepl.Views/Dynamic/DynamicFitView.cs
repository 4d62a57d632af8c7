using System.Globalization;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views.Dynamic;

/// <summary>A dynamic fit: how many transients and parameters, how it ended, what ran, and what to be wary of.</summary>
internal sealed class DynamicFitView : IView<DynamicFit>
{
    public Card Describe(DynamicFit fit) => new($"Dynamic fit of {fit.Name} · {NumberText.Count(fit.Transients, "transient")}, {NumberText.Count(fit.Basis.Metabolites.Count, "metabolite")}")
    {
        Facts =
        [
            ("blocks", NumberText.Count(fit.Blocks.Count, "block")),
            ("parameters", $"{fit.ParameterCount}, estimated together"),
            ("outcome", fit.Outcome switch
            {
                FitOutcome.Converged converged => $"converged after {NumberText.Count(converged.Iterations, "iteration")}",
                FitOutcome.Stopped stopped => $"did not converge: {stopped.Why}",
                _ => $"{fit.Outcome}",
            }),
            ("noise", $"{NumberText.Short(fit.NoiseSd)} a.u. on a point of one transient"),
            ("lack of fit", double.IsNaN(fit.LackOfFit) ? "unknown: every transient is a block" : $"{fit.LackOfFit.ToString("F2", CultureInfo.InvariantCulture)} (1 where the model holds)"),
        ],
        Grid = Rows(fit),
        Notes = [.. Simulated.Is(fit.Mean.Spectrum) ? ["The data are SIMULATED."] : Array.Empty<string>(), .. fit.Warnings],
    };

    /// <summary>What runs, a row a quantity; its greatest change where there are blocks.</summary>
    private static Grid Rows(DynamicFit fit)
    {
        var rows = fit.Courses().Where(c => c.Parameters.Count != 1).DefaultIfEmpty(fit.Gaussian).Select(course =>
        {
            var change = course.IsByCondition ? course.PercentChanges().MaxBy(c => Math.Abs(c.Z)) : null;
            return (course, change);
        });
        return Grid.Of(
            rows,
            ("quantity", r => r.course.Name),
            ("unit", r => r.course.Unit),
            (fit.Design.IsCellMeans ? fit.Design.Names[0] : "first transient", r => r.course.Values[0]),
            ("±", r => r.course.StandardErrors[0]),
            ("clearest change", r => r.change?.Contrast),
            ("%", r => r.change?.Estimate),
            ("z", r => r.change is { } c ? Math.Round(c.Z, 1) : null));
    }
}
