using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests;

/// <summary>A real browser opens what was saved: plotly itself finds every attribute known, and something is drawn.</summary>
public sealed class BrowserTests
{
    [Needs("chromium", "npm")]
    public void A_browser_draws_every_figure_and_plotly_knows_every_attribute()
    {
        var folder = Directory.CreateTempSubdirectory("figures-").FullName;
        try
        {
            var validation = string.Concat(Samples.All.Select(f => $"<script>report('{f.Key}', {f.Value.ToPlotlyJson()});</script>"));
            var figures = string.Concat(Samples.All.Values.Select(f => f.ToHtml()));
            const string report = "<pre id='report'></pre><script>function report(n, f) { (Plotly.validate(f.data, f.layout) || []).forEach(function (m) { if (!/template/.test(m.path || '')) document.getElementById('report').textContent += n + ': ' + m.msg + '\\n'; }); }</script>";
            var page = Path.Combine(folder, "all.html");
            File.WriteAllText(page, Samples.Fit.ToHtmlPage().Replace("</body>", $"{report}{validation}{figures}<p id='end'>end of page</p></body>"));

            var dom = Chromium(folder, "--dump-dom", page);

            Assert.Contains("end of page", dom, StringComparison.Ordinal);
            Assert.Equal("", Regex.Match(dom, "<pre id=\"report\">(.*?)</pre>", RegexOptions.Singleline).Groups[1].Value);
            Assert.Equal(4 + 4 + 2 + 3, Regex.Count(dom, "class=\"trace scatter"));     // the fit twice, points, band edges and line
            Assert.Contains("chemical shift (ppm)", dom, StringComparison.Ordinal);
            Assert.Contains("simulated · linewidth 8.1 Hz, SNR 43", dom, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Needs("chromium", "npm")]
    public void A_notebook_draws_flat_and_solid_figures_in_any_order()
    {
        var folder = Directory.CreateTempSubdirectory("figures-").FullName;
        try
        {
            var (flat, solid) = (Samples.Points.ToHtml(), Chart.Plot(new Plotly.Sankey
            {
                Node = new() { Label = new[] { "a", "b" } },
                Link = new() { Source = new[] { 0 }, Target = new[] { 1 }, Value = new[] { 5 } },
            }).ToHtml());
            foreach (var (name, cells) in new[] { ("flat first", flat + solid + flat), ("solid first", solid + flat) })
            {
                var page = Path.Combine(folder, "notebook.html");
                File.WriteAllText(page, $"<html><body>{PlotlyJs.NotebookTag}{cells}</body></html>");

                var dom = Chromium(folder, "--dump-dom", page);

                Assert.True(Regex.Count(dom, "class=\"sankey-link\"") == 1, $"{name}: no flow was drawn");
                Assert.True(Regex.Count(dom, "class=\"trace scatter") == (name == "flat first" ? 4 : 2), $"{name}: {Regex.Count(dom, "class=\"trace scatter")} traces of points");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Needs("chromium", "npm")]
    public void A_saved_page_is_not_blank()
    {
        var folder = Directory.CreateTempSubdirectory("figures-").FullName;
        try
        {
            Samples.Fit.Save(Path.Combine(folder, "fit.html"));
            var picture = Path.Combine(folder, "fit.png");

            Chromium(folder, $"--screenshot={picture}", Path.Combine(folder, "fit.html"));

            Assert.InRange(InkedBytes(File.ReadAllBytes(picture)), 5_000, int.MaxValue);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Chromium(string folder, string what, string page) => Tools.Run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--window-size=900,600", "--virtual-time-budget=4000", what, $"file://{page}");

    // A PNG's filtered bytes are differences to the neighbours: nearly all zero where a page is blank.
    private static int InkedBytes(byte[] png)
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
