namespace NeuroRepl.Figures.Charts;

/// <summary>How something moves over the blocks of a scan.</summary>
public static class BlockCourseChart
{
    extension(Chart)
    {
        /// <summary>Courses over blocks or time: a line with points and a ribbon each, and above them a row of marks for every two arms that differ.</summary>
        /// <param name="courses">A course an arm. <c>MeanCourse.Mean(name, x, rows)</c> makes one with its SD.</param>
        /// <param name="marks">Where two arms differ: a star or a caret each, in rows above the curves.</param>
        /// <param name="spread">What the ribbons are: "SD" or "SEM".</param>
        /// <param name="x">What the x axis counts.</param>
        /// <param name="onset">Where an infusion or stimulus begins, drawn as a line across; null for none.</param>
        /// <exception cref="FigureException">x, y and spread of a course are not equally long.</exception>
        public static Figure BlockCourse(IReadOnlyList<MeanCourse> courses, IReadOnlyList<Significance>? marks = null, string spread = "SD", Axis? x = null, double? onset = null)
        {
            Parts.AtMost(courses.Count, "course");
            var ribbons = courses.Index().Where(c => c.Item.Spread.Count > 0).Select(c => SpectraChart.Ribbon(c.Item, Parts.ColorAt(c.Index, c.Item.Color))).ToArray();
            var (low, high) = ribbons.SelectMany(r => r.Lower.Concat(r.Upper)).Concat(courses.SelectMany(c => c.Y)).Ends();
            var across = courses.SelectMany(c => c.X).Distinct().ToArray();
            var isCounted = across.Length is > 0 and <= 30 && across.All(v => v == Math.Round(v));
            var rows = (marks ?? []).Index().Select(m => Row(m.Item, high + ((high - low) * (0.06 + (0.07 * m.Index)))));
            IEnumerable<Trace> start = onset is { } at ? [Parts.Segments((at, low, at, high)) with { Color = Palette.Grey, Dash = Dash.Dashed }] : [];
            return new(
                [.. start, .. ribbons, .. courses.Index().Select(c => Line(c.Item, Parts.ColorAt(c.Index, c.Item.Color))), .. rows],
                new Layout
                {
                    Subtitle = ribbons.Length > 0 ? $"mean ± {spread}" : null,
                    X = x ?? new Axis { Title = "block", Ticks = isCounted ? [.. across.Order().Select(v => (v, NumberText.Short(v)))] : [] },
                    ShowLegend = true,
                });
        }
    }

    private static Scatter Line(MeanCourse course, string color) => new(course.X.Numbers(), course.Y.Numbers())
    {
        Name = course.Legend, Color = color, Mode = ScatterMode.LinesAndMarkers, LineWidth = 2, MarkerSize = 6,
    };

    private static Scatter Row(Significance marks, double height) => new(marks.At.Numbers(), marks.At.Select(_ => height).ToArray())
    {
        Name = marks.Name, Color = marks.Color ?? Palette.Ink, Mode = ScatterMode.Markers, Glyph = marks.Mark, MarkerSize = 9,
    };
}
