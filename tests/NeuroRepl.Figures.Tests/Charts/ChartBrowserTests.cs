using System.Text.RegularExpressions;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Charts;

/// <summary>A real browser draws every chart, and plotly itself knows every attribute of it.</summary>
public sealed class ChartBrowserTests
{
    [Needs("chromium", "npm")]
    public void A_browser_draws_every_chart_and_plotly_knows_every_attribute()
    {
        var folder = Directory.CreateTempSubdirectory("charts-").FullName;
        try
        {
            const string report = "<pre id='report'></pre><script>function report(n, f) { (Plotly.validate(f.data, f.layout) || []).forEach(function (m) { if (!/template/.test(m.path || '')) document.getElementById('report').textContent += n + ': ' + m.msg + '\\n'; }); }</script>";
            var validation = string.Concat(Gallery.All.Select(f => $"<script>report('{f.Key}', {f.Value.ToPlotlyJson()});</script>"));
            var figures = string.Concat(Gallery.All.Select(f => $"<h4>{f.Key}</h4>{f.Value.ToHtml()}"));
            var page = Path.Combine(folder, "charts.html");
            File.WriteAllText(page, Gallery.All["null"].ToHtmlPage().Replace("</body>", $"{report}{validation}{figures}<p id='end'>end of page</p></body>"));
            if (Environment.GetEnvironmentVariable("GALLERY") is { } kept) { File.Copy(page, kept, overwrite: true); }

            var dom = Tools.Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", $"--user-data-dir={Path.Combine(folder, "profile")}", "--window-size=900,600", "--virtual-time-budget=8000", "--dump-dom", $"file://{page}");

            Assert.Contains("end of page", dom, StringComparison.Ordinal);
            Assert.Equal("", Regex.Match(dom, "<pre id=\"report\">(.*?)</pre>", RegexOptions.Singleline).Groups[1].Value);
            Assert.Equal(Gallery.All.Values.Count(static figure => !figure.IsPicture) + 1, Regex.Count(dom, "class=\"nrepl-figure js-plotly-plot\""));
            Assert.Contains("high dose (n 25)", dom, StringComparison.Ordinal);
            Assert.Contains("did not meet the criteria (n = 11)", dom, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
