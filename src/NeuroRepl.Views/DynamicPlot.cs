using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Figures;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Views;

/// <summary>Dynamic fits, time courses, mean spectra and group models as figures.</summary>
public static class DynamicPlot
{
    private const double Interval = 1.96;

    /// <summary>A quantity over the blocks with 95 % intervals, or over time with a band where it runs otherwise.</summary>
    /// <param name="percent">Whether to draw the change in percent from the first block.</param>
    public static Figure Plot(this ParameterCourse course, bool percent = false)
    {
        if (!course.IsByCondition) { return course.TimeCourse().Plot().WithTitle($"{course.Name} of {course.Of}"); }

        var values = percent ? [0.0, .. course.PercentChanges().Select(c => c.Estimate)] : course.Estimates.ToArray();
        double[] errors = percent
            ? [0, .. course.PercentChanges().Select(c => c.StandardError)]
            : [.. course.Parameters.Select((_, k) => Math.Sqrt(course.Covariance[(k * course.Parameters.Count) + k]))];
        return new Figure(
            [new Scatter(course.Parameters.ToArray(), values) { Name = course.Name, Mode = ScatterMode.LinesAndMarkers, ErrorY = errors.Select(e => Interval * e).ToArray(), Color = Palette.Blue }],
            new Layout
            {
                Title = $"{course.Name} of {course.Of}",
                Subtitle = percent ? $"change from {course.Parameters[0]}, 95 % intervals" : "estimates with 95 % intervals",
                X = new() { Title = "block", Categories = course.Parameters },
                Panels = [new Panel { Y = new() { Title = percent ? $"change of {course.Name}" : course.Name, Unit = percent ? "%" : course.Unit, IncludesZero = percent } }],
                ShowLegend = false,
            });
    }

    /// <summary>Several quantities below each other, each as its own change in percent from the first block.</summary>
    public static Figure Plot(this IEnumerable<ParameterCourse> courses)
    {
        ParameterCourse[] all = [.. courses];
        Guard.NotEmpty(all, nameof(courses));
        return all.Length == 1 ? all[0].Plot(percent: true) : Figure.Grid([.. all.Select(course => Bare(course.Plot(percent: true)))], columns: all.Length > 3 ? 2 : 1, shareX: true).WithTitle($"Changes of {all[0].Of}", $"from {(all[0].Parameters.Count > 0 ? all[0].Parameters[0] : "the first")}, 95 % intervals");
    }

    /// <summary>Data and fit of each block; of many, some evenly spread over the scan.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; by default the one that was fitted.</param>
    /// <param name="most">At most so many are drawn.</param>
    public static Figure Plot(this DynamicFit fit, PpmRange? ppm = null, int most = 9)
    {
        Guard.Positive(most);
        var count = Math.Min(most, fit.Blocks.Count);
        var shown = Enumerable.Range(0, count).Select(i => fit.Blocks[count == 1 ? 0 : (int)((long)i * (fit.Blocks.Count - 1) / (count - 1))]).ToArray();
        var range = ppm ?? fit.Model.Spectrum.Range;
        var title = $"Dynamic fit of {fit.Name}";
        return count == 1 ? Block(shown[0], range).WithTitle(title) : Figure.Grid([.. shown.Select(block => Block(block, range))], columns: count > 4 ? 3 : 2, shareX: true, shareY: true, letters: false).WithTitle(title);
    }

    /// <summary>A quantity over time with a band of 95 %.</summary>
    public static Figure Plot(this TimeCourse course) => Plot((course.Name, course));

    /// <summary>Time courses of several conditions over each other, each with a band of one standard error.</summary>
    /// <example><code>DynamicPlot.Plot(("placebo", placebo), ("high", high))</code></example>
    public static Figure Plot(params (string Name, TimeCourse Course)[] courses)
    {
        Guard.NotEmpty(courses);
        var first = courses[0].Course;
        var minutes = first.Seconds[^1] > 180;
        var width = courses.Length == 1 ? Interval : 1;
        var traces = new List<Trace>();
        foreach (var (index, (name, course)) in courses.Index())
        {
            var color = Palette.Series[index % Palette.Series.Count];
            double[] time = [.. course.Seconds.Select(s => minutes ? s / 60 : s)];
            if (course.StandardErrors.Any(double.IsFinite))
            {
                traces.Add(new Band(time, course.Values.Zip(course.StandardErrors, (v, e) => v - (width * e)).ToArray(), course.Values.Zip(course.StandardErrors, (v, e) => v + (width * e)).ToArray())
                {
                    Color = color, Opacity = 0.25, InLegend = false,
                });
            }

            traces.Add(new Scatter(time, course.Values.ToArray()) { Name = name, Color = color });
        }

        return new Figure(traces, new Layout
        {
            Title = first.Name,
            Subtitle = courses.Length == 1 ? "band: 95 %" : "bands: one standard error",
            X = new() { Title = "time", Unit = minutes ? "min" : "s" },
            Panels = [new Panel { Y = new() { Title = first.Unit == "%" ? $"change of {first.Name}" : first.Name, Unit = first.Unit } }],
            ShowLegend = courses.Length > 1,
        });
    }

