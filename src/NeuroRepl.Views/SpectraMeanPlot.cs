using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>Many spectra as one picture.</summary>
public static class SpectraMeanPlot
{
    /// <summary>Mean ± SD of spectra over chemical shift, real parts, one colour a group with its n.</summary>
    /// <param name="by">Which group a spectrum belongs to; null for one.</param>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="voxel">A picture of where the voxel lies, shown in the corner; null for none.</param>
    /// <exception cref="ArgumentMistake">There is none, they have different axes, or no point in that range.</exception>
    public static Figure PlotMean(this IEnumerable<Spectrum> spectra, Func<Spectrum, string>? by = null, PpmRange? ppm = null, Figure? voxel = null)
    {
        Spectrum[] all = [.. spectra];
        Guard.NotEmpty(all, nameof(spectra));
        var axis = all[0].Frequency().Ppm;
        if (all.FirstOrDefault(s => s.Points != all[0].Points || s.Acquisition.BandwidthHz != all[0].Acquisition.BandwidthHz || s.Acquisition.SpectrometerMHz != all[0].Acquisition.SpectrometerMHz) is { } other)
        {
            throw new ArgumentMistake($"{other.Name} and {all[0].Name} have different axes (points, bandwidth or spectrometer frequency); a mean needs one.", "Plot them over each other instead: spectra.Plot().");
        }

        var range = ppm ?? PpmAxis.Usual(all[0].Acquisition, axis);
        var inside = PpmAxis.Inside(range, axis);
        var x = PpmAxis.Cut(axis, inside);
        var groups = all.GroupBy(by ?? (_ => "mean")).Select(group => MeanCourse.Mean(
            group.Key, x, [.. group.Select(s => (IReadOnlyList<double>)[.. s.Frequency().Values.Skip(inside.Start).Take(inside.Count).Select(v => v.Real)])]));
        var figure = Chart.Spectra([.. groups], (range.Low, range.High), voxel);
        return figure.WithTitle(NumberText.Count(all.Length, "spectrum"), Simulated.Subtitle(all.Any(Simulated.Is), figure.Layout.Subtitle));
    }

    /// <summary>The transients of a scan one above the other, real parts, the first lowest; of many, some evenly spread over the scan.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <param name="most">At most so many are drawn.</param>
    /// <exception cref="ArgumentMistake">The series has no point in that range.</exception>
    public static Figure PlotWaterfall(this SpectrumSeries series, PpmRange? ppm = null, int most = 32)
    {
        Guard.Positive(most);
        var shown = Math.Min(most, series.Count);
        var axis = series[0].Frequency().Ppm;
        var range = ppm ?? PpmAxis.Usual(series.Acquisition, axis);
        var inside = PpmAxis.Inside(range, axis);
        var curves = Enumerable.Range(0, shown).Select(i => shown == 1 ? 0 : (int)((long)i * (series.Count - 1) / (shown - 1)))
            .Select(i => new Sample($"{i}", series[i].Frequency().Values.Skip(inside.Start).Take(inside.Count).Select(v => v.Real).ToArray()));
        return Chart.Waterfall(PpmAxis.Cut(axis, inside), [.. curves]).WithYTitle("transient")
            .WithTitle(series.Name, Simulated.Subtitle(Simulated.Is(series), shown == series.Count ? null : $"{shown} of {series.Count} transients"));
    }
}
