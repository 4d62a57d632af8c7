using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Tests;

public sealed class TableChartTests
{
    private static Table Ratings { get; } = new("cadss",
    [
        new TextColumn("participant_id", ["sub-01", "sub-01", "sub-02", "sub-02", "sub-03", "sub-03", "sub-04"]),
        new TextColumn("arm", ["placebo", "high", "placebo", "high", "placebo", "high", "placebo"]),
        new NumberColumn("block", [1, 2, 1, 2, 1, 2, 1]),
        new NumberColumn("score", [1, 10, 2, 14, 3, 18, double.NaN]),
        new NumberColumn("bold", [0.1, 1.0, 0.2, 1.5, 0.3, 1.7, 0.2]),
    ]);

    [Fact]
    public void A_raincloud_of_columns_has_the_rows_of_each_group_in_the_order_of_the_table()
    {
        var figure = Ratings.PlotRaincloud(y: "score", x: "arm", unit: "points");

        Assert.Equal(["placebo\nn 3", "high\nn 3"], figure.Layout.X.Ticks.Select(t => t.Text));
        Assert.Equal("score (points)", figure.Layout.Panels[0].Y.Caption);
        Assert.Equal(("cadss", "6 of 7 rows; the others lack a value"), (figure.Layout.Title, figure.Layout.Subtitle));
        Assert.Equal(["sub-01", "sub-02", "sub-03"], figure.Traces.OfType<Scatter>().First(t => t.Labels.Count > 0).Labels);
    }

    [Fact]
    public void Bars_are_means_with_their_standard_errors()
    {
        var bars = (Bar)Ratings.PlotBars(y: "score", x: "arm").Traces[0];

        Assert.Equal([2, 14], bars.Y.Numbers);
        Assert.Equal([1 / Math.Sqrt(3), 4 / Math.Sqrt(3)], bars.Error!.Numbers);            // SD 1 and 4 of three values
    }

    [Fact]
    public void A_course_has_mean_and_spread_at_every_block_with_the_number_of_people()
    {
        var figure = Ratings.PlotCourse(y: "score", x: "block");

        Assert.Equal([2, 14], ((Scatter)figure.Traces[^1]).Y.Numbers);
        Assert.Equal([1, 10], ((Band)figure.Traces[0]).Lower.Numbers);
        Assert.Equal("all (n 3)", figure.Traces[^1].Name);
    }

    [Fact]
    public void Repeated_measures_have_a_line_a_subject()
    {
        var lines = (Scatter)Ratings.PlotRepeated(y: "score", x: "arm").Traces[0];

        Assert.Equal("subjects (n 3)", lines.Name);
        Assert.Equal([1, 10, double.NaN, 2, 14, double.NaN, 3, 18, double.NaN], lines.Y.Numbers);
        Assert.Contains("sub-01 has 2 rows", Assert.Throws<ArgumentMistake>(() => new Table("t", [new TextColumn("participant_id", ["sub-01", "sub-01"]), new TextColumn("arm", ["a", "a"]), new NumberColumn("v", [1, 2])]).PlotRepeated(y: "v", x: "arm")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fit_has_the_band_of_students_t()
    {
        var figure = Ratings.PlotFit(x: "bold", y: "score");
        var band = figure.Traces.OfType<Band>().Single();
        var by_hand = FitLine.LeastSquares([0.1, 1.0, 0.2, 1.5, 0.3, 1.7], [1, 10, 2, 14, 3, 18], 2.7764451051977987)!;       // qt(0.975, 4) of R

        Assert.Equal(by_hand.Low[0], band.Lower.Numbers[0], tolerance: 1e-9);
        Assert.Equal("cadss (n 6)", figure.Traces[^1].Name);
        Assert.Throws<ArgumentMistake>(() => Ratings.PlotFit(x: "bold", y: "score", level: 95));
    }

    [Fact]
    public void A_repeated_correlation_has_a_line_a_subject_with_one_slope()
    {
        var figure = Ratings.PlotRepeatedCorrelation(x: "bold", y: "score");

        Assert.Equal(3, figure.Traces.Count(t => t is Scatter { Mode: ScatterMode.Lines }));
        Assert.Contains("3 subjects, 6 points", figure.Layout.Subtitle, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are() =>
        Assert.Contains("no column dose", Assert.Throws<ArgumentMistake>(() => Ratings.PlotRaincloud(y: "score", x: "dose")).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_many_groups_are_refused()
    {
        var many = new Table("t", [new TextColumn("id", [.. Enumerable.Range(0, 500).Select(i => $"{i}")]), new NumberColumn("v", [.. Enumerable.Range(0, 500).Select(i => (double)i)])]);

        Assert.Contains("500 different values", Assert.Throws<ArgumentMistake>(() => many.PlotBoxes(y: "v", x: "id")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mean_of_spectra_is_drawn_with_its_ribbon_and_n()
    {
        var figure = new[] { Samples.Naa, Samples.Naa }.PlotMean();
        var line = (Scatter)figure.Traces[^1];

        Assert.Equal("mean (n 2)", line.Name);
        Assert.Equal(((Scatter)Samples.Naa.Plot().Traces[0]).Y.Numbers, line.Y.Numbers);          // the mean of two equal spectra
        Assert.Equal(line.Y.Numbers, ((Band)figure.Traces[0]).Lower.Numbers);
        Assert.True(figure.Layout.X.IsReversed);
    }

    [Fact]
    public void A_waterfall_of_a_long_scan_shows_some_of_its_transients()
    {
        var series = new Domain.Spectroscopy.SpectrumSeries(new System.Numerics.Complex[100 * 64], 64, [new("DIM_DYN", 100)], Samples.SevenTesla);

        Assert.Equal(32, series.PlotWaterfall().Traces.Count);
        Assert.EndsWith("32 of 100 transients", series.PlotWaterfall().Layout.Subtitle, StringComparison.Ordinal);
    }
}
