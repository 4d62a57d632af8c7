using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Commands;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Commands;

public sealed class MetaCommandTests
{
    private readonly Conversation _conversation = Conversation.Start();
    private readonly Said _said = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("neurorepl-test-").FullName;

    [Theory]
    [InlineData("who", "Who()")]
    [InlineData("%whos", "Whos()")]
    [InlineData("save session.csx", "Save(\"session.csx\")")]
    [InlineData("save \"my session.ipynb\"", "Save(\"my session.ipynb\")")]
    [InlineData("cd", "Cd()")]
    [InlineData("cd ..", "Cd(\"..\")")]
    [InlineData("cd /data", "Cd(\"/data\")")]
    [InlineData("ls *.nii.gz", "Ls(\"*.nii.gz\")")]
    [InlineData("time 1 + 1", "1 + 1")]
    [InlineData("mem", "Memory()")]
    [InlineData("reset", "Reset()")]
    [InlineData("undo 2", "Undo(2)")]
    [InlineData("load a.csx", "LoadScript(\"a.csx\")")]
    [InlineData("run a.csx", "RunScript(\"a.csx\")")]
    [InlineData("history fit", "History(\"fit\")")]
    [InlineData("help TFCE", "Help(\"TFCE\")")]
    [InlineData("quit", "Quit()")]
    [InlineData("exit();", "Quit()")]
    [InlineData("study?", "Help(\"study\")")]
    [InlineData("?fit spectrum", "Help(\"fit spectrum\")")]
    public void A_word_stands_for_a_call(string line, string code) => Assert.Equal(code, MetaCommand.CodeOf(line));

    [Theory]
    [InlineData("run = 3")]
    [InlineData("time.Start()")]
    [InlineData("who(1)")]
    [InlineData("mem += 2")]
    [InlineData("save == other")]
    [InlineData("timer 3")]
    [InlineData("x ? 1 : 2")]
    [InlineData("1 + 1")]
    [InlineData("ls > 3")]
    public void Csharp_stays_csharp(string line) => Assert.Equal(line, MetaCommand.CodeOf(line));

    [Fact]
    public void A_variable_of_that_name_goes_first() => Assert.Equal("run", MetaCommand.CodeOf("run", name => name == "run"));

    [Fact]
    public void Every_command_is_in_the_help()
    {
        var page = _conversation.Workspace.Help("commands").ToText();

        Assert.All(MetaCommand.All.Where(command => command.Name != "exit"), command => Assert.Contains(command.Usage, page.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.All(MetaCommand.All, command => Assert.NotEmpty(_conversation.Workspace.Help(command.Name).Blocks));
    }

    [Fact]
    public async Task A_session_is_saved_as_script_and_notebook_and_both_run_again()
    {
        await SayAsync("var a = 20;");
        await SayAsync("a + 1");
        var (script, notebook) = (Path.Combine(_folder, "s.csx"), Path.Combine(_folder, "s.ipynb"));
        Assert.Equal(script, _conversation.Workspace.Save(script));
        _conversation.Workspace.Save(notebook);
        Assert.Throws<ArgumentMistake>(() => _conversation.Workspace.Save("s.txt"));

        foreach (var file in new[] { script, notebook })
        {
            await SayAsync("Reset()");
            Assert.Empty(_conversation.Interpreter.Variables);
            await SayAsync($"RunScript(\"{file}\")");
            Assert.Equal(20, Assert.Single(_conversation.Interpreter.Variables).Value);
            Assert.Equal("21", _said.Last);
        }
    }

    [Fact]
    public async Task A_script_that_fails_stops_there_and_one_that_is_not_there_is_told()
    {
        var script = Path.Combine(_folder, "bad.csx");
        File.WriteAllText(script, "var first = 1;\nfirst\nnosuch\nvar last = 2;");

        Assert.IsType<Outcome.Failed>(await _conversation.SayAsync($"RunScript(\"{script}\")", _said, CancellationToken.None));
        Assert.Equal(["first"], _conversation.Interpreter.Variables.Select(v => v.Name));
        Assert.Contains("no script", Assert.Throws<ArgumentMistake>(() => _conversation.Workspace.RunScript("nosuch.csx")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_brings_the_text_to_the_prompt()
    {
        var script = Path.Combine(_folder, "a.csx");
        File.WriteAllText(script, "1 + 1");
        await SayAsync($"LoadScript(\"{script}\")");

        IWorkspaceHost host = _conversation.Workspace;
        Assert.Equal("1 + 1", host.NextInput);
    }

    [Fact]
    public async Task Whos_gives_sizes_history_the_cells_and_time_the_value()
    {
        await SayAsync("var numbers = new double[3, 4]; var words = new List<string> { \"a\" };");

        var table = _conversation.Workspace.Whos();
        Assert.Equal(["numbers", "words"], table.Texts("name"));
        Assert.Equal(["3 × 4", "1 item"], table.Texts("size"));
        Assert.Equal(1, _conversation.Workspace.History("numbers").Count);
        await SayAsync("Time(() => 6 * 7)");
        Assert.Equal("42", _said.Last);
        Assert.Matches("processors .* asked for", _said.Errors);
        Assert.Contains("objects", _conversation.Workspace.Memory().Facts.Select(fact => fact.Item1));
    }

    [Fact]
    public void Ls_lists_folders_first_and_a_pattern_chooses()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "z"));
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "12345");
        File.WriteAllText(Path.Combine(_folder, "b.csx"), "");

        Assert.Equal(["z/", "a.txt", "b.csx"], _conversation.Workspace.Ls(_folder).Texts("name"));
        Assert.Equal("5 B", _conversation.Workspace.Ls($"{_folder}/*.txt").Texts("size").Single());
        Assert.Throws<ArgumentMistake>(() => _conversation.Workspace.Ls("/no/such/place/x"));
        Assert.Throws<ArgumentMistake>(() => _conversation.Workspace.Cd("/no/such/place"));
        Assert.Equal(Environment.CurrentDirectory, _conversation.Workspace.Cd());
    }

    private async Task SayAsync(string code) => Assert.IsType<Outcome.Success>(await _conversation.SayAsync(code, _said, CancellationToken.None));

    private sealed class Said : IOutput
    {
        public string Last { get; private set; } = "";

        public string Errors { get; private set; } = "";

        public void Write(OutputStream stream, string text) => Errors += text;

        public void Display(MimeBundle bundle, string? id = null) => Last = bundle.Text;
    }
}
