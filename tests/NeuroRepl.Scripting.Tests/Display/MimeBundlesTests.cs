using System.Text.Json;
using NeuroRepl.Figures;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Workspaces;
using NeuroRepl.Views;

namespace NeuroRepl.Scripting.Tests.Display;

public sealed class MimeBundlesTests
{
    private static readonly ViewRegistry Views = ViewRegistry.WithDefaults();

    [Fact]
    public void A_figure_comes_as_text_html_and_plotlys_json()
    {
        var forms = MimeBundles.Of(Chart.Line([1.0, 2, 3]), Views).Forms;

        Assert.Equal(["text/plain", "text/html", "application/vnd.plotly.v1+json"], forms.Keys);
        Assert.Equal(3, JsonDocument.Parse(forms[MimeBundles.Plotly]).RootElement.GetProperty("data")[0].GetProperty("y").GetArrayLength());
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
}
