using System.Text.Json;
using NeuroRepl.Figures.Plotly;

namespace NeuroRepl.Figures.Tests;

/// <summary>Traces of very many points: what is drawn of them, what is said of it, and how numbers are packed.</summary>
public sealed class LargeDataTests
{
    [Fact]
    public void Of_a_million_points_every_extreme_stays_and_the_figure_says_how_many_are_drawn()
    {
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(i => Math.Sin(i * 1e-4))];
        (values[123_457], values[765_431]) = (50, -70);                     // one sample each, which every n-th point would miss

        var figure = JsonDocument.Parse(Chart.Line(values).ToPlotlyJson(plainNumbers: true)).RootElement;

        var drawn = Numbers(figure.GetProperty("data")[0].GetProperty("y"));
        var at = Numbers(figure.GetProperty("data")[0].GetProperty("x"));
        Assert.InRange(drawn.Length, 5_000, 20_000);
        Assert.Equal((50, -70, 0, 999_999), (drawn.Max(), drawn.Min(), at[0], at[^1]));
        Assert.Equal(123_457, at[Array.IndexOf(drawn, 50)]);
        Assert.Equal(at.Order(), at);
        Assert.Contains($"1,000,000 points, {drawn.Length:N0} of them drawn", figure.GetProperty("layout").GetProperty("annotations")[0].GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Thinned_and_whole_lines_have_the_same_outline()
    {
        double[] values = [.. Enumerable.Range(0, 200_000).Select(i => Math.Sin(i * 0.37) * Math.Cos(i * 1e-4))];

        var (shown, reductions) = Decimation.ForScreen(Chart.Line(values));

        // In each pixel column of a screen 500 wide, the highest and the lowest value are the same.
        var (x, y) = (((Scatter)shown.Traces[0]).X.Numbers, ((Scatter)shown.Traces[0]).Y.Numbers);
        var thinned = x.Zip(y).GroupBy(p => (int)(p.First / 400)).ToDictionary(g => g.Key, g => (g.Min(p => p.Second), g.Max(p => p.Second)));
        foreach (var (column, ends) in thinned) { Assert.Equal((values.Skip(column * 400).Take(400).Min(), values.Skip(column * 400).Take(400).Max()), ends); }
        Assert.Equal(200_000, reductions.Single().Points);
    }

    [Fact]
    public void Gaps_stay_gaps_and_clouds_keep_their_outermost_points()
    {
        double[] values = [.. Enumerable.Range(0, 100_000).Select(i => i is > 40_000 and < 60_000 ? double.NaN : i)];
        double[] x = [.. Enumerable.Range(0, 300_000).Select(i => Math.Cos(i * 2.399963) * Math.Sqrt(i))];
        double[] y = [.. Enumerable.Range(0, 300_000).Select(i => Math.Sin(i * 2.399963) * Math.Sqrt(i))];

        var line = (Scatter)Decimation.ForScreen(Chart.Line(values)).Figure.Traces[0];
        var cloud = (Scatter)Decimation.ForScreen(Chart.Scatter(x, y)).Figure.Traces[0];

        Assert.Contains(double.NaN, line.Y.Numbers);
        Assert.InRange(cloud.X.Count, 10_000, 20_010);
        Assert.Equal((x.Min(), x.Max(), y.Min(), y.Max()), (cloud.X.Numbers.Min(), cloud.X.Numbers.Max(), cloud.Y.Numbers.Min(), cloud.Y.Numbers.Max()));
    }

    [Fact]
    public void What_has_an_attribute_a_point_is_left_whole()
    {
        var trace = new Scatter(AxisValues.Indices(30_000), AxisValues.Indices(30_000)) { CustomData = Enumerable.Range(0, 30_000).ToArray() };

        Assert.Empty(Decimation.ForScreen(Chart.Plot(trace)).Reductions);
    }

    [Fact]
    public void A_thousand_points_are_not_thinned_and_every_point_can_be_asked_for()
    {
        double[] values = [.. Enumerable.Range(0, 25_000).Select(i => (double)(i % 7) / 2)];

        Assert.DoesNotContain("of them drawn", Chart.Line(values[..1000]).ToPlotlyJson(), StringComparison.Ordinal);
        Assert.Equal(values, Numbers(JsonDocument.Parse(Chart.Line(values).ToPlotlyJson(everyPoint: true, plainNumbers: true)).RootElement.GetProperty("data")[0].GetProperty("y")));
    }

    [Fact]
    public void Long_arrays_are_packed_bit_for_bit()
    {
        double[] values = [.. Enumerable.Range(0, 2000).Select(i => i == 7 ? double.PositiveInfinity : Math.Sqrt(i))];

        var packed = JsonDocument.Parse(Chart.Line(values).ToPlotlyJson()).RootElement.GetProperty("data")[0];

        var y = packed.GetProperty("y");
        Assert.Equal("f8", y.GetProperty("dtype").GetString());
        var read = y.GetProperty("bdata").GetBytesFromBase64().Chunk(8).Select(bytes => BitConverter.ToDouble(bytes)).ToArray();
        Assert.Equal(values.Select(v => double.IsFinite(v) ? v : double.NaN), read);
        Assert.Equal("i4", packed.GetProperty("x").GetProperty("dtype").GetString());
        Assert.Equal(Enumerable.Range(0, 2000), packed.GetProperty("x").GetProperty("bdata").GetBytesFromBase64().Chunk(4).Select(bytes => BitConverter.ToInt32(bytes)));
    }

    [Fact]
    public void A_large_matrix_is_packed_with_its_shape()
    {
        var z = JsonDocument.Parse(Chart.Heatmap(new double[50, 40]).ToPlotlyJson()).RootElement.GetProperty("data")[0].GetProperty("z");

        Assert.Equal("50, 40", z.GetProperty("shape").GetString());
        Assert.Equal(50 * 40 * 4, z.GetProperty("bdata").GetBytesFromBase64().Length);
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? double.NaN : v.GetDouble())];
}
