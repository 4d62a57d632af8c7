using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;

namespace NeuroRepl.Views.Dynamic;

/// <summary>Many dynamic fits: a row a scan, with the reason of those that failed.</summary>
internal sealed class DynamicFitsView : IView<DynamicFits>
{
    public Card Describe(DynamicFits fits) => new($"Dynamic fits of {NumberText.Count(fits.Count, "scan")}, {fits.Failed.Count} failed")
    {
        Grid = Grid.Of(
            fits,
            ("scan", s => s.Name),
            ("arm", s => s.Arm),
            ("transients", s => s.Fit?.Transients),
            ("lack of fit", s => s.Fit is { } fit ? Math.Round(fit.LackOfFit, 2) : null),
            ("outcome", s => s.Fit is { } fit ? fit.Outcome is FitOutcome.Converged ? "converged" : "did not converge" : "failed")),
        Notes = [.. fits.Failed.Select(s => $"{s.Name} failed: {s.Reason}"), .. fits.Where(s => s.Fit is { Warnings.Count: > 0 }).Select(s => $"{s.Name}: {s.Fit!.Warnings[0]}").Take(10)],
    };
}
