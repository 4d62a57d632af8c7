namespace NeuroRepl.Figures.Charts;

/// <summary>Bars of means.</summary>
public static class ErrorBarsChart
{
    extension(Chart)
    {
        /// <summary>Bars with errors, groups side by side within each category, and brackets with stars.</summary>
        /// <param name="categories">What stands along the axis: "TP1", "TP2".</param>
        /// <param name="groups">A sample a group: its values are the heights, its errors the half-lengths, one a category.</param>
        /// <param name="comparisons">Brackets between two bars, named as category and group: "TP1 remitters"; the category alone where there is one group.</param>
        /// <param name="y">What is measured.</param>
        /// <param name="errors">What the errors are, for the line below the title: "SEM".</param>
        /// <exception cref="FigureException">A group has not a value a category, or a bracket names what is not drawn.</exception>
        public static Figure ErrorBars(IReadOnlyList<string> categories, IReadOnlyList<Sample> groups, IReadOnlyList<Comparison>? comparisons = null, Axis? y = null, string? errors = null)
        {
            Parts.AtMost(groups.Count * categories.Count, "bar");
            foreach (var group in groups) { FigureException.SameLength(group.Values.Count, group.Name, categories.Count, "the list of categories"); }

            var width = 0.8 / Math.Max(1, groups.Count);
            var bars = groups.Index().Select(g => OfGroup(g.Item, g.Index, categories, groups.Count, width)).ToArray();
            var tops = bars.SelectMany(b => b.Y.Zip(b.Error ?? AxisValues.Of(new double[b.Y.Count]), (v, e) => v + Math.Abs(double.IsFinite(e) ? e : 0)));
            var (low, high) = tops.Concat(bars.SelectMany(b => b.Y)).Append(0).Ends();
            var columns = groups.Index().SelectMany(g => categories.Select((c, i) => (groups.Count == 1 ? c : $"{c} {g.Item.Name}", bars[g.Index].X.Numbers[i], 0.0))).ToArray();
            return new([.. bars, .. Distributions.Brackets(columns, comparisons ?? [], low, high)], new Layout
            {
                Subtitle = errors is null ? null : $"mean ± {errors}",
                X = new Axis { Ticks = [.. categories.Index().Select(c => ((double)c.Index, c.Item))], Range = (-0.55, categories.Count - 0.45) },
                Panels = [new Panel { Y = y ?? new Axis(), InText = new Text.BarsText([.. groups.Index().Select(g => (g.Item, bars[g.Index].Color!))], categories, comparisons ?? [], y ?? new Axis()) }],
                ShowLegend = groups.Count > 1,
            });
        }
    }

    private static Bar OfGroup(Sample group, int index, IReadOnlyList<string> categories, int count, double width)
    {
        if (group.Errors.Count > 0) { FigureException.SameLength(group.Errors.Count, $"errors of {group.Name}", categories.Count, "the list of categories"); }

        return new Bar(categories.Select((_, i) => i + ((index - ((count - 1) / 2.0)) * width)).ToArray(), group.Values.Numbers())
        {
            Name = group.Name,
            Error = group.Errors.Count > 0 ? group.Errors.Numbers() : null,
            Color = Parts.ColorAt(index, group.Color),
            Width = width * 0.92,
            Extra = new Dictionary<string, object?> { ["offset"] = -width * 0.46 },
        };
    }
}
