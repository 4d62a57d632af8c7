namespace NeuroRepl.Figures.Charts;

/// <summary>Mean spectra with their spread.</summary>
public static class SpectraChart
{
    extension(Chart)
    {
        /// <summary>Mean ± SD spectra over chemical shift, from right to left, one colour a group with its n.</summary>
        /// <param name="groups">A course a group: x in ppm, the real part, its spread. <c>MeanCourse.Mean(name, ppm, rows)</c> makes one.</param>
        /// <param name="ppm">The stretch to draw, in ppm; null for what the courses cover.</param>
        /// <param name="voxel">A small figure of where the voxel lies, shown in the corner: <c>Chart.Picture(png)</c>.</param>
        /// <param name="spread">What the ribbons are: "SD" or "SEM".</param>
        /// <exception cref="FigureException">x, y and spread of a course are not equally long.</exception>
        public static Figure Spectra(IReadOnlyList<MeanCourse> groups, (double Low, double High)? ppm = null, Figure? voxel = null, string spread = "SD")
        {
            Parts.AtMost(groups.Count, "group");
            var range = ppm ?? groups.SelectMany(g => g.X).Ends();
            var ribbons = groups.Index().Where(g => g.Item.Spread.Count > 0).Select(g => Ribbon(Inside(g.Item, range), Parts.ColorAt(g.Index, g.Item.Color)));
            var lines = groups.Index().Select(g => Line(Inside(g.Item, range), Parts.ColorAt(g.Index, g.Item.Color)));
            var figure = new Figure([.. ribbons, .. lines], new Layout
            {
                Subtitle = groups.Any(g => g.Spread.Count > 0) ? $"mean ± {spread}" : null,
                X = new Axis { Title = "chemical shift", Unit = "ppm", IsReversed = true, Range = range },
                Panels = [new Panel { Y = new Axis { Title = "real part", Unit = "a.u.", ShowTicks = false } }],
                ShowLegend = true,
            });
            return voxel is null ? figure : figure.WithInset(voxel, new(0.01, 0.55, 0.24, 1));
        }
    }

    internal static Band Ribbon(MeanCourse course, string color)
    {
        FigureException.SameLength(course.Spread.Count, $"the spread of {course.Name}", course.Y.Count, "its y");
        return new(course.X.Numbers(), course.Y.Zip(course.Spread, (y, s) => y - s).ToArray(), course.Y.Zip(course.Spread, (y, s) => y + s).ToArray()) { Color = color };
    }

    private static Scatter Line(MeanCourse course, string color) => new(course.X.Numbers(), course.Y.Numbers()) { Name = course.Legend, Color = color, LineWidth = 1.4 };

    private static MeanCourse Inside(MeanCourse course, (double Low, double High) range)
    {
        FigureException.SameLength(course.X.Count, $"x of {course.Name}", course.Y.Count, "its y");
        var kept = Enumerable.Range(0, course.X.Count).Where(i => course.X[i] >= range.Low && course.X[i] <= range.High).ToArray();
        return course with
        {
            X = [.. kept.Select(i => course.X[i])],
            Y = [.. kept.Select(i => course.Y[i])],
            Spread = course.Spread.Count == 0 ? [] : [.. kept.Select(i => course.Spread[i])],
        };
    }
}
