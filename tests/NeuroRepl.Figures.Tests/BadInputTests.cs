using System.Text.Json;

namespace NeuroRepl.Figures.Tests;

public sealed class BadInputTests
{
    public static TheoryData<string> Odd => ["empty", "all NaN", "infinite", "one point", "constant", "500 categories", "500 scattered categories", "logarithm of negative", "no traces", "empty matrix", "huge range", "tiny values"];

    [Theory]
    [MemberData(nameof(Odd))]
    public void Odd_data_still_make_a_figure_in_every_form(string name)
    {
        var figure = Make(name);

        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(figure.ToPlotlyJson()).RootElement.ValueKind);
        foreach (var settings in (TerminalSettings[])[new(), new() { Unicode = false, Width = 30 }, new() { Colors = TerminalColors.Ansi16, Height = 12 }])
        {
            Assert.NotEmpty(Terminal.Render(figure, settings));
        }
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("all NaN")]
    [InlineData("no traces")]
    [InlineData("empty matrix")]
    public void A_figure_with_nothing_to_draw_says_so(string name) => Assert.Contains("nothing to draw", Terminal.Render(Make(name)), StringComparison.Ordinal);

    [Fact]
    public void Of_500_categories_the_first_are_shown_and_the_rest_counted()
    {
        var text = Terminal.Render(Make("500 categories"));

        Assert.Contains("category 0", text, StringComparison.Ordinal);
        Assert.Contains("… 460 more of 500 categories", text, StringComparison.Ordinal);
        Assert.InRange(text.Split('\n').Length, 20, 50);
    }

    [Fact]
    public void Lengths_that_do_not_match_are_named()
    {
        var mistake = Assert.Throws<FigureException>(() => Chart.Line([1.0, 2, 3], [1.0, 2]));

        Assert.Equal("x has 3 values but y has 2; they belong together and have to be equally long.", mistake.Message);
        Assert.Throws<FigureException>(() => new Band([1, 2], [1, 2], [1]));
        Assert.Throws<FigureException>(() => new Heatmap([[1, 2], [3]]));
        Assert.Throws<FigureException>(() => new Grid(["a", "b"], [["x"]]));
    }

    [Fact]
    public void A_trace_in_a_panel_that_is_not_there_is_refused()
    {
        var mistake = Assert.Throws<FigureException>(() => Chart.Plot(new Scatter([1], [1]) { Name = "residual", Panel = 1 }));

        Assert.Contains("residual is meant for panel 1; the layout has 1 panel", mistake.Message, StringComparison.Ordinal);
    }

    private static Figure Make(string name) => name switch
    {
        "empty" => Chart.Line(Array.Empty<double>(), Array.Empty<double>()),
        "all NaN" => Chart.Scatter([1.0, 2], [double.NaN, double.NaN]),
        "infinite" => Chart.Line([1.0, 2, 3], [1, double.PositiveInfinity, 2]),
        "one point" => Chart.Scatter([3.0], [4.0]),
        "constant" => Chart.Line([1.0, 2, 3], [5.0, 5, 5]),
        "500 categories" => Chart.Bar(Enumerable.Range(0, 500).Select(i => $"category {i}"), Enumerable.Range(0, 500)),
        "500 scattered categories" => Chart.Scatter(Enumerable.Range(0, 500).Select(i => $"category {i}"), Enumerable.Range(0, 500)),
        "logarithm of negative" => Chart.Line([1.0, 2, 3], [-1.0, 0, 100]).WithY(new Axis { IsLogarithmic = true }),
        "no traces" => Chart.Plot(),
        "empty matrix" => Chart.Heatmap(new double[0, 0]),
        "huge range" => Chart.Line([1e-300, 1e300], [-1e300, 1e300]),
        _ => Chart.Line([1.0, 2], [1e-12, 3e-12]),
    };
}
