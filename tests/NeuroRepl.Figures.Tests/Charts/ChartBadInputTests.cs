using System.Text.Json;
using NeuroRepl.Figures.Charts;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>Data that nobody meant to draw: a figure that says so, or one error that says what to do.</summary>
public sealed class ChartBadInputTests
{
    private static readonly Dictionary<string, double[]> Data = new()
    {
        ["empty"] = [], ["all NaN"] = [double.NaN, double.NaN, double.NaN], ["infinite"] = [1, double.PositiveInfinity, double.NegativeInfinity], ["one value"] = [2], ["all the same"] = [3, 3, 3],
    };

    private static readonly Dictionary<string, Func<double[], Figure>> Charts = new()
    {
        ["spectra"] = v => Chart.Spectra([new MeanCourse("a", Indices(v), v) { Spread = v }]),
        ["fit"] = v => Chart.FitPanels(Indices(v), v, v, v, [new Sample("a", v)]),
        ["waterfall"] = v => Chart.Waterfall(Indices(v), [new Sample("a", v), new Sample("b", v)]),
        ["course"] = v => Chart.BlockCourse([new MeanCourse("a", Indices(v), v) { Spread = v }], [new("a vs b", v)], onset: 1),
        ["raincloud"] = v => Chart.Raincloud([("a", v), ("b", v)], [new("a", "b", 0.01)]),
        ["boxes"] = v => Chart.BoxPoints([("a", v)]),
        ["bars"] = v => Chart.ErrorBars([.. v.Select((_, i) => $"c{i}")], [new Sample("a", v) { Errors = v }]),
        ["scatter"] = v => Chart.ScatterFit([new Cloud("a", v, v) { Line = FitLine.LeastSquares(v, v, 2) }]),
        ["rmcorr"] = v => Chart.RepeatedCorrelation(v, v, [.. v.Select(_ => "sub-01")]),
        ["repeated"] = v => Chart.RepeatedMeasures(["before"], [.. v.Select(x => (IReadOnlyList<double>)[x])]),
        ["receptors"] = v => Chart.ReceptorBars([.. v.Select((_, i) => $"r{i}")], v, [.. v.Select(_ => v)], v),
        ["forest"] = v => Chart.Forest([.. v.Select(x => new Interval("a", x, x, x))]),
        ["scree"] = v => Chart.Scree(v, v),
        ["ridgeline"] = v => Chart.Ridgeline([("a", v)]),
        ["null"] = v => Chart.NullDistribution(v, v.FirstOrDefault(), 0.02),
        ["design"] = v => Chart.DesignMatrix([.. v.Select(x => (IReadOnlyList<double>)[x])]),
        ["residuals"] = v => Chart.Residuals(v, v, p => p),
        ["connectivity"] = v => Chart.Connectivity([.. v.Select(_ => (IReadOnlyList<double>)v)], [.. v.Select(_ => "net")]),
        ["radar"] = v => Chart.Radar(["a", "b", "c"], v.Length == 3 ? [("p", v)] : []),
        ["timeline"] = v => Chart.Timeline([.. v.Select(x => new TimelineEvent("lane", x, null, "event"))]),
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var chart in Charts.Keys) { foreach (var data in Data.Keys) { cases.Add(chart, data); } }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Odd_data_make_a_figure_in_every_form(string chart, string data)
    {
        var figure = Charts[chart]([.. Data[data]]);

        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(figure.ToPlotlyJson()).RootElement.ValueKind);
        foreach (var settings in (TerminalSettings[])[new(), new() { Unicode = false, Width = 30 }, new() { Colors = TerminalColors.Ansi16, Height = 12 }])
        {
            Assert.NotEmpty(Terminal.Render(figure, settings));
        }
    }

    [Theory]
    [InlineData("raincloud")]
    [InlineData("boxes")]
    [InlineData("course")]
    [InlineData("scatter")]
    [InlineData("null")]
    [InlineData("connectivity")]
    public void A_chart_of_nothing_says_so_in_terminal_and_browser(string chart)
    {
        var figure = chart == "course" ? Chart.BlockCourse([new MeanCourse("a", [1, 2], [double.NaN, double.NaN])]) : chart == "null" ? Chart.NullDistribution([]) : Charts[chart]([]);

        Assert.Contains("nothing to draw", Terminal.Render(figure), StringComparison.Ordinal);
        Assert.Contains("nothing to draw", figure.ToPlotlyJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void Five_hundred_groups_are_refused_with_another_way()
    {
        var many = Enumerable.Range(0, 500).Select(i => new Sample($"g{i}", [1, 2, 3])).ToArray();

        var mistake = Assert.Throws<FigureException>(() => Chart.Raincloud(many));

        Assert.Equal("500 samples are more than one picture can tell apart; this one takes at most 60.", mistake.Message);
        Assert.Contains("Chart.Heatmap", mistake.Hint, StringComparison.Ordinal);
        Assert.Throws<FigureException>(() => Chart.Ridgeline(many));
        Assert.Throws<FigureException>(() => Chart.ReceptorBars([.. many.Select(m => m.Name)], [.. many.Select(_ => 0.1)]));
        Assert.Throws<FigureException>(() => Chart.Forest([.. many.Select(m => new Interval(m.Name, 1, 0, 2))]));
        Assert.Throws<FigureException>(() => Chart.ErrorBars([.. many.Select(m => m.Name)], [("a", [.. many.Select(_ => 1.0)])]));
    }

    [Fact]
    public void Lengths_that_do_not_match_are_named()
    {
        Assert.Contains("the spread of high", Assert.Throws<FigureException>(() => Chart.BlockCourse([new MeanCourse("high", [1, 2], [1, 2]) { Spread = [1] }])).Message, StringComparison.Ordinal);
        Assert.Contains("PC1 has 2 values", Assert.Throws<FigureException>(() => Chart.Radar(["a", "b", "c"], [("PC1", [1.0, 2.0])])).Message, StringComparison.Ordinal);
        Assert.Contains("row 1 has 1 values", Assert.Throws<FigureException>(() => Chart.Connectivity([[1, 2], [1]])).Message, StringComparison.Ordinal);
        Assert.Contains("subjects has 1 values", Assert.Throws<FigureException>(() => Chart.RepeatedCorrelation([1, 2], [1, 2], ["a"])).Message, StringComparison.Ordinal);
        Assert.Throws<FigureException>(() => Chart.ScatterFit([new Cloud("a", [1, 2], [1])]));
        Assert.Throws<FigureException>(() => Chart.ReceptorBars(["a"], [1, 2]));
    }

    [Fact]
    public void A_flow_whose_numbers_do_not_add_up_is_refused()
    {
        var mistake = Assert.Throws<FigureException>(() => Chart.InclusionFlow([new("assessed", 40) { Excluded = [("declined", 5)] }, new("included", 34)]));

        Assert.Equal("Of 40 \"assessed\", 5 were excluded; 35 remain, but \"included\" has 34.", mistake.Message);
        Assert.Throws<FigureException>(() => Chart.InclusionFlow([new("included", 34)], [new("a", 10), new("b", 20)]));
        Assert.Throws<FigureException>(() => Chart.InclusionFlow([]));
    }

    [Fact]
    public void A_bracket_to_what_is_not_drawn_names_what_is() =>
        Assert.Contains("there are placebo, high", Assert.Throws<FigureException>(() => Chart.BoxPoints([("placebo", [1.0]), ("high", [2.0])], [new("placebo", "hihg", "*")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_png_are_refused_and_a_broken_one_is_named_by_its_size()
    {
        Assert.Throws<FigureException>(() => Chart.Picture([1, 2, 3]));

        var broken = Gallery.Png(20, 10);
        broken[^20] ^= 0xFF;
        broken[50] ^= 0xFF;
        Assert.NotEmpty(Terminal.Render(Chart.Picture(broken)));
        Assert.Contains("20 × 10", Terminal.Render(Chart.Picture(broken[..45])), StringComparison.Ordinal);
    }

    private static double[] Indices(double[] values) => [.. values.Select((_, i) => (double)i)];
}
