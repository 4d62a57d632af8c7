using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Charts;

/// <summary>Samples side by side as points, boxes and densities, with brackets between them: what rainclouds and box charts are built from.</summary>
internal static class Distributions
{
    private const int MostPoints = 400;

    public static Figure Of(IReadOnlyList<Sample> samples, IReadOnlyList<Comparison>? comparisons, bool withDensity, Axis? y)
    {
        Parts.AtMost(samples.Count, "sample");
        var names = samples.Select(s => s.Name).Distinct().ToArray();
        var groups = samples.Select(s => s.Group).Distinct().ToArray();
        var width = 0.86 / groups.Length;
        var placed = samples.Select(s => new Placed(
            s, s.Finite, Array.IndexOf(names, s.Name) + ((Array.IndexOf(groups, s.Group) - ((groups.Length - 1) / 2.0)) * width), width,
            s.Color ?? Palette.Series[(groups.Length > 1 ? Array.IndexOf(groups, s.Group) : Array.IndexOf(names, s.Name)) % Palette.Series.Count])).ToArray();
        var (low, high) = placed.SelectMany(p => p.Values).Ends();

        IReadOnlyList<Trace> brackets = placed.All(p => p.Values.Length == 0) ? [] : Brackets([.. placed.Select(p => (p.Sample.FullName, p.At, p.Values.DefaultIfEmpty(low).Max()))], comparisons ?? [], low, high);
        return new(
            [.. placed.Where(p => p.Values.Length > 0).SelectMany(p => Traces(p, withDensity, groups.Length > 1 && IsFirst(p, placed))), .. brackets],
            new Layout
            {
                X = new Axis { Ticks = [.. names.Index().Select(n => ((double)n.Index, $"{n.Item}\n{CountsOf(n.Item, placed)}"))], Range = (-0.55, names.Length - 0.45) },
                Panels = [new Panel { Y = y ?? new Axis(), InText = new DistributionsText([.. placed.Select(p => (p.Sample.FullName, p.Values, p.Color))], comparisons ?? [], withDensity, y ?? new Axis()) }],
                ShowLegend = groups.Length > 1,
            });
    }

    /// <summary>Brackets above what they join, each on the lowest level where none is in its way.</summary>
    public static IReadOnlyList<Trace> Brackets(IReadOnlyList<(string Name, double At, double Top)> columns, IReadOnlyList<Comparison> comparisons, double low, double high)
    {
        if (comparisons.Count == 0) { return []; }

        var (step, levels) = (high == low ? 1 : (high - low) * 0.085, new List<List<(double From, double To)>>());
        var (lines, texts) = (new List<(double, double, double, double)>(), new List<(double, double, string)>());
        foreach (var (from, to, mark) in comparisons.Select(c => Ends(columns, c)).OrderBy(c => c.To - c.From))
        {
            var level = levels.FindIndex(taken => taken.All(t => to < t.From - 1e-9 || from > t.To + 1e-9));
            if (level < 0)
            {
                levels.Add([]);
                level = levels.Count - 1;
            }

            levels[level].Add((from, to));
            var height = high + (step * (0.8 + (level * 1.25)));
            lines.AddRange([(from, height - (step * 0.25), from, height), (from, height, to, height), (to, height, to, height - (step * 0.25))]);
            texts.Add(((from + to) / 2, height + (step * 0.05), mark));
        }

        return [Parts.Segments(lines), Parts.Texts(texts) with { TextPlace = TextPlace.Above }, Parts.Texts((0, high + (step * (1 + (levels.Count * 1.25))), ""))];
    }

    private static (double From, double To, string Mark) Ends(IReadOnlyList<(string Name, double At, double Top)> columns, Comparison comparison)
    {
        var (a, b) = (Find(comparison.First), Find(comparison.Second));
        return (Math.Min(a, b), Math.Max(a, b), comparison.Mark);

        double Find(string name) => columns.Any(c => c.Name == name) ? columns.First(c => c.Name == name).At
            : throw new FigureException($"A bracket starts at {name}, which is not drawn; there are {string.Join(", ", columns.Select(c => c.Name))}.", "Name samples as they are drawn: new Comparison(\"placebo\", \"high\", \"**\").");
    }

    private static bool IsFirst(Placed placed, Placed[] all) => ReferenceEquals(placed, all.First(p => p.Sample.Group == placed.Sample.Group && p.Values.Length > 0));

    private static string CountsOf(string name, IEnumerable<Placed> placed) => $"n {string.Join(" / ", placed.Where(p => p.Sample.Name == name).Select(p => p.Values.Length).Distinct())}";

    private static IEnumerable<Trace> Traces(Placed placed, bool withDensity, bool isNamed)
    {
        var (sample, values, at, width, color) = placed;
        var sorted = values.Order().ToArray();
        var (q1, median, q3) = (Quartiles.At(sorted, 0.25), Quartiles.At(sorted, 0.5), Quartiles.At(sorted, 0.75));
        var reach = 1.5 * (q3 - q1);
        var (low, high) = (sorted.First(v => v >= q1 - reach), sorted.Last(v => v <= q3 + reach));
        var half = width * (withDensity ? 0.055 : 0.26);
        if (withDensity) { yield return Cloud(values, at + (width * 0.09), width * 0.38) with { Color = color }; }

        var box = $"{sample.FullName}: median {NumberText.Short(median)}, quartiles {NumberText.Short(q1)} to {NumberText.Short(q3)}, n {values.Length}";
        yield return Outline.Rectangles((at - half, q1, at + half, q3)) with { Color = color, FillOpacity = 0.28, LineWidth = 1.4, Hover = box, Name = isNamed ? sample.Group : null };
        yield return Parts.Segments((at, low, at, q1), (at, q3, at, high)) with { Color = color, LineWidth = 1.4 };
        yield return Parts.Segments((at - half, median, at + half, median)) with { LineWidth = 2.5 };
        yield return Rain(sample, withDensity ? at - (width * 0.24) : at, width * (withDensity ? 0.11 : 0.17)) with { Color = color };
    }

    private static Outline Cloud(double[] values, double at, double width)
    {
        var (places, density) = Density.Of(values);
        var scale = width / density.Max();
        return new Outline((double[])[at, .. density.Select(d => at + (d * scale)), at], (double[])[places[0], .. places, places[^1]]) { FillOpacity = 0.35, LineWidth = 1 };
    }

    // Of very many points some, evenly over their order, so that the page stays quick; the box and the density know all.
    private static Scatter Rain(Sample sample, double at, double spread)
    {
        var shown = Enumerable.Range(0, sample.Values.Count).Where(i => double.IsFinite(sample.Values[i])).ToArray();
        if (shown.Length > MostPoints)
        {
            var order = shown.OrderBy(i => sample.Values[i]).ToArray();
            shown = [.. Enumerable.Range(0, MostPoints).Select(i => order[(int)((long)i * (order.Length - 1) / (MostPoints - 1))])];
        }

        return new Scatter(shown.Select((_, i) => at + (spread * Density.Jitter(i))).ToArray(), shown.Select(i => sample.Values[i]).ToArray())
        {
            Mode = ScatterMode.Markers,
            MarkerSize = 5,
            Opacity = 0.7,
            Labels = sample.Labels.Count == sample.Values.Count ? [.. shown.Select(i => sample.Labels[i])] : [],
        };
    }

    private sealed record Placed(Sample Sample, double[] Values, double At, double Width, string Color);
}
