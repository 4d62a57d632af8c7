using System.Text.Json;
using NeuroRepl.Figures.Tests.Charts;

namespace NeuroRepl.Figures.Tests;

public sealed class PanelTests
{
    [Fact]
    public void A_grid_gives_each_figure_a_letter_a_place_and_axes_of_its_own()
    {
        var grid = Figure.Grid([Chart.Line([1, 2], [3, 4]).WithTitle("left"), Chart.Line([1, 2], [30, 40]), Chart.Bar(["a"], [1])], columns: 2);

        Assert.Equal(["A", "B", "C"], grid.Layout.Panels.Select(p => p.Letter));
        Assert.Equal("left", grid.Layout.Panels[0].Title);
        Assert.True(grid.Layout.Panels[0].Place!.Value.Right < grid.Layout.Panels[1].Place!.Value.Left);
        Assert.True(grid.Layout.Panels[2].Place!.Value.Top < grid.Layout.Panels[0].Place!.Value.Bottom);

        var data = JsonDocument.Parse(grid.ToPlotlyJson()).RootElement.GetProperty("data");
        Assert.Equal(["x2", "x3"], data.EnumerateArray().Skip(1).Select(t => t.GetProperty("xaxis").GetString()));
        Assert.Equal(["y2", "y3"], data.EnumerateArray().Skip(1).Select(t => t.GetProperty("yaxis").GetString()));
    }

    [Fact]
    public void Shared_axes_have_the_same_ends_and_are_written_once()
    {
        var grid = Figure.Grid([Chart.Line([0, 1], [0, 10]), Chart.Line([0, 2], [-5, 5])], columns: 2, shareX: true, shareY: true);
        var panels = grid.Layout.Panels;

        Assert.Equal(panels[0].Y.Range, panels[1].Y.Range);
        Assert.Equal(panels[0].X!.Range, panels[1].X!.Range);
        Assert.True(panels[0].Y.Range!.Value.Low <= -5 && panels[0].Y.Range!.Value.High >= 10);
        Assert.Equal([true, false], panels.Select(p => p.Y.ShowTicks));
    }

    [Fact]
    public void What_has_one_name_and_colour_in_all_panels_stands_in_the_legend_once()
    {
        var one = Chart.Plot(new Scatter([1, 2], [1, 2]) { Name = "placebo" }, new Scatter([1, 2], [2, 3]) { Name = "high" });

        Assert.Equal([true, true, false, false], Figure.Grid([one, one]).Traces.Select(t => t.InLegend));
    }

    [Fact]
    public void An_inset_stands_inside_its_panel_and_below_it_in_a_terminal()
    {
        var figure = Chart.Line([1, 2], [3, 4]).WithInset(Chart.Line([1, 2], [5, 6]).WithTitle("small"), new PanelPlace(0.5, 0.5, 1, 1));

        Assert.Equal(new PanelPlace(0.5, 0.5, 1, 1), figure.Layout.Panels[1].Place);
        Assert.Contains("small", Terminal.Render(figure), StringComparison.Ordinal);
        Assert.Throws<FigureException>(() => Chart.Line([1], [2]).WithInset(Chart.Line([1], [2]), panel: 3));
    }

    [Fact]
    public void A_journal_column_is_its_millimetres_at_96_pixels_an_inch_with_letters_to_match()
    {
        var figure = Gallery.All["grid"].For(Journal.SingleColumn, heightMm: 60);

        Assert.Equal((321, 227), (figure.Layout.Width!.Value, figure.Layout.Height!.Value));          // 85 and 60 mm × 96 / 25.4
        Assert.Equal(10.7, figure.Layout.FontSize);                                                    // 8 points × 96 / 72
        Assert.Equal(10.7, JsonDocument.Parse(figure.ToPlotlyJson()).RootElement.GetProperty("layout").GetProperty("font").GetProperty("size").GetDouble());
    }

    [Fact]
    public void Panels_stand_side_by_side_where_a_terminal_is_wide_and_below_each_other_where_not()
    {
        var grid = Figure.Grid([Chart.Line([1, 2], [3, 4]), Chart.Line([1, 2], [3, 4])]);

        Assert.Contains(Terminal.Render(grid, new TerminalSettings { Width = 80 }).Split('\n'), line => line.StartsWith('A') && line.Contains('B'));
        Assert.DoesNotContain(Terminal.Render(grid, new TerminalSettings { Width = 60 }).Split('\n'), line => line.StartsWith('A') && line.Contains('B'));
    }

    [Fact]
    public void A_grid_keeps_a_terminals_height()
    {
        foreach (var height in (int[])[30, 45])
        {
            Assert.InRange(Terminal.Render(Gallery.All["shared"], new TerminalSettings { Width = 100, Height = height }).TrimEnd('\n').Split('\n').Length, 10, height);
        }
    }
}
