using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests;

public sealed partial class HtmlTests
{
    [Fact]
    public void Cards_and_grids_are_well_formed_and_escaped()
    {
        var card = Samples.Card with { Title = "a < b & \"c\"", Notes = ["<script>alert(1)</script>"] };

        var parsed = XElement.Parse($"<page>{card.ToHtml()}</page>");

        Assert.Equal("a < b & \"c\"", parsed.Descendants("h3").Single().Value);
        Assert.Empty(parsed.Descendants("script"));
        Assert.Equal(["metabolite", "conc. (mM)", "CRLB %"], parsed.Descendants("th").Select(th => th.Value));
        Assert.Equal(9, parsed.Descendants("td").Count());
    }

    [Fact]
    public void A_card_brings_its_style_only_when_asked()
    {
        Assert.Single(XElement.Parse($"<page>{Samples.Card.ToHtml()}</page>").Descendants("style"));
        Assert.Empty(XElement.Parse($"<page>{Samples.Card.ToHtml(withStyle: false)}</page>").Descendants("style"));
    }

    [Fact]
    public void A_page_is_well_formed_around_its_scripts()
    {
        var page = WithoutScripts(Samples.Fit.ToHtmlPage()).Replace("<!DOCTYPE html>", "");

        var parsed = XElement.Parse(page);

        Assert.Equal("Fit of sub-01_ses-high_svs", parsed.Descendants("title").Single().Value);
        Assert.Single(parsed.Descendants("div"), div => div.Attribute("class")?.Value == "nrepl-figure");
    }

    [Needs("npm")]
    public void With_plotly_embedded_a_page_asks_nothing_of_the_network()
    {
        var page = Samples.Fit.ToHtmlPage();

        Assert.True(PlotlyJs.IsEmbedded);
        Assert.DoesNotMatch(@"<script[^>]*\ssrc=", page);
        Assert.DoesNotMatch(@"(?i)\b(src|href|srcset|action)\s*=|url\(|@import", WithoutScripts(page));
        Assert.Contains("MIT License", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_still_picture_stands_where_no_script_runs()
    {
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

        var figure = XElement.Parse($"<page>{WithoutScripts(Samples.Fit.ToHtml(png))}</page>").Descendants("div").Single();

        Assert.Equal($"data:image/png;base64,{Convert.ToBase64String(png)}", figure.Element("img")!.Attribute("src")!.Value);
        Assert.Contains("Fit of sub-01", figure.Element("img")!.Attribute("alt")!.Value, StringComparison.Ordinal);
    }

    [Needs("npm")]
    public void The_full_script_is_the_pinned_one_too()
    {
        Assert.Equal(PlotlyJs.FullIntegrity, $"sha512-{Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(PlotlyJs.FullScript!)))}");
        Assert.Contains($"v{PlotlyJs.Version}", PlotlyJs.FullScript![..200], StringComparison.Ordinal);
    }

    [Needs("npm")]
    public void The_hash_that_a_browser_would_check_is_the_embedded_scripts()
    {
        var hash = Convert.ToBase64String(SHA512.HashData(Encoding.UTF8.GetBytes(PlotlyJs.Script!)));

        Assert.Equal(PlotlyJs.Integrity, $"sha512-{hash}");
        Assert.Contains($"v{PlotlyJs.Version}", PlotlyJs.Script![..200], StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_pins_the_version_and_names_no_registry()
    {
        var folder = Repository.At("src", "NeuroRepl.Figures", "web");
        var locked = File.ReadAllText(Path.Combine(folder, "package-lock.json"));

        Assert.Contains($"\"version\": \"{PlotlyJs.Version}\"", locked, StringComparison.Ordinal);
        Assert.Contains("\"integrity\": \"sha512-", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("resolved", locked, StringComparison.Ordinal);
        Assert.DoesNotContain("http", locked, StringComparison.Ordinal);
    }

    private static string WithoutScripts(string page) => Scripts().Replace(page, "");

    [GeneratedRegex("<script.*?</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();
}
