using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Spectroscopy;

/// <summary>The FIDs of a series as lines of a figure.</summary>
internal static class SeriesLines
{
    /// <summary>At most so many of them, evenly spread over the series.</summary>
    public static IReadOnlyList<Spectrum> Of(SpectrumSeries series, int most)
    {
        var shown = Math.Min(most, series.Count);
        return [.. Enumerable.Range(0, shown).Select(i => series[shown == 1 ? 0 : (int)((long)i * (series.Count - 1) / (shown - 1))])];
    }

    /// <summary>The real part over a stretch; of many, thin and pale.</summary>
    public static Scatter Line(Spectrum spectrum, PpmRange range, int beside)
    {
        var (axis, values) = Values(spectrum, range);
        return new(axis, values) { Name = spectrum.Name, Color = beside == 1 ? Palette.Ink : null, LineWidth = beside == 1 ? 1.2 : 0.8, Opacity = beside == 1 ? 1 : 0.6 };
    }

    public static (double[] Ppm, double[] Values) Values(Spectrum spectrum, PpmRange range)
    {
        var (axis, values) = spectrum.Frequency();
        var inside = PpmAxis.Inside(range, axis);
        return (PpmAxis.Cut(axis, inside), [.. values.Skip(inside.Start).Take(inside.Count).Select(v => v.Real)]);
    }
}
