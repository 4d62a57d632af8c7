using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>A fit: how good it is, what it found, the surest first, and what to be wary of.</summary>
internal sealed class SpectrumFitView : IView<SpectrumFit>
{
    public Card Describe(SpectrumFit fit) => new($"Fit of {fit.Spectrum.Name} · {NumberText.Count(fit.Metabolites.Count, "metabolite")}")
    {
        Facts =
        [
            ("linewidth", Amount.Of(fit.LinewidthHz, "Hz", decimals: 1)),
            ("SNR", NumberText.Short(fit.SignalToNoise, digits: 3)),
            ("phase", $"{fit.Phase0Degrees:F1}°{(fit.Model.FitFirstOrderPhase ? $", {fit.Phase1DegreesPerPpm:F2}° per ppm" : "")}"),
            ("shift", string.Join(", ", fit.Groups.Select(group => Amount.Of(group.ShiftPpm, "ppm", decimals: 3)))),
            ("range", $"{fit.Model.Range}, {Baseline(fit)}"),
            ("outcome", Outcome(fit.Outcome)),
        ],
        Grid = new MetaboliteListView().Describe([.. fit.Metabolites.OrderBy(m => m.CrlbPercent)], fit.Metabolites.Count),
        Notes = [.. Simulated.Is(fit.Spectrum) ? ["The data are SIMULATED."] : Array.Empty<string>(), .. fit.Warnings],
    };

    private static string Baseline(SpectrumFit fit) => fit.Model.IsPolynomial
        ? $"baseline of order {fit.Model.BaselineOrder ?? 2}"
        : $"spline baseline of {fit.BaselineFreedom:F0} parameters";

    private static string Outcome(FitOutcome outcome) => outcome switch
    {
        FitOutcome.Converged converged => $"converged after {NumberText.Count(converged.Iterations, "iteration")}",
        FitOutcome.Stopped stopped => $"did not converge: {stopped.Why} {stopped.WhatToTry}",
        _ => $"{outcome}",
    };
}
