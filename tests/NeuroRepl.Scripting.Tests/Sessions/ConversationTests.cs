using NeuroRepl.Figures;
using NeuroRepl.Scripting.Tests.Workspaces;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Sessions;

public sealed class ConversationTests
{
    private readonly Conversation _conversation = Conversation.Start();

    [Fact]
    public async Task What_the_last_cell_declared_is_gone_and_what_it_set_anew_is_as_before()
    {
        await ValueAsync("var x = 5; var kept = \"kept\";");
        await ValueAsync("var y = x + 1; x = 6; record Point(int A);");

        var card = Assert.IsType<Card>(await ValueAsync("Undo()"));

        Assert.Equal("In [2] is taken back", card.Title);
        Assert.Contains(("gone", "y"), card.Facts);
        Assert.Contains(("as before", "x"), card.Facts);
        Assert.Equal(5, await ValueAsync("x"));
        Assert.Equal("kept", await ValueAsync("kept"));
        Assert.Equal("CS0103", (await ErrorAsync("y")).Code);
        Assert.Equal("CS0246", (await ErrorAsync("new Point(1)")).Code);
        Assert.Equal(["kept", "x"], _conversation.Interpreter.Variables.Select(v => v.Name).Order());
    }

    [Fact]
    public async Task A_variable_that_was_hidden_by_another_type_is_itself_again()
    {
        await ValueAsync("var x = 5;");
        await ValueAsync("var x = \"five\";");
        await ValueAsync("Undo()");

        Assert.Equal(10, await ValueAsync("x + 5"));
    }

    [Fact]
    public async Task Several_cells_go_at_once_and_values_that_are_not_held_any_more_are_said()
    {
        await ValueAsync("var x = 1;");
        await ValueAsync("x = 2;");
        await ValueAsync("var z = 3;");

        var card = Assert.IsType<Card>(await ValueAsync("Undo(2)"));

        Assert.Contains("x keeps its value: what it was before is not held any more.", card.Notes);
        Assert.Equal(2, await ValueAsync("x"));
        Assert.Equal("CS0103", (await ErrorAsync("z")).Code);
    }

    [Fact]
    public async Task The_study_that_a_cell_set_is_the_earlier_one_again()
    {
        var before = await ValueAsync("study");
        await ValueAsync("study = Study.Open(\"datasets/boucherie2025\");");
        Assert.NotSame(before, await ValueAsync("study"));
        await ValueAsync("Undo(2)");

        Assert.Same(before, await ValueAsync("study"));
    }

    [Fact]
    public async Task Cells_that_failed_do_not_count_and_too_many_are_refused_with_nothing_lost()
    {
        await ValueAsync("var x = 1;");
        await ErrorAsync("throw new Exception();");
        Assert.Equal("There are only 1 cells to take back, not 2.", (await ErrorAsync("Undo(2)")).Message);
        Assert.Equal(1, await ValueAsync("x"));

        await ValueAsync("Undo(2)");
        Assert.Equal("There is no cell to take back.", (await ErrorAsync("Undo()")).Message);
        Assert.Equal("CS0103", (await ErrorAsync("x")).Code);
    }

    [Fact]
    public async Task A_cell_that_fails_after_asking_takes_nothing_back()
    {
        await ValueAsync("var x = 1;");
        await ErrorAsync("Undo(); throw new Exception();");

        Assert.Equal(1, await ValueAsync("x"));
    }

    [Fact]
    public async Task A_script_that_is_saved_leaves_out_what_was_taken_back()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("neurorepl-test-").FullName, "session.csx");
        await ValueAsync("var x = 1;");
        await ValueAsync("var wrong = 2;");
        await ValueAsync("Undo()");
        await ValueAsync($"Save({Microsoft.CodeAnalysis.CSharp.SymbolDisplay.FormatLiteral(path, quote: true)});");

        Assert.Equal("var x = 1;\n", File.ReadAllText(path));
    }

    [Fact]
    public async Task A_package_of_the_framework_that_is_rarely_used_is_found_and_its_types_are_those_of_earlier_cells()
    {
        await ValueAsync("var numbers = new List<int> { 3, 1, 2 }.OrderBy(n => n); record Reading(double Value); var reading = new Reading(2.5);");
        await ValueAsync("var mail = new System.Net.Mail.MailAddress(\"a@b.org\"); var first = numbers.ThenBy(n => -n).First();");

        Assert.Equal("b.org", await ValueAsync("mail.Host"));
        Assert.Equal(3.5, await ValueAsync("reading.Value + first"));
        Assert.Equal(1, await ValueAsync("new System.Data.DataTable { Columns = { \"a\" } }.Columns.Count"));
        Assert.Equal("2", await ValueAsync("numbers.ThenBy(n => n).Skip(1).First().ToString()"));
    }

    [Fact]
    public async Task An_interrupt_stops_the_looking_at_a_value_too()
    {
        using var interrupt = new CancellationTokenSource();
        var output = new Recorder();
        var showing = _conversation.SayAsync("IEnumerable<int> Endless() { yield return 1; Console.Write(\"here\"); while (true) { } } Endless()", output, interrupt.Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!output.Text.Contains("here", StringComparison.Ordinal)) { await Task.Delay(5, patience.Token); }

        await interrupt.CancelAsync();
        Assert.IsType<Outcome.Interrupted>(await showing);
        Assert.Equal(2, await ValueAsync("1 + 1"));
    }

    private async Task<object?> ValueAsync(string code)
    {
        var outcome = await _conversation.SayAsync(code, new Recorder(), default);
        return Assert.IsType<Outcome.Success>(outcome).Value;
    }

    private async Task<ErrorCard> ErrorAsync(string code) => Assert.IsType<Outcome.Failed>(await _conversation.SayAsync(code, new Recorder(), default)).Error;
}
