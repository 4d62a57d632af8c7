using System.Text.Json;
using NeuroRepl.Figures.Plotly;
using NeuroRepl.Figures.Tests.Schema;

namespace NeuroRepl.Figures.Tests;

public sealed class TypedAttributeTests
{
    [Fact]
    public void Typed_attributes_join_our_own_words()
    {
        var made = Json(new Scatter([1, 2], [3, 4]) { LineWidth = 3, Line = new() { Shape = LineShape.Spline }, Marker = new() { Symbol = MarkerSymbol.DiamondOpen }, HoverInfo = HoverInfo.X | HoverInfo.Text });

        Assert.Equal((3, "spline"), (made.GetProperty("line").GetProperty("width").GetDouble(), made.GetProperty("line").GetProperty("shape").GetString()));
        Assert.Equal("diamond-open", made.GetProperty("marker").GetProperty("symbol").GetString());
        Assert.Equal("x+text", made.GetProperty("hoverinfo").GetString());
    }

    [Fact]
    public void One_value_or_one_a_point_and_true_among_words()
    {
        var made = Json(new Violin { Y = [1, 2, 3], Points = Points.False, Marker = new() { Size = 5, Color = "red" } });
        var many = Json(new Scatter3d { X = [1, 2], Y = [1, 2], Z = [1, 2], Marker = new() { Size = [5, 7], Color = new[] { 0.1, 0.9 }, ColorScale = new[] { "white", "red" } } });

        Assert.Equal((5, false), (made.GetProperty("marker").GetProperty("size").GetDouble(), made.GetProperty("points").GetBoolean()));
        Assert.Equal([5.0, 7.0], many.GetProperty("marker").GetProperty("size").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("[[0,\"white\"],[1,\"red\"]]", many.GetProperty("marker").GetProperty("colorscale").GetRawText());
    }

    [Fact]
    public void Notes_of_the_layout_stand_beside_those_of_the_panels()
    {
        var notes = JsonDocument.Parse(TypedCharts.All["a note beside a panel's letter"].ToPlotlyJson()).RootElement.GetProperty("layout").GetProperty("annotations");

        Assert.Equal(["A", "peak"], notes.EnumerateArray().Select(n => n.GetProperty("text").GetString()));
    }

    [Fact]
    public void With_leaves_the_part_it_came_from_as_it_was()
    {
        var small = new Marker { Size = 3 };

        var red = small with { Color = "red" };

        Assert.Null(small.Color);
        Assert.Equal("Marker { size = 3, color = red }", red.ToString());
    }

    [Fact]
    public void A_pie_has_no_axes_and_a_legend_of_its_slices()
    {
        var layout = JsonDocument.Parse(TypedCharts.All["pie"].ToPlotlyJson()).RootElement.GetProperty("layout");

        Assert.False(layout.TryGetProperty("xaxis", out _));
        Assert.True(layout.GetProperty("showlegend").GetBoolean());
    }

    [Theory]
    [InlineData("pie", "grey")]
    [InlineData("histogram", "2.0┤")]
    [InlineData("violin", "placebo")]
    [InlineData("contour", "4")]
    [InlineData("surface", "surface, drawn in a notebook or a browser")]
    [InlineData("surface", "3 × 3")]
    [InlineData("scatter3d", "1.5")]
    [InlineData("candlestick", "2026-01-02")]
    public void A_terminal_draws_what_it_can_and_tells_of_the_rest(string name, string expected) => Assert.Contains(expected, Terminal.Render(TypedCharts.All[name]), StringComparison.Ordinal);

    [Fact]
    public void A_page_with_three_dimensions_says_that_it_needs_the_full_plotly()
    {
        Assert.True(TypedCharts.All["surface"].NeedsFullPlotly);
        Assert.False(TypedCharts.All["violin"].NeedsFullPlotly);
        Assert.Contains("nreplDrawsAll = true", TypedCharts.All["surface"].ToHtmlPage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Mistakes_in_values_are_named()
    {
        Assert.Contains("two ends", Assert.Throws<FigureException>(() => new Marker { ColorScale = new[] { "red" } }).Message, StringComparison.Ordinal);
        Assert.Contains("row 1 of the matrix has 1 values", Assert.Throws<FigureException>(() => Chart.Surface([[1, 2], [3]])).Message, StringComparison.Ordinal);
        Assert.Contains("labels has 2 values but values has 1", Assert.Throws<FigureException>(() => Chart.Pie(["a", "b"], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("none of the values of LineShape", Assert.Throws<FigureException>(() => Json(new Scatter([1], [1]) { Line = new() { Shape = (LineShape)99 } })).Message, StringComparison.Ordinal);
    }

    private static JsonElement Json(Trace trace) => JsonDocument.Parse(Chart.Plot(trace).ToPlotlyJson()).RootElement.GetProperty("data")[0];
}
