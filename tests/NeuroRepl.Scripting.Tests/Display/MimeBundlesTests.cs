using System.Text.Json;
using NeuroRepl.Figures;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Workspaces;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Tests.Display;

public sealed class MimeBundlesTests
{
    private const string OnePoint = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
    private static readonly ViewRegistry Views = ViewRegistry.WithDefaults();

    [Fact]
    public void A_figure_comes_as_text_html_and_plotlys_json()
    {
        var forms = MimeBundles.Of(Chart.Line([1.0, 2, 3]), Views).Forms;

        Assert.Equal(["text/plain", "text/html", "application/vnd.plotly.v1+json"], forms.Keys);
        Assert.Equal(3, JsonDocument.Parse(forms[MimeBundles.Plotly]).RootElement.GetProperty("data")[0].GetProperty("y").GetArrayLength());
    }

    [Fact]
    public void A_figure_carries_a_picture_where_somebody_makes_one()
    {
        Assert.Equal(OnePoint, MimeBundles.Of(Chart.Line([1.0, 2, 3]), Views, new Images(Convert.FromBase64String(OnePoint))).Forms[MimeBundles.Png]);
        Assert.DoesNotContain(MimeBundles.Png, MimeBundles.Of(Chart.Line([1.0, 2, 3]), Views, new Images(null)).Forms.Keys);
        Assert.DoesNotContain(MimeBundles.Png, MimeBundles.Of(new Card("no figure"), Views, new Images([1])).Forms.Keys);
    }

    [Fact]
    public void The_bytes_of_a_png_are_shown_as_the_picture_that_they_are()
    {
        var forms = MimeBundles.Of(Convert.FromBase64String(OnePoint), Views).Forms;

        Assert.Equal(OnePoint, forms[MimeBundles.Png]);
        Assert.Equal("PNG image, 1 × 1, 0.1 kB", forms["text/plain"]);
        Assert.Contains($"base64,{OnePoint}", forms["text/html"], StringComparison.Ordinal);
        Assert.Equal(OnePoint, MimeBundles.Of(new Photograph(), Views).Forms[MimeBundles.Png]);
        Assert.DoesNotContain(MimeBundles.Png, MimeBundles.Of(new byte[] { 0x89, 1, 2 }, Views).Forms.Keys);
    }

    [Fact]
    public void A_study_comes_as_a_card()
    {
        var bundle = MimeBundles.Of(EmbeddedStudy.Open(), Views);

        Assert.IsType<Look.AsCard>(bundle.Value);
        Assert.Contains("simulated", bundle.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Text_has_no_escape_codes_and_html_is_escaped()
    {
        var bundle = MimeBundles.Of("<b>", Views);

        Assert.Equal("\"<b>\"", bundle.Text);
        Assert.Equal("<pre>&quot;&lt;b&gt;&quot;</pre>", bundle.Forms["text/html"]);
        Assert.DoesNotContain('\e', MimeBundles.Of(Chart.Line([1.0, 2, 3]), Views).Text);
    }

    private sealed class Images(byte[]? png) : IFigureImages
    {
        public byte[]? Png(Figure figure) => png;
    }

    private sealed class Photograph : IPngImage
    {
        public byte[] ToPng() => Convert.FromBase64String(OnePoint);
    }
}
