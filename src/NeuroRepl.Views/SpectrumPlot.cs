using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>Spectra as figures.</summary>
public static class SpectrumPlot
{
    /// <summary>The real part over chemical shift, from right to left.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <exception cref="ArgumentMistake">The spectrum has no point in that range.</exception>
    public static Figure Plot(this Spectrum spectrum, PpmRange? ppm = null) => OverPpm(
        [spectrum], ppm, spectrum.Name, Simulated.Subtitle(Simulated.Is(spectrum), spectrum.Steps.Count == 0 ? null : string.Join(" → ", spectrum.Steps)));

    /// <summary>Several spectra over each other, real parts.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <exception cref="ArgumentMistake">There is none, or one has no point in that range.</exception>
    public static Figure Plot(this IEnumerable<Spectrum> spectra, PpmRange? ppm = null)
    {
        Spectrum[] all = [.. spectra];
        Guard.NotEmpty(all, nameof(spectra));
        return OverPpm(all, ppm, NumberText.Count(all.Length, "spectrum"), Simulated.Subtitle(all.Any(Simulated.Is), null));
    }

    /// <summary>The FIDs of a scan as spectra over each other, real parts; of many, some evenly spread over the scan.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="most">At most so many are drawn.</param>
    /// <exception cref="ArgumentMistake">The series has no point in that range.</exception>
    public static Figure Plot(this SpectrumSeries series, PpmRange? ppm = null, int most = 8)
    {
        Guard.Positive(most);
        var shown = Math.Min(most, series.Count);
        var drawn = Enumerable.Range(0, shown).Select(i => series[shown == 1 ? 0 : (int)((long)i * (series.Count - 1) / (shown - 1))]).ToArray();
        return OverPpm(drawn, ppm, series.Name, Simulated.Subtitle(Simulated.Is(series), shown == series.Count ? null : $"{shown} of {series.Count} FIDs"));
    }

    private static Figure OverPpm(Spectrum[] spectra, PpmRange? ppm, string title, string? subtitle)
    {
        var range = ppm ?? PpmAxis.Usual(spectra[0].Acquisition, spectra[0].Acquisition.PpmAxis(spectra[0].Points));
        return new Figure(
            [.. spectra.Select(spectrum => LineOf(spectrum, range, spectra.Length == 1 ? Palette.Ink : null))],
            new Layout { Title = title, Subtitle = subtitle, X = PpmAxis.Of(range), Panels = [new Panel { Y = PpmAxis.Amplitude with { Title = "real part" } }], ShowLegend = spectra.Length is > 1 and <= 12 });
    }

    private static Scatter LineOf(Spectrum spectrum, PpmRange range, string? color)
    {
        var (axis, values) = spectrum.Frequency();
        var inside = PpmAxis.Inside(range, axis);
        return new(PpmAxis.Cut(axis, inside), values.Skip(inside.Start).Take(inside.Count).Select(v => v.Real).ToArray()) { Name = spectrum.Name, Color = color, LineWidth = 1.2 };
    }
}
