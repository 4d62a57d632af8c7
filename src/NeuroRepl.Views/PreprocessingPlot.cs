using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Spectroscopy;

namespace NeuroRepl.Views;

/// <summary>Steps of preprocessing as figures: each before and after.</summary>
public static class PreprocessingPlot
{
    private const int MostLines = 24;

    /// <summary>The spectrum before its last step, above; after it, below.</summary>
    /// <param name="spectrum">A spectrum to which something was done.</param>
    /// <param name="ppm">The stretch to draw, in ppm; by default 0 to 5 for protons, everything for another nucleus.</param>
    /// <exception cref="ArgumentMistake">Nothing was done to it yet.</exception>
    public static Figure PlotStep(this Spectrum spectrum, PpmRange? ppm = null)
    {
        var before = spectrum.Before ?? throw new ArgumentMistake($"Nothing has been done to {spectrum.Name} yet, so there is no step to draw.", "Draw the spectrum itself: spectrum.Plot().");
        return BeforeAfter([before], [spectrum], ppm, spectrum.Name, spectrum.Steps[^1], Simulated.Is(spectrum));
    }

    /// <summary>Each coil's mean spectrum, phases aligned, above; the combined mean below.</summary>
    /// <param name="coils">The combination.</param>
    /// <param name="ppm">The stretch to draw, in ppm.</param>
    public static Figure Plot(this CoilCombination coils, PpmRange? ppm = null) => BeforeAfter(
        SeriesLines.Of(coils.CoilMeans, MostLines), [coils.Combined.Average()], ppm, coils.Combined.Name, coils.Combined.Steps[^1], Simulated.Is(coils.Combined));

    /// <summary>The transients before alignment, the same aligned, and the shift and phase of each over the scan.</summary>
    /// <param name="alignment">The alignment.</param>
    /// <param name="ppm">The stretch to draw, in ppm; 1.8 to 3.4 unless told otherwise, where the singlets are.</param>
    public static Figure Plot(this Alignment alignment, PpmRange? ppm = null)
    {
        var range = ppm ?? (1.8, 3.4);
        var spectra = BeforeAfter(SeriesLines.Of(alignment.Before, MostLines), SeriesLines.Of(alignment.Aligned, MostLines), range, alignment.Before.Name, alignment.Aligned.Steps[^1], Simulated.Is(alignment.Before));
        var course = alignment.PlotCourse();
        return Figure.Grid([Untitled(spectra), Untitled(course)], columns: 2, letters: false).WithTitle(spectra.Layout.Title!, spectra.Layout.Subtitle).WithLegend(false).WithHeight(480);

        static Figure Untitled(Figure figure) => figure.WithLayout(figure.Layout with { Title = null, Subtitle = null });
    }

    /// <summary>The shift and the phase of each transient over the scan, with their standard errors.</summary>
    public static Figure PlotCourse(this Alignment alignment)
    {
        var transients = AxisValues.Indices(alignment.ShiftsHz.Count);
        return new Figure(
            [
                Points(alignment.ShiftsHz, alignment.ShiftErrorsHz) with { Name = "shift", Color = Palette.Blue },
                Points(alignment.PhasesDegrees, alignment.PhaseErrorsDegrees) with { Name = "phase", Color = Palette.Vermillion, Panel = 1 },
            ],
            new Layout
            {
                Title = $"Course of {alignment.Before.Name}",
                Subtitle = Simulated.Subtitle(Simulated.Is(alignment.Before), null),
                X = new Axis { Title = "transient" },
                Panels = [new Panel { Y = new Axis { Title = "shift", Unit = "Hz" } }, new Panel { Y = new Axis { Title = "phase", Unit = "°" } }],
                ShowLegend = false,
            });

        Scatter Points(IReadOnlyList<double> values, IReadOnlyList<double> errors) =>
            new(transients, AxisValues.Of(values)) { Mode = ScatterMode.Markers, MarkerSize = 4, ErrorY = AxisValues.Of(errors) };
    }

