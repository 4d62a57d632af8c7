using System.Text.RegularExpressions;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class NotebookPageTests
{
    [Fact]
    public async Task A_page_has_text_code_and_outputs_and_brings_the_figures_library_once()
    {
        var run = await NotebookRunner.RunAsync(
            new Notebook(
            [
                new NotebookCell(CellKind.Markdown, "# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
                new NotebookCell(CellKind.Code, "var text = \"<b>\"; // said\nConsole.Write(text);"),
                new NotebookCell(CellKind.Code, "Display(spectra[0].Plot()); spectra[1].Plot()"),
                new NotebookCell(CellKind.Code, "int.Parse(\"x\")"),
            ]),
            new NotebookRunOptions { AllowErrors = true });

        var page = NotebookPage.Of(run.Notebook, "a <title>");

        Assert.Contains("<h1 id=\"title\">Title</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<td>1</td>", page, StringComparison.Ordinal);
        Assert.Contains("<title>a &lt;title&gt;</title>", page, StringComparison.Ordinal);
        Assert.Contains("<span class=\"k\">var</span> text = <span class=\"s\">&quot;&lt;b&gt;&quot;</span>; <span class=\"c\">// said</span>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"out stdout\">&lt;b&gt;</pre>", page, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(page, "<div class=\"figure\"></div><script type=\"application/json\">"));
        Assert.Equal(1, Regex.Count(page, "Plotly.newPlot\\(place"));
        Assert.Contains("FormatException", page, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', page);
    }

    [Fact]
    public void A_figure_cannot_end_its_script_early_and_a_page_without_figures_goes_without_the_library()
    {
        var figure = new System.Text.Json.Nodes.JsonObject { ["application/vnd.plotly.v1+json"] = new System.Text.Json.Nodes.JsonObject { ["data"] = "</script><script>alert(1)" } };
        var cell = new NotebookCell(CellKind.Code, "1") { Outputs = [new CellOutput.Display(figure, [])] };

        Assert.DoesNotContain("</script><script>alert", NotebookPage.Of(new Notebook([cell]), "x"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", NotebookPage.Of(Samples.Of("1"), "x"), StringComparison.Ordinal);
    }
}
