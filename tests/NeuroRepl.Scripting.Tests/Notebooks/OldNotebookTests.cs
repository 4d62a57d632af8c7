using NeuroRepl.Scripting.Notebooks;
using NeuroRepl.Testing;

namespace NeuroRepl.Scripting.Tests.Notebooks;

/// <summary>Notebooks as .NET Interactive and Polyglot Notebooks wrote them.</summary>
public sealed class OldNotebookTests
{
    [Fact]
    public async Task A_dib_runs_cell_by_cell_with_its_commands_and_other_languages_are_reported()
    {
        var run = await NotebookRunner.RunAsync(NotebookFile.Read(Sample("old.dib")));

        Assert.Equal(NotebookEnd.Finished, run.End);
        var cells = run.Notebook.Cells;
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Code, CellKind.Code, CellKind.Code], cells.Select(cell => cell.Kind));
        Assert.Matches("^3\nWall time: [0-9.]+ ms\n$", Samples.Text(cells[1]));
        Assert.Equal("<b>bold</b>", cells[2].Outputs.Single().Form("text/html"));
        Assert.Equal("This is fsharp, which was not run: NeuroRepl runs C#.\n", Samples.Text(cells[3]));
        Assert.Contains("fsharp", Assert.Single(run.Cells, cell => cell.NotRun is not null).NotRun, StringComparison.Ordinal);
        Assert.Equal("\"numbers: 3\"", Samples.Text(cells[4]));
    }

    [Fact]
    public async Task An_ipynb_of_dotnet_interactive_runs_unchanged()
    {
        var run = await NotebookRunner.RunAsync(NotebookFile.Read(Sample("old.ipynb")));

        Assert.True(run.End == NotebookEnd.Finished, run.FirstError?.Error?.ToText());
        var cells = run.Notebook.Cells;
        Assert.Equal("<i>x</i> is &lt;10 mg&gt;", cells[2].Outputs.OfType<CellOutput.Result>().Single().Form("text/html"));
        Assert.Equal("<div style=\"color:red\"><b>a &amp; b</b><ul><li>1</li><li>2</li></ul></div>", cells[3].Outputs.OfType<CellOutput.Display>().Single().Form("text/html"));
        Assert.Equal(["\"after\"", "7"], cells[4].Outputs.Select(output => output.Form("text/plain")));
        Assert.Equal("<h1>plain</h1>", cells[5].Outputs.Single().Form("text/html"));
        Assert.Equal("done", cells[6].Outputs.Single().Form("text/markdown"));
    }

    [Fact]
    public async Task References_may_stand_after_code_and_feeds_are_passed_over_with_a_note()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("var text = \"a b\";\n#i \"nuget:somewhere\"\n#r \"System.Web.HttpUtility\"\nConsole.Write(System.Web.HttpUtility.UrlEncode(text));"));

        Assert.Equal(["stderr", "stdout"], run.Notebook.Cells[0].Outputs.Cast<CellOutput.Stream>().Select(stream => stream.Name));
        Assert.EndsWith("a+b", Samples.Text(run.Notebook.Cells[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_formatter_for_plain_text_only_is_what_a_page_shows_too_and_one_for_a_list_type_serves_all_its_kinds()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of(
            "using Microsoft.DotNet.Interactive.Formatting; record Ward(int Beds); Formatter.Register<Ward>(w => $\"<{w.Beds} beds>\"); Formatter.Register(typeof(Stack<>), (s, writer) => writer.Write(\"a stack\"), \"text/html\");",
            "new Ward(3)",
            "new Stack<int>()",
            "new Ward(4).ToDisplayString()"));

        Assert.Equal(("<3 beds>", "<pre>&lt;3 beds&gt;</pre>"), (run.Notebook.Cells[1].Outputs.Single().Form("text/plain"), run.Notebook.Cells[1].Outputs.Single().Form("text/html")));
        Assert.Equal("a stack", run.Notebook.Cells[2].Outputs.Single().Form("text/html"));
        Assert.Equal("\"<4 beds>\"", Samples.Text(run.Notebook.Cells[3]));
    }

    [Fact]
    public async Task Formulas_lists_dictionaries_and_objects_that_refer_to_each_other_are_shown()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of(
            "using Microsoft.DotNet.Interactive; using static Microsoft.DotNet.Interactive.Kernel; using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags; using Microsoft.DotNet.Interactive.Formatting;",
            "(MathString)\"E = mc^2\"",
            "class Nurse { public string Name { get; set; } public List<Nurse> Team { get; } = new List<Nurse>(); } var one = new Nurse { Name = \"A\" }; var two = new Nurse { Name = \"B\" }; one.Team.Add(two); two.Team.Add(one); display(one); display(new List<Nurse> { one, two }); display(new Dictionary<string, int> { [\"zero\"] = 0 });",
            "Formatter.Register<List<Nurse>>((nurses, writer) => { foreach (var nurse in nurses) { writer.Write(span(b(nurse.Name), \" \", i($\"{nurse.Team.Count} in the team\"), br)); } }, mimeType: \"text/html\"); new List<Nurse> { one }",
            "new { Name = \"x\", Value = 42 }.Display(\"application/json\");",
            "PocketView view = span(new { Fruit = \"apple\" }); display(view.ToString()); display(new[] { 1, 2 }.GetType()); Formatter.ResetToDefault();"));

        Assert.True(run.End == NotebookEnd.Finished, run.FirstError?.Error?.ToText());
        Assert.Equal("$$E = mc^2$$", run.Notebook.Cells[1].Outputs.Single().Form("text/latex"));
        Assert.Equal(3, run.Notebook.Cells[2].Outputs.Count);
        Assert.Equal(42, run.Notebook.Cells[4].Outputs.Single().Shown!["application/json"]!["Value"]!.GetValue<int>());
        Assert.Equal("<span><b>A</b> <i>1 in the team</i><br></span>", run.Notebook.Cells[3].Outputs.Single().Form("text/html"));
    }

    [Fact]
    public async Task A_notebook_in_another_language_is_refused()
    {
        var python = Samples.Of("print(1)").WithMetadata("kernelspec", new System.Text.Json.Nodes.JsonObject { ["name"] = "python3", ["language"] = "python" });

        Assert.Contains("python", (await Assert.ThrowsAsync<NotebookException>(() => NotebookRunner.RunAsync(python))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_there_is_not_is_an_error_that_names_it()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("#!connect mssql\n1"));

        Assert.Contains("#!connect", run.FirstError!.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_the_second_language_part_of_a_cell_names_the_cells_own_line()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("#!html\n<p>x</p>\n#!csharp\nvar a = 1;\nint.Parse(\"x\")"));

        Assert.Equal(5, run.FirstError!.Error!.Line);
    }

    [Fact]
    public void A_dib_is_written_back_as_it_was()
    {
        var path = Path.Combine(Samples.Folder, "again.dib");

        NotebookFile.Write(NotebookFile.Read(Sample("old.dib")), path);

        Assert.Equal(File.ReadAllText(Sample("old.dib")), File.ReadAllText(path));
    }

    private static string Sample(string name) => Repository.At("tests", "NeuroRepl.Scripting.Tests", "Notebooks", "samples", name);
}
