using System.Text.Json.Nodes;
using NeuroRepl.Scripting.Notebooks;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class CellScriptTests
{
    private static readonly Notebook Mixed = new(
    [
        new NotebookCell(CellKind.Markdown, "# Title\n\n// not code\nend\n") { Id = "text" },
        new NotebookCell(CellKind.Code, "#!time\nvar x = 1;\n// %% not a cell\n// \\ nor that\n// #! nor that\n\nx") { Id = "code", Metadata = new JsonObject { ["tags"] = new JsonArray("a", "b c") } },
        new NotebookCell(CellKind.Code, "") { Id = "empty" },
        new NotebookCell(CellKind.Raw, "raw\n\n") { Id = "raw" },
        new NotebookCell(CellKind.Code, "x * 2") { Id = "last" },
    ]);

    [Fact]
    public void Cells_come_back_from_a_script_as_they_went()
    {
        var path = Path.Combine(Samples.Folder, "mixed.csx");

        NotebookFile.Write(Mixed, path);
        var back = NotebookFile.Read(path);

        Assert.Equal(Mixed.Cells.Select(cell => (cell.Kind, cell.Source, cell.Id)), back.Cells.Select(cell => (cell.Kind, cell.Source, cell.Id)));
        Assert.Equal(["a", "b c"], back.Cells[1].Tags);
    }

    [Fact]
    public async Task The_script_runs_by_itself()
    {
        var path = Path.Combine(Samples.Folder, "runs.csx");
        NotebookFile.Write(Mixed, path);
        var conversation = Conversation.Start();
        Outcome last = new Outcome.Interrupted();

        foreach (var part in ScriptText.Submissions(await File.ReadAllTextAsync(path))) { last = await conversation.SayAsync(part, new Workspaces.Recorder(), default); }

        Assert.Equal(2, Assert.IsType<Outcome.Success>(last).Value);
    }

    [Fact]
    public void A_plain_script_is_one_cell()
    {
        var path = Path.Combine(Samples.Folder, "plain.csx");
        File.WriteAllText(path, "var a = 1;\na\n");

        Assert.Equal("var a = 1;\na", Assert.Single(NotebookFile.Read(path).Cells).Source);
    }
}
