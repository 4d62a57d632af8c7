namespace NeuroRepl.Figures.Tests;

public sealed class ChartTests
{
    [Fact]
    public void Sequences_of_any_numbers_texts_and_dates_are_taken()
    {
        Assert.Equal([1, 2, 3], AxisValues.Of(new[] { 1, 2, 3 }).Numbers);
        Assert.Equal([0.5, double.NaN], AxisValues.Of(new double?[] { 0.5, null }).Numbers);
        Assert.Equal([1.5], AxisValues.Of(new[] { 1.5m }).Numbers);
        Assert.Equal(["2026-01-31"], AxisValues.Of(new[] { new DateOnly(2026, 1, 31) }).Texts);
        Assert.Equal(["Monday"], AxisValues.Of(new[] { DayOfWeek.Monday }).Texts);
        Assert.Equal([0, 1, 0], AxisValues.Of(new[] { "a", "b", "a" }).Numbers);
    }

    [Fact]
    public void With_gives_a_new_figure_and_leaves_the_old_one()
    {
        var plain = Chart.Line([1, 2], [3, 4]);

        var titled = plain.WithTitle("T", "S").WithXTitle("time", "s").WithYTitle("signal").WithSize(600, 300).WithLegend(false).WithLabels("mine");

        Assert.Null(plain.Layout.Title);
        Assert.Equal(("T", "S", "time (s)", "signal", 600, 300, false), (
            titled.Layout.Title, titled.Layout.Subtitle, titled.Layout.X.Caption, titled.Layout.Panels[0].Y.Caption, titled.Layout.Width, titled.Layout.Height, titled.Layout.ShowLegend));
        Assert.Equal("mine", titled.Traces[0].Name);
    }

    [Fact]
    public void Stacked_figures_become_panels_over_one_axis()
    {
        var stacked = Figure.Stack([Chart.Line([1, 2], [3, 4]).WithYTitle("above"), Chart.Bar([1, 2], [3, 4]).WithYTitle("below")], 2, 1);

        Assert.Equal([0, 1], stacked.Traces.Select(t => t.Panel));
        Assert.Equal(["above", "below"], stacked.Layout.Panels.Select(p => p.Y.Caption));
        Assert.Equal([2, 1], stacked.Layout.Panels.Select(p => p.Weight));
    }
}
