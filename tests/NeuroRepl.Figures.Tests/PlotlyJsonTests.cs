using System.Text.Json;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests;

public sealed class PlotlyJsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("points")]
    [InlineData("bars")]
    [InlineData("boxes")]
    [InlineData("matrix")]
    [InlineData("ribbon")]
    public void Json_is_as_approved(string name) =>
        Approve.That(JsonSerializer.Serialize(JsonDocument.Parse(Samples.All[name].ToPlotlyJson()).RootElement, Indented), $"plotly-{name}");

    [Fact]
    public void Panels_share_the_reversed_axis_and_divide_the_height()
    {
        var figure = JsonDocument.Parse(Samples.Fit.ToPlotlyJson()).RootElement;
        var layout = figure.GetProperty("layout");

        Assert.Equal([4.2, 0.2], layout.GetProperty("xaxis").GetProperty("range").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal("y2", layout.GetProperty("xaxis").GetProperty("anchor").GetString());
        Assert.Equal("y2", figure.GetProperty("data")[3].GetProperty("yaxis").GetString());
        var upper = layout.GetProperty("yaxis").GetProperty("domain").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        var lower = layout.GetProperty("yaxis2").GetProperty("domain").EnumerateArray().Select(v => v.GetDouble()).ToArray();
        Assert.Equal(3, (upper[1] - upper[0]) / (lower[1] - lower[0]), tolerance: 0.01);
        Assert.True(upper[0] > lower[1]);
    }

    [Fact]
    public void Missing_and_infinite_numbers_are_null()
    {
        var json = Chart.Line([1.0, 2, 3], [1, double.NaN, double.PositiveInfinity]).ToPlotlyJson();

        Assert.Contains("\"y\":[1,null,null]", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Extra_attributes_reach_plotly_beside_ours()
    {
        var trace = new Scatter([1, 2], [3, 4]) { Extra = new Dictionary<string, object?> { ["line.shape"] = "hv", ["customdata"] = new[] { "a", "b" } } };

        var made = JsonDocument.Parse(Chart.Plot(trace).ToPlotlyJson()).RootElement.GetProperty("data")[0];

        Assert.Equal("hv", made.GetProperty("line").GetProperty("shape").GetString());
        Assert.Equal(1.5, made.GetProperty("line").GetProperty("width").GetDouble());
        Assert.Equal("b", made.GetProperty("customdata")[1].GetString());
    }

    [Fact]
    public void A_title_cannot_bring_markup_or_end_the_script()
    {
        var json = Chart.Line([1.0, 2]).WithTitle("a < b </script><b>").ToPlotlyJson();

        Assert.DoesNotContain("</script", json, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("a &lt; b &lt;/script&gt;&lt;b&gt;", JsonDocument.Parse(json).RootElement.GetProperty("layout").GetProperty("title").GetProperty("text").GetString());
    }

    [Fact]
    public void Nothing_offers_to_send_a_figure_elsewhere()
    {
        var config = JsonDocument.Parse(Samples.Points.ToPlotlyJson()).RootElement.GetProperty("config");

        Assert.False(config.GetProperty("showSendToCloud").GetBoolean());
        Assert.Equal("", config.GetProperty("plotlyServerURL").GetString());
    }
}
