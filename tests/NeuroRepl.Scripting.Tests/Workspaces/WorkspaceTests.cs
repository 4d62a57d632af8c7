using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Display;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private static readonly Arm[] Arms = [new("placebo", "saline"), new("high", "ketamine")];

    [Fact]
    public void Sessions_and_contrasts_follow_the_study_until_they_are_set()
    {
        var workspace = new Workspace { study = StudyOf("one", sessions: 2) };
        Assert.Equal(2, workspace.sessions.Count);
        Assert.Equal("high - placebo", Assert.Single(workspace.contrasts).Name);

        workspace.study = StudyOf("two", sessions: 1);
        Assert.Single(workspace.sessions);

        workspace.sessions = [];
        workspace.study = StudyOf("three", sessions: 2);
        Assert.Empty(workspace.sessions);
    }

    [Fact]
    public void A_study_without_spectra_says_so_when_one_is_asked_for()
    {
        var workspace = new Workspace { study = StudyOf("one", sessions: 2) };

        Assert.Empty(workspace.spectra);
        Assert.Contains("the study has 0", Assert.Throws<ArgumentMistake>(() => workspace.spectra[0]).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Study.", "Open")]
    [InlineData("BasisSet.", "Simulate")]
    [InlineData("spectra[0].", "Preprocess")]
    [InlineData("spectra[0].Preprocess().", "Fit")]
    [InlineData("study.Participants.", "Plot")]
    [InlineData("spectra[0].", "Save")]
    [InlineData("study.", "Spectra")]
    public async Task Completion_on_a_domain_type_offers_the_verbs_of_the_other_layers(string code, string verb)
    {
        var session = Conversation.Start();
        var completions = await session.Interpreter.CompleteAsync(code, code.Length);

        Assert.Contains(completions.Items, item => item.Text == verb);
    }

    [Fact]
    public void The_embedded_study_has_spectra_with_their_water()
    {
        var spectra = new Workspace().spectra;

        Assert.NotEmpty(spectra);
        Assert.Same(spectra[0], spectra[0]);
        Assert.NotNull(spectra[0].Water);
        Assert.Contains("from 0 to", Assert.Throws<ArgumentMistake>(() => spectra[spectra.Count]).Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_namespace_of_the_script_surface_is_imported()
    {
        var surface = new[] { typeof(Study), typeof(IO.DataPath), typeof(Models.Spectroscopy.SpectrumFit), typeof(Statistics.PValue), typeof(Figure), typeof(Views.IView<>) }
            .SelectMany(t => t.Assembly.GetExportedTypes()).Where(t => !t.FullName!.Contains('<')).Select(t => t.Namespace!).Distinct();

        // plotly's own parts have names that everybody uses (Table, Image, Line): a script that wants them says so.
        Assert.Empty(surface.Except(ScriptSurface.Imports).Except(["NeuroRepl.Figures.Plotly"]));
    }

    [Fact]
    public void No_type_of_ours_shares_its_name_with_another_imported_one()
    {
        var imported = AppDomain.CurrentDomain.GetAssemblies().Concat(ScriptSurface.References).Distinct().Where(a => !a.IsDynamic)
            .SelectMany(a => a.GetExportedTypes()).Where(t => t.Namespace is { } space && !t.IsNested && ScriptSurface.Imports.Contains(space)).ToLookup(t => t.Name);

        var clashes = imported.Where(g => g.Select(t => t.FullName).Distinct().Count() > 1 && g.Any(t => t.Namespace!.StartsWith("NeuroRepl", StringComparison.Ordinal)));

        // A name that the prelude brings by itself is decided.
        var undecided = clashes.Select(g => g.Key).Where(name => !ScriptSurface.Prelude.Contains($"using {name} =", StringComparison.Ordinal)).ToList();
        Assert.Empty(undecided);
    }

    [Fact]
    public async Task Scripts_set_the_study_and_see_it_again()
    {
        var conversation = Conversation.Start();

        Assert.IsType<Outcome.Success>(await conversation.SayAsync("study = Study.Open(\"datasets/boucherie2025\");", new Recorder(), default));
        var outcome = await conversation.SayAsync("study.Subjects.Where(s => s.Sessions.Count == 3).ToList().Count", new Recorder(), default);

        Assert.IsType<int>(Assert.IsType<Outcome.Success>(outcome).Value);
    }

    [Fact]
    public async Task Opening_a_study_or_a_spectrum_is_offered_on_the_types_themselves()
    {
        var conversation = Conversation.Start();

        foreach (var type in new[] { "Study", "Spectrum", "BasisSet", "Table" })
        {
            var outcome = await conversation.SayAsync($"Func<string, object> open = path => {type}.Open(path);", new Recorder(), default);
            Assert.True(outcome is Outcome.Success, (outcome as Outcome.Failed)?.Error.ToText());
        }
    }

    [Fact]
    public async Task Who_lists_variables_and_Save_writes_a_script_that_runs_again()
    {
        var conversation = Conversation.Start();
        foreach (var line in new[] { "var weight = 71.5;", "var names = new[] { \"a\", \"b\" };", "int Twice(int x) => 2 * x;", "syntax error here", "var doubled = Twice(4);" })
        {
            await conversation.SayAsync(line, new Recorder(), default);
        }

        var who = Assert.IsType<Table>(Assert.IsType<Outcome.Success>(await conversation.SayAsync("Who()", new Recorder(), default)).Value);
        Assert.Equal(["weight", "names", "doubled"], who.Texts("name"));
        Assert.Equal(["double", "string[]", "int"], who.Texts("type"));
        Assert.Equal("71.5", who.Texts("value")[0]);

        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "session.csx");
        await conversation.SayAsync($"Save(@\"{path}\");", new Recorder(), default);
        var again = Conversation.Start();
        foreach (var part in ScriptText.Submissions(await File.ReadAllTextAsync(path))) { Assert.IsType<Outcome.Success>(await again.SayAsync(part, new Recorder(), default)); }

        Assert.Equal(8, Assert.IsType<Outcome.Success>(await again.SayAsync("doubled", new Recorder(), default)).Value);
    }

    [Fact]
    public async Task The_last_error_is_at_hand_with_its_trace()
    {
        var conversation = Conversation.Start();
        await conversation.SayAsync("int zero = 0; int half = 1 / zero;", new Recorder(), default);

        var output = new Recorder();
        await conversation.SayAsync("Help(error)", output, default);

        Assert.Contains("DivideByZeroException", Assert.Single(output.Shown).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_throws_while_it_is_shown_is_an_error_of_its_cell()
    {
        var outcome = await Conversation.Start().SayAsync("new[] { 1, 0 }.Select(x => 1 / x)", new Recorder(), default);

        Assert.Equal("DivideByZeroException", Assert.IsType<Outcome.Failed>(outcome).Error.Code);
    }

    [Fact]
    public void Show_writes_a_page_and_prints_its_path_where_no_browser_opens_it()
    {
        var workspace = new Workspace();
        var output = new Recorder();
        ((IWorkspaceHost)workspace).Output = output;

        workspace.Show(Chart.Line([1.0, 2, 3]));

        var path = output.Text.Trim().Split(' ')[^1];
        Assert.Contains("plotly", File.ReadAllText(path), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Display_and_ClearOutput_reach_the_host_at_once()
    {
        var workspace = new Workspace();
        var output = new Recorder();
        ((IWorkspaceHost)workspace).Output = output;

        workspace.Display("one");
        workspace.ClearOutput();

        Assert.Equal("\"one\"", output.Shown.First().Text);
        Assert.Same(MimeBundles.Clear, output.Shown.Last());
    }

    [Fact]
    public void Progress_reports_every_item_and_the_end()
    {
        var listener = new Listener();
        Work.Listener = listener;

        var sum = new Workspace().Progress([1, 2, 3], "adding").Sum();

        Work.Listener = null;
        Assert.Equal(6, sum);
        Assert.Equal([(0, 3), (1, 3), (2, 3), (3, 3)], listener.Reports);
    }

    private static Study StudyOf(string name, int sessions)
    {
        var table = new Table("participants", [new TextColumn("participant_id", ["sub-01"])]);
        return new Study
        {
            Name = name,
            Path = "/nowhere",
            Participants = table,
            Arms = Arms,
            Subjects = [new Subject("sub-01", [.. Enumerable.Range(0, sessions).Select(i => new Session("sub-01", $"ses-{i}", []) { Arm = Arms[i % 2].Name })], table.Rows[0])],
        };
    }

    private sealed class Listener : IWorkListener
    {
        public List<(long Done, long Total)> Reports { get; } = [];

        public void Report(string what, long done, long total) => Reports.Add((done, total));
    }
}