    /// <summary>Every transient's score in each measure, with the limit; what is beyond it is flagged.</summary>
    /// <param name="screening">The screening.</param>
    public static Figure Plot(this TransientScreening screening)
    {
        var limit = screening.Measures[0].Limit;
        var bad = screening.Flagged.Select(f => f.Index).ToArray();
        var count = screening.Before.Count;
        return new Figure(
            [
                .. screening.Measures.Index().Select(m => new Scatter(AxisValues.Indices(count), AxisValues.Of(m.Item.Scores)) { Name = m.Item.Name, Mode = ScatterMode.Markers, MarkerSize = 4, Color = Palette.Series[m.Index % Palette.Series.Count] }),
                new Scatter(AxisValues.Of(bad.Select(i => (double)i)), AxisValues.Of(bad.Select(i => screening.Measures.Max(m => Math.Abs(double.IsNaN(m.Scores[i]) ? 0 : m.Scores[i])))))
                {
                    Name = $"flagged (n {bad.Length})", Mode = ScatterMode.Markers, MarkerSize = 12, Color = Palette.Ink, Opacity = 0.5, Labels = [.. screening.Flagged.Select(f => f.ToString())],
                },
                Line(limit), Line(-limit),
            ],
            new Layout
            {
                Title = $"Transients of {screening.Before.Name}",
                Subtitle = Simulated.Subtitle(Simulated.Is(screening.Before), screening.Flagged.Count == 0 ? "none flagged" : $"flagged: {string.Join(", ", bad.Take(20))}"),
                X = new Axis { Title = "transient" },
                Panels = [new Panel { Y = new Axis { Title = "away from the others", Unit = "SD" } }],
            });

        Scatter Line(double at) => new(new double[] { 0, count - 1 }, new[] { at, at }) { Dash = Dash.Dashed, Color = Palette.Grey, LineWidth = 1, InLegend = false };
    }

    /// <summary>The phase that eddy currents gave the water, over time.</summary>
    /// <param name="eddy">The phase course.</param>
    public static Figure Plot(this EddyCurrents eddy)
    {
        var water = eddy.Water.Fid.Span.ToArray();
        var shown = Math.Max(16, Array.FindLastIndex(water, v => v.Magnitude > 0.02 * water[0].Magnitude) + 1);
        double[] time = [.. Enumerable.Range(0, shown).Select(n => 1000 * n / eddy.Water.BandwidthHz)];
        return new Figure(
            [
                new Scatter(time, eddy.PhaseRadians.Take(shown).Select(p => p * 180 / Math.PI).ToArray()) { Name = "phase", Color = Palette.Vermillion },
                new Scatter(time, water.Take(shown).Select(v => v.Magnitude).ToArray()) { Name = "water", Color = Palette.Blue, Panel = 1 },
            ],
            new Layout
            {
                Title = $"Phase of {eddy.Water.Name}",
                Subtitle = Simulated.Subtitle(Simulated.Is(eddy.Water), "taken out of every transient"),
                X = new Axis { Title = "time", Unit = "ms" },
                Panels = [new Panel { Y = new Axis { Title = "phase", Unit = "°" } }, new Panel { Y = PpmAxis.Amplitude with { Title = "water" } }],
                ShowLegend = false,
            });
    }

    /// <summary>The plain mean of all transients, above; the preprocessed spectrum, below.</summary>
    /// <param name="done">The preprocessed scan.</param>
    /// <param name="ppm">The stretch to draw, in ppm.</param>
    public static Figure Plot(this PreprocessedSeries done, PpmRange? ppm = null) => BeforeAfter(
        [done.PlainMean], [done.Spectrum], ppm, done.Spectrum.Name, $"{done.Transients.Count} transients", Simulated.Is(done.Spectrum));

    internal static Figure BeforeAfter(IReadOnlyList<Spectrum> before, IReadOnlyList<Spectrum> after, PpmRange? ppm, string title, string what, bool isSimulated)
    {
        var range = ppm ?? PpmAxis.Usual(after[0].Acquisition, after[0].Acquisition.PpmAxis(after[0].Points));
        return new Figure(
            [.. before.Select(s => SeriesLines.Line(s, range, before.Count)), .. after.Select(s => SeriesLines.Line(s, range, after.Count) with { Panel = 1 })],
            new Layout
            {
                Title = title,
                Subtitle = Simulated.Subtitle(isSimulated, what),
                X = PpmAxis.Of(range),
                Panels = [new Panel { Y = PpmAxis.Amplitude with { Title = "before", Unit = null } }, new Panel { Y = PpmAxis.Amplitude with { Title = "after", Unit = null } }],
                ShowLegend = false,
                Height = 480,
            });
    }
}