    /// <summary>Mean spectra of several conditions over each other, each with a band of one standard deviation.</summary>
    /// <param name="ppm">The stretch to draw, in ppm; 0 to 5 for protons.</param>
    /// <param name="voxels">A picture of the voxels' overlap, drawn as an inset.</param>
    public static Figure Plot(this IEnumerable<MeanSpectrum> means, PpmRange? ppm = null, Figure? voxels = null)
    {
        MeanSpectrum[] all = [.. means];
        Guard.NotEmpty(all, nameof(means));
        var range = ppm ?? (0.2, 4.2);
        var traces = new List<Trace>();
        foreach (var (index, mean) in all.Index())
        {
            var (inside, color) = (PpmAxis.Inside(range, mean.Ppm), Palette.Series[index % Palette.Series.Count]);
            var axis = PpmAxis.Cut(mean.Ppm, inside);
            if (mean.Count > 1)
            {
                traces.Add(new Band(axis, PpmAxis.Cut([.. mean.Mean.Zip(mean.Sd, (m, s) => m - s)], inside), PpmAxis.Cut([.. mean.Mean.Zip(mean.Sd, (m, s) => m + s)], inside))
                {
                    Color = color, Opacity = 0.25, InLegend = false,
                });
            }

            traces.Add(new Scatter(axis, PpmAxis.Cut(mean.Mean, inside)) { Name = $"{mean.Name} (n = {mean.Count})", Color = color, LineWidth = 1.2 });
        }

        var figure = new Figure(traces, new Layout
        {
            Title = "Mean spectra", Subtitle = "bands: one standard deviation", X = PpmAxis.Of(range), Panels = [new Panel { Y = PpmAxis.Amplitude with { Title = "real part" } }], ShowLegend = true,
        });
        return voxels is null ? figure : figure.WithInset(voxels);
    }

    /// <summary>Every subject's estimate with its own 95 % interval, and the group's effect below.</summary>
    public static Figure Plot(this FlameFit fit)
    {
        string[] subjects = [.. fit.Estimates.Select((_, i) => $"{i + 1}")];
        string[] effects = [.. fit.Effects.Select(e => e.Name)];
        return new Figure(
            [
                new Scatter(subjects, fit.Estimates.ToArray()) { Name = "subjects", Mode = ScatterMode.Markers, ErrorY = fit.Variances.Select(v => Interval * Math.Sqrt(v)).ToArray(), Color = Palette.Grey },
                new Scatter(effects, fit.Effects.Select(e => e.Estimate).ToArray()) { Name = "group", Mode = ScatterMode.Markers, MarkerSize = 10, ErrorY = fit.Effects.Select(e => Interval * e.StandardError).ToArray(), Color = Palette.Vermillion },
            ],
            new Layout
            {
                Title = $"Group model of {fit.Name}", Subtitle = "estimates with 95 % intervals", X = new() { Title = "subject", Categories = [.. subjects, .. effects] },
                Panels = [new Panel { Y = new() { Title = fit.Name, IncludesZero = true } }],
            });
    }

    /// <summary>Without its own title: the y axis says what it is.</summary>
    private static Figure Bare(Figure figure) => figure.WithLayout(figure.Layout with { Title = null, Subtitle = null });

    private static Figure Block(DynamicBlock block, PpmRange range)
    {
        var inside = PpmAxis.Inside(range, block.Ppm);
        var axis = PpmAxis.Cut(block.Ppm, inside);
        double[] Cut(IReadOnlyList<double> values) => PpmAxis.Cut(values, inside);
        var lowest = Math.Min(0, block.Data.Min());
        var offset = lowest - (0.08 * (block.Data.Max() - lowest));
        return new Figure(
            [
                new Scatter(axis, Cut(block.Data)) { Name = "data", Color = Palette.Ink, LineWidth = 1, InLegend = false },
                new Scatter(axis, Cut(block.Fit)) { Name = "fit", Color = Palette.Vermillion, LineWidth = 1.4, InLegend = false },
                new Scatter(axis, Cut([.. block.Data.Zip(block.Fit, (d, f) => d - f + offset)])) { Name = "residual", Color = Palette.Grey, LineWidth = 1, InLegend = false },
            ],
            new Layout { Title = block.Name, X = PpmAxis.Of(range), Panels = [new Panel { Y = PpmAxis.Amplitude }], ShowLegend = false });
    }
}
