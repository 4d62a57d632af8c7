using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Views.General;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>Fits as figures.</summary>
public static class SpectrumFitPlot
{
    /// <summary>Data, fit and baseline above the residual, over chemical shift from right to left.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default the one that was fitted.</param>
    /// <param name="metabolites">Whose curves to add in a panel between: <c>["Glu", "NAA"]</c>, or <c>fit.Basis.Names</c> for all.</param>
    /// <exception cref="ArgumentMistake">One of them was not fitted, or no point lies in that range.</exception>
    public static Figure Plot(this SpectrumFit fit, PpmRange? ppm = null, IReadOnlyList<string>? metabolites = null)
    {
        var range = ppm ?? fit.Model.Range;
        var curves = fit.Curves;
        var inside = PpmAxis.Inside(range, curves.Ppm);
        var axis = PpmAxis.Cut(curves.Ppm, inside);
        var names = (metabolites ?? []).Select(name => fit[name].Name).ToArray();
        var residual = names.Length > 0 ? 2 : 1;
        return new Figure(
            [
                Line("data", curves.Data) with { Color = Palette.Ink, LineWidth = 1.1 },
                Line("fit", curves.Fit) with { Color = Palette.Vermillion, LineWidth = 1.8 },
                Line("baseline", curves.Baseline) with { Color = Palette.Blue, Dash = Dash.Dashed },
                .. names.Index().Select(m => Line(m.Item, curves.Metabolites[m.Item]) with { Panel = 1, Color = Palette.Series[(m.Index + 2) % Palette.Series.Count] }),
                Line("residual", curves.Residual) with { Panel = residual, Color = Palette.Grey, InLegend = false, LineWidth = 1.1 },
            ],
            new Layout
            {
                Title = $"Fit of {fit.Spectrum.Name}",
                Subtitle = Simulated.Subtitle(Simulated.Is(fit.Spectrum), Quality(fit)),
                X = PpmAxis.Of(range),
                Panels =
                [
                    new Panel { Weight = 3, Y = PpmAxis.Amplitude },
                    .. names.Length > 0 ? [new Panel { Weight = 1.5, Y = PpmAxis.Amplitude with { Title = "metabolites", Unit = null } }] : Array.Empty<Panel>(),
                    new Panel { Weight = 1, Y = PpmAxis.Amplitude with { Title = "residual", Unit = null } },
                ],
            });

        Scatter Line(string name, IReadOnlyList<double> values) => new(axis, PpmAxis.Cut(values, inside)) { Name = name };
    }

    private static string Quality(SpectrumFit fit) =>
        $"linewidth {Amount.Of(fit.LinewidthHz, "Hz", decimals: 1)}, SNR {NumberText.Short(fit.SignalToNoise, digits: 3)}{(fit.Outcome is FitOutcome.Stopped ? ", did not converge" : "")}";
}
