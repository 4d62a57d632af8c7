using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class BrainCellTests
{
    private const string Map = "var map = CopeSet.Simulate(subjects: 1, effect: 4, voxelMm: 8)[0];";

    [Fact]
    public async Task A_brain_is_a_picture_in_every_form_and_needs_no_library()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of(Map, "map.Plot(threshold: 1)"));

        var output = Assert.Single(run.Notebook.Cells[1].Outputs);
        Assert.StartsWith("iVBORw0KGgo", output.Form(MimeBundles.Png), StringComparison.Ordinal);
        Assert.Contains("<img alt=", output.Form("text/html"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", output.Form("text/html"), StringComparison.Ordinal);
        Assert.Null(output.Form(MimeBundles.Plotly));
        Assert.Contains("z = ", output.Form("text/plain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_viewer_comes_with_the_first_brain_only()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of(Map, "map.Explore(threshold: 1)", "map.Explore(threshold: 2)"));

        var first = Assert.Single(run.Notebook.Cells[1].Outputs).Form("text/html")!;
        var second = Assert.Single(run.Notebook.Cells[2].Outputs).Form("text/html")!;
        Assert.Contains("data-brain=", second, StringComparison.Ordinal);
        Assert.DoesNotContain("nreplNiivue = new Response", second, StringComparison.Ordinal);
        if (Figures.NiivueJs.IsEmbedded)
        {
            Assert.Contains("nreplNiivue = new Response", first, StringComparison.Ordinal);
            Assert.Contains("BSD 2-Clause License", first, StringComparison.Ordinal);
        }

        Assert.StartsWith("iVBORw0KGgo", Assert.Single(run.Notebook.Cells[2].Outputs).Form(MimeBundles.Png), StringComparison.Ordinal);
    }
}
