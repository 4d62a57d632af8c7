using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroRepl.Figures.Tests.Schema;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Export;

/// <summary>Figures as files, and the files read again.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("figures-").FullName;

    [Needs("chromium", "npm")]
    public void A_png_has_the_size_asked_for_and_is_not_blank()
    {
        Samples.Fit.Save(At("fit.png"), widthPx: 500, heightPx: 320, scale: 3);

        var png = File.ReadAllBytes(At("fit.png"));
        Assert.Equal((1500, 960), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        Assert.InRange(Inked(png), 20_000, int.MaxValue);
        Assert.Equal(png, Again(Samples.Fit));

        byte[] Again(Figure figure)
        {
            figure.Save(At("again.png"), widthPx: 500, heightPx: 320, scale: 3);
            return File.ReadAllBytes(At("again.png"));
        }
    }

    [Needs("chromium", "npm")]
    public void An_svg_has_every_trace_and_every_word()
    {
        Samples.Points.Save(At("points.svg"));

        var svg = XElement.Load(At("points.svg"));
        var texts = svg.Descendants().Where(e => e.Name.LocalName is "text" or "tspan").Select(e => e.Value).ToArray();
        Assert.Equal("700", svg.Attribute("width")!.Value);
        Assert.Equal(2, svg.Descendants().Count(e => e.Attribute("class")?.Value.StartsWith("trace scatter", StringComparison.Ordinal) == true));
        foreach (var expected in new[] { "participants", "simulated", "age (years)", "weight (kg)", "F (n 5)", "M (n 4)" }) { Assert.Contains(expected, texts); }
    }

    [Needs("chromium", "npm")]
    public void A_pdf_is_one_page_of_the_figures_size_with_its_letters_in_it()
    {
        Samples.Bars.Save(At("bars.pdf"), widthPx: 480, heightPx: 320);

        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(At("bars.pdf")));
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(pdf, @"/Type /Page\b"));
        var box = Regex.Match(pdf, @"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]");
        Assert.Equal(480 * 0.75, double.Parse(box.Groups[1].Value), tolerance: 1);          // points are three quarters of a pixel
        Assert.Equal(320 * 0.75, double.Parse(box.Groups[2].Value), tolerance: 1.5);
        Assert.Contains("/Font", pdf, StringComparison.Ordinal);                            // letters, not a picture of letters
    }

    [Fact]
    public void A_saved_json_has_every_number_and_can_be_read_again()
    {
        double[] values = [.. Enumerable.Range(0, 50_000).Select(i => Math.Sin(i * 0.001) / 3)];
        Chart.Line(values).Save(At("long.json"));

        var data = JsonDocument.Parse(File.ReadAllText(At("long.json"))).RootElement.GetProperty("data")[0];
        Assert.Equal(values, data.GetProperty("y").EnumerateArray().Select(v => v.GetDouble()));
    }

    [Needs("chromium", "npm")]
    public void Three_dimensions_are_drawn_by_the_full_plotly()
    {
        var png = TypedCharts.All["surface"].TryPng(scale: 1)!;

        Assert.InRange(Inked(png), 20_000, int.MaxValue);
    }

    [Needs("chromium", "npm")]
    public void Every_kind_of_chart_is_drawn()
    {
        foreach (var (name, figure) in TypedCharts.All.Concat(Samples.All))
        {
            Assert.True(Inked(figure.TryPng(scale: 1)!) > 2000, $"{name} is blank");
        }
    }

    [Needs("chromium", "npm")]
    public void Figures_with_nothing_to_draw_are_drawn_all_the_same()
    {
        foreach (var figure in new[] { Chart.Line(Array.Empty<double>()), Chart.Scatter([1.0], [double.NaN]), Chart.Plot(), Chart.Pie(Array.Empty<string>(), Array.Empty<double>()), Chart.Line([1.0, 2], [double.PositiveInfinity, double.NegativeInfinity]) })
        {
            Assert.NotEmpty(figure.TryPng(scale: 1)!);
        }
    }

    [Fact]
    public void A_size_that_no_browser_draws_is_refused()
    {
        Assert.Contains("cannot be drawn", Assert.Throws<FigureException>(() => Samples.Points.Save(At("x.png"), widthPx: 100_000)).Message, StringComparison.Ordinal);
        Assert.Contains("scale", Assert.Throws<FigureException>(() => Samples.Points.Save(At("x.png"), scale: double.NaN)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(At("x.png")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string At(string name) => Path.Combine(_folder, name);

    // A PNG's filtered bytes are differences to the neighbours: nearly all zero where a page is blank.
    private static int Inked(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) { packed.Write(png, at + 8, length); }
            at += 12 + length;
        }

        packed.Position = 0;
        using var bytes = new MemoryStream();
        new ZLibStream(packed, CompressionMode.Decompress).CopyTo(bytes);
        return bytes.ToArray().Count(b => b is not 0 and not 255);
    }
}
