using System.Text.Json;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>What is drawn are the numbers that R finds (tests/reference/charts/charts.R), or those of a closed form.</summary>
public sealed class ChartNumberTests
{
    private const double Tolerance = 1e-10;         // both compute in double; R wrote fifteen digits

    private static readonly JsonElement R = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "charts", "charts.json"))).RootElement;

    [Fact]
    public void The_band_of_a_line_is_that_of_lm()
    {
        var line = FitLine.LeastSquares(Numbers("x"), Numbers("y"), R.GetProperty("t").GetDouble())!;

        Assert.Equal(Numbers("fit")[0], line.Fit[0], Tolerance);
        Assert.Equal(Numbers("fit")[1], line.Fit[^1], Tolerance);
        Assert.Equal(Numbers("low")[0], line.Low[0], Tolerance);
        Assert.Equal(Numbers("high")[1], line.High[^1], Tolerance);
    }

    [Fact]
    public void A_density_is_a_mean_of_bells_with_Silvermans_bandwidth()
    {
        var (at, density) = Density.Of(Numbers("y"));
        var known = Numbers("density_at").Zip(Numbers("density")).ToArray();

        Assert.Equal(R.GetProperty("bandwidth").GetDouble(), Density.Bandwidth(Numbers("y")), Tolerance);
        foreach (var (x, value) in known)
        {
            var above = Array.FindIndex(at, a => a > x);
            Assert.InRange(value, Math.Min(density[above - 1], density[above]) - 1e-3, Math.Max(density[above - 1], density[above]) + 1e-3);
        }
    }

    [Fact]
    public void Lines_of_a_repeated_correlation_have_the_slope_of_lm_with_subjects()
    {
        string[] subjects = ["a", "a", "a", "b", "b", "b", "c", "c", "c", "c"];

        var lines = Chart.RepeatedCorrelation(Numbers("x"), Numbers("y"), subjects).Traces.OfType<Scatter>().Where(t => t.Mode == ScatterMode.Lines).ToArray();

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Equal(R.GetProperty("slope_within").GetDouble(), (line.Y.Numbers[1] - line.Y.Numbers[0]) / (line.X.Numbers[1] - line.X.Numbers[0]), Tolerance));
    }

    [Fact]
    public void The_box_of_a_raincloud_has_the_quartiles_of_its_data()
    {
        double[] values = [2.1, 3.3, 4.8, 7.0, 9.9, 10.2, 11.4, 20.5];

        var box = Chart.Raincloud([("all", values)]).Traces.OfType<Outline>().Single(o => o.Hover is not null);

        Assert.Equal(4.05, box.Y.Numbers.Where(double.IsFinite).Min(), Tolerance);          // numpy.percentile(…, method="hazen")
        Assert.Equal(10.8, box.Y.Numbers.Where(double.IsFinite).Max(), Tolerance);
        Assert.Equal("all: median 8.45, quartiles 4.05 to 10.8, n 8", box.Hover);
    }

    [Fact]
    public void Every_value_of_a_raincloud_is_a_point_and_missing_ones_are_not_counted()
    {
        var figure = Chart.Raincloud([("a", [1.0, double.NaN, 3.0, 2.0])]);
        var points = figure.Traces.OfType<Scatter>().Single(t => t.Mode == ScatterMode.Markers);

        Assert.Equal([1, 3, 2], points.Y.Numbers);
        Assert.Equal("a\nn 3", figure.Layout.X.Ticks[0].Text);
    }

    [Fact]
    public void Marks_stand_at_the_blocks_given_above_every_ribbon()
    {
        var figure = Gallery.All["course"];
        var marks = figure.Traces.OfType<Scatter>().Where(t => t.Glyph is not null).ToArray();
        var top = figure.Traces.OfType<Band>().Max(b => b.Upper.Numbers.Max());

        Assert.Equal([('*', "2,3,4"), ('*', "1,2,3,4,5,6"), ('^', "3,4")], marks.Select(m => (m.Glyph!.Value, string.Join(',', m.X.Numbers))));
        Assert.Equal([Palette.Blue, Palette.Vermillion, Palette.Ink], marks.Select(m => m.Color));
        Assert.All(marks, m => Assert.All(m.Y.Numbers, y => Assert.True(y > top)));
    }

    [Fact]
    public void Receptors_stand_in_order_of_r_with_stars_for_small_p()
    {
        var figure = Gallery.All["receptors"];
        var bars = (Bar)figure.Traces.Single(t => t is Bar);
        var stars = figure.Traces.OfType<Scatter>().Where(t => t.Mode == ScatterMode.Text).SelectMany(t => t.X.Numbers.Zip(t.Texts)).OrderByDescending(t => t.First);

        Assert.Equal([0.46, 0.38, 0.29, 0.12, -0.2, -0.41], bars.Y.Numbers);
        Assert.Equal([(0.46, "**"), (0.38, "*"), (-0.41, "*")], stars);
    }

    [Fact]
    public void A_spectrum_has_its_mean_and_the_edges_of_one_standard_deviation()
    {
        var course = MeanCourse.Mean("a", [1, 2], [[1.0, 4.0], [3.0, double.NaN], [5.0, 8.0]]);

        Assert.Equal([3, 6], course.Y);
        Assert.Equal([2, Math.Sqrt(8)], course.Spread);                                     // √(Σ(x − x̄)²/(n − 1))
        Assert.Equal(3, course.Count);
        Assert.Equal(2 / Math.Sqrt(3), MeanCourse.Mean("a", [1, 2], [[1.0, 4.0], [3.0, double.NaN], [5.0, 8.0]], sem: true).Spread[0], Tolerance);
        Assert.Equal([1.0], ((Band)Chart.Spectra([course], ppm: (0.5, 1.5)).Traces[0]).Lower.Numbers);
    }

    [Fact]
    public void A_histogram_counts_every_finite_value_once()
    {
        var bars = (Bar)Chart.NullDistribution([0, 0.1, 0.9, 1, double.NaN], bins: 2).Traces[0];

        Assert.Equal([2, 2], bars.Y.Numbers);
        Assert.Equal([0.25, 0.75], bars.X.Numbers);
    }

    [Fact]
    public void Components_above_the_null_from_the_first_on_are_retained()
    {
        var retained = Chart.Scree([30, 20, 5, 9], [8, 7, 6, 5]).Traces.OfType<Scatter>().Single(t => t.Name?.StartsWith("retained", StringComparison.Ordinal) == true);

        Assert.Equal([1, 2], retained.X.Numbers);
        Assert.Equal("retained (2, 50.0 % together)", retained.Name);
    }

    [Fact]
    public void A_radar_puts_the_first_spoke_on_top_and_the_second_clockwise()
    {
        var profile = Chart.Radar(["up", "right", "down", "left"], [("a", [1.0, 1.0, 0.0, 0.0])]).Traces.OfType<Outline>().Single(o => o.Name == "a");

        Assert.Equal((0, 1), (profile.X.Numbers[0], profile.Y.Numbers[0]));
        Assert.Equal(1, profile.X.Numbers[1], Tolerance);
        Assert.Equal(0, profile.Y.Numbers[1], Tolerance);
    }

    [Fact]
    public void A_connectivity_matrix_is_put_in_order_of_its_networks()
    {
        var heat = (Heatmap)Chart.Connectivity([[1, 0.1, 0.9], [0.1, 1, 0.2], [0.9, 0.2, 1]], ["visual", "default", "visual"]).Traces[0];

        Assert.Equal([1, 0.9, 0.1], heat.Z[0]);
        Assert.Equal([0.1, 0.2, 1], heat.Z[2]);
        Assert.Equal((-0.9, 0.9), heat.ColorRange);                                          // the largest off the diagonal
    }

    [Fact]
    public void Quantiles_of_a_normal_sample_lie_on_its_line()
    {
        var quantiles = (Scatter)Chart.QuantileQuantile([3, 1, 2, double.NaN], p => p).Traces[^1];

        Assert.Equal([1, 2, 3], quantiles.Y.Numbers);
        Assert.Equal([0.5 / 3, 1.5 / 3, 2.5 / 3], quantiles.X.Numbers);
    }

    [Fact]
    public void Brackets_that_would_cross_stand_on_different_levels()
    {
        var figure = Chart.BoxPoints([("a", [1.0, 2]), ("b", [1.0, 2]), ("c", [1.0, 2])], [new("a", "b", 0.04), new("b", "c", 0.2), new("a", "c", 0.0001)]);
        var texts = figure.Traces.OfType<Scatter>().First(t => t.Mode == ScatterMode.Text);

        Assert.Equal(["*", "n.s.", "***"], texts.Texts);
        Assert.Equal(3, texts.Y.Numbers.Distinct().Count());                                 // a–b and b–c meet at b
    }

    [Fact]
    public void A_density_ends_where_the_data_end_so_that_a_score_has_no_hill_below_zero()
    {
        var (at, _) = Density.Of([0, 0, 3, 8]);

        Assert.Equal((0, 8), (at[0], at[^1]));
    }

    private static double[] Numbers(string name) => [.. R.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
