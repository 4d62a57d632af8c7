using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>What a fit cannot tell apart, as a figure.</summary>
public static class FitCorrelationPlot
{
    /// <summary>The correlations of the metabolites' errors: blue where only a sum is known.</summary>
    public static Figure PlotCorrelations(this SpectrumFit fit)
    {
        string[] names = [.. fit.Metabolites.Select(m => m.Name)];
        var rows = names.Select((_, i) => (IReadOnlyList<double>)[.. fit.Correlations.Skip(i * names.Length).Take(names.Length)]).ToArray();
        return new Figure(
            [new Heatmap(rows, names, names) { Unit = "r", ColorRange = (-1, 1), IsDiverging = true }],
            new Layout { Title = $"Correlations of the fit of {fit.Spectrum.Name}", Height = Math.Max(420, 24 * names.Length) });
    }
}
