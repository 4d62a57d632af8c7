using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views;

/// <summary>Basis sets as figures.</summary>
public static class BasisSetPlot
{
    /// <summary>The metabolites' spectra, real parts, each on a line of its own height, the first at the top.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="metabolites">Which ones; null for all.</param>
    /// <exception cref="ArgumentMistake">The basis lacks one, or has no point in that range.</exception>
    public static Figure Plot(this BasisSet basis, PpmRange? ppm = null, IReadOnlyList<string>? metabolites = null)
    {
        var shown = metabolites is null ? basis : basis.Only([.. metabolites]);
        var axis = basis.Acquisition.PpmAxis(basis.Points);
        var range = ppm ?? PpmAxis.Usual(basis.Acquisition, axis);
        var inside = PpmAxis.Inside(range, axis);
        var curves = shown.Metabolites.Select(m => new Spectrum(m.Fid.ToArray(), basis.Acquisition).Frequency().Values.Skip(inside.Start).Take(inside.Count).Select(v => v.Real).ToArray()).ToArray();

        // By the middle one: the few tall singlets may reach into the lines above, or nothing else would be seen.
        var step = curves.Select(curve => curve.Max() - curve.Min()).Order().ElementAt(curves.Length / 2);
        return new Figure(
            [.. shown.Names.Zip(curves, (name, curve) => (name, curve)).Index().Select(m => new Scatter(PpmAxis.Cut(axis, inside), m.Item.curve.Select(v => v - (m.Index * step)).ToArray()) { Name = m.Item.name, LineWidth = 1.2 })],
            new Layout
            {
                Title = $"Basis {basis.Name}",
                X = PpmAxis.Of(range),
                Panels = [new Panel { Y = PpmAxis.Amplitude with { Title = "real part, one above the other" } }],
                Height = Math.Max(420, 40 * curves.Length),
            });
    }
}
