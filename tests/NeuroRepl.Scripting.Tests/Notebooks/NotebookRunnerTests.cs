using System.Text.Json.Nodes;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Tests.Notebooks;

public sealed class NotebookRunnerTests
{
    [Fact]
    public async Task Cells_share_their_variables_and_get_counts_outputs_and_times()
    {
        var notebook = Samples.Of("var x = 20;", "", "Console.WriteLine(\"a\"); Console.Write(\"b\"); Console.Error.WriteLine(\"c\"); Display(\"d\"); x + 1");

        var run = await NotebookRunner.RunAsync(notebook);

        Assert.Equal(NotebookEnd.Finished, run.End);
        var cells = run.Notebook.Cells;
        Assert.Equal([1, null, 2], cells.Select(cell => cell.ExecutionCount));
        Assert.Collection(
            cells[2].Outputs,
            output => Assert.Equal(new CellOutput.Stream("stdout", "a\nb"), output),
            output => Assert.Equal(new CellOutput.Stream("stderr", "c\n"), output),
            output => Assert.Equal("\"d\"", Assert.IsType<CellOutput.Display>(output).Form("text/plain")),
            output => Assert.Equal((2, "21"), (Assert.IsType<CellOutput.Result>(output).ExecutionCount, output.Form("text/plain"))));
        var times = Assert.IsType<JsonObject>(cells[2].Metadata["execution"]);
        Assert.Equal(["iopub.execute_input", "iopub.status.busy", "iopub.status.idle", "shell.execute_reply"], times.Select(time => time.Key).Order(StringComparer.Ordinal));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$", times["iopub.status.busy"]!.ToString());
        Assert.False(cells[1].Metadata.ContainsKey("execution"));
        Assert.Equal("csharp", run.Notebook.Metadata["language_info"]!["pygments_lexer"]!.ToString());
    }

    [Fact]
    public async Task An_error_ends_the_run_and_what_comes_after_keeps_nothing_of_an_earlier_one()
    {
        var notebook = Samples.Of("1", "int.Parse(\"x\")", "2");
        notebook = notebook with { Cells = [.. notebook.Cells.Select(cell => cell with { ExecutionCount = 9, Outputs = [new CellOutput.Stream("stdout", "old")] })] };

        var run = await NotebookRunner.RunAsync(notebook);

        Assert.Equal((NotebookEnd.Failed, 2), (run.End, run.FirstError!.Number));
        var error = Assert.IsType<CellOutput.Error>(Assert.Single(run.Notebook.Cells[1].Outputs));
        Assert.Equal("FormatException", error.Name);
        Assert.Contains(error.Traceback, line => line.Contains("int.Parse(\"x\")", StringComparison.Ordinal));
        Assert.StartsWith("In [2]", error.Traceback[0], StringComparison.Ordinal);
        Assert.Equal((null, 0), (run.Notebook.Cells[2].ExecutionCount, run.Notebook.Cells[2].Outputs.Count));
    }

    [Fact]
    public async Task Errors_can_be_allowed_for_all_cells_or_for_one()
    {
        var all = await NotebookRunner.RunAsync(Samples.Of("nonsense", "2"), new NotebookRunOptions { AllowErrors = true });
        var tagged = Samples.Of("nonsense", "2");
        tagged = tagged with { Cells = [Tagged(tagged.Cells[0], "raises-exception"), tagged.Cells[1]] };
        var one = await NotebookRunner.RunAsync(tagged);

        Assert.Equal((NotebookEnd.Finished, "2", 1), (all.End, Samples.Text(all.Notebook.Cells[1]), all.FirstError!.Number));
        Assert.Equal((NotebookEnd.Finished, "2", null), (one.End, Samples.Text(one.Notebook.Cells[1]), one.FirstError));
    }

    [Fact]
    public async Task A_cell_tagged_to_be_skipped_is_left_as_it_was()
    {
        var skipped = Tagged(new NotebookCell(CellKind.Code, "throw new Exception();"), "skip-execution") with { ExecutionCount = 3, Outputs = [new CellOutput.Stream("stdout", "old")] };

        var run = await NotebookRunner.RunAsync(new Notebook([skipped, new NotebookCell(CellKind.Code, "1")]));

        Assert.Equal((3, "old", 1), (run.Notebook.Cells[0].ExecutionCount, Samples.Text(run.Notebook.Cells[0]), run.Notebook.Cells[1].ExecutionCount));
    }

    [Fact]
    public async Task A_display_id_replaces_what_it_showed_also_in_an_earlier_cell_and_ClearOutput_empties_its_own()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("Display(1, \"place\"); Display(2, \"place\");", "Display(3, \"place\"); Console.Write(\"gone\"); ClearOutput(); Console.Write(\"here\");"));

        Assert.Equal(["3", "here"], run.Notebook.Cells.Select(Samples.Text));
    }

    [Fact]
    public async Task The_first_figure_brings_the_library_that_draws_all()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("new Card(\"none\")", "Chart.Line([1.0, 2])", "Chart.Line([1.0, 3])"));

        Assert.Equal([false, true, false], run.Notebook.Cells.Select(cell => cell.Outputs.Single().Form("text/html")!.Contains("nreplPlotly", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task ClearOutput_that_waits_empties_when_something_comes_and_keeps_what_is_there_when_nothing_does()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("Console.Write(\"stays\"); ClearOutput(wait: true);", "Console.Write(\"gone\"); ClearOutput(wait: true); Display(\"here\"); Console.Write(\"and here\");"));

        Assert.Equal("stays", Samples.Text(run.Notebook.Cells[0]));
        Assert.Equal(["\"here\"", "and here"], run.Notebook.Cells[1].Outputs.Select(output => (output as CellOutput.Stream)?.Text ?? output.Form("text/plain")));
    }

    [Fact]
    public async Task What_a_thread_prints_after_its_cell_is_still_that_cells()
    {
        var run = await NotebookRunner.RunAsync(Samples.Of("var gate = new System.Threading.ManualResetEventSlim(); var t = Task.Run(() => { gate.Wait(); Console.Write(\"late\"); });", "gate.Set(); t.Wait(); Console.Write(\"second\");"));

        Assert.Equal(["late", "second"], run.Notebook.Cells.Select(Samples.Text));
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_an_error_and_an_interrupt_ends_the_run()
    {
        var slow = await NotebookRunner.RunAsync(Samples.Of("while (true) { }", "1"), new NotebookRunOptions { CellTimeout = TimeSpan.FromMilliseconds(300) });
        using var interrupt = new CancellationTokenSource();
        var stopped = await NotebookRunner.RunAsync(
            Samples.Of("Console.Write(\"before\");", "while (true) { }", "1"),
            new NotebookRunOptions { AllowErrors = true, Starting = (_, number, _) => { if (number == 2) { interrupt.CancelAfter(50); } } },
            interrupt.Token);

        Assert.Equal((NotebookEnd.Failed, "Timeout: The cell took longer than 0.3 s."), (slow.End, Samples.Text(slow.Notebook.Cells[0])));
        Assert.Equal(NotebookEnd.Interrupted, stopped.End);
        Assert.Equal(["before", "Interrupted: The cell was interrupted.", ""], stopped.Notebook.Cells.Select(Samples.Text));
    }

    [Fact]
    public async Task Parameters_go_to_the_variables_of_the_tagged_cell_in_a_cell_of_their_own_that_the_next_run_replaces()
    {
        var notebook = new Notebook(
        [
            Tagged(new NotebookCell(CellKind.Code, "double tr = 1; string who = \"a\"; var many = false; int[] ids = [1];"), "parameters"),
            new NotebookCell(CellKind.Code, "Console.Write($\"{tr} {who} {many} {ids.Length}\");"),
        ]);

        var first = await NotebookRunner.RunAsync(notebook, With(("tr", "2.5"), ("who", "sub-\"01\""), ("many", "True"), ("ids", "[1, 2]")));
        var second = await NotebookRunner.RunAsync(first.Notebook, With(("tr", "3")));

        Assert.Equal("2.5 sub-\"01\" True 2", Samples.Text(first.Notebook.Cells[2]));
        Assert.Equal(["injected-parameters"], first.Notebook.Cells[1].Tags);
        Assert.Equal(3, second.Notebook.Cells.Count);
        Assert.Equal("3 a False 1", Samples.Text(second.Notebook.Cells[2]));
    }

    [Theory]
    [InlineData("tx", "1", "declares no tx")]
    [InlineData("tr", "one", "\"one\" is none")]
    public async Task A_parameter_that_does_not_fit_is_refused(string name, string value, string reason)
    {
        var notebook = new Notebook([Tagged(new NotebookCell(CellKind.Code, "double tr = 1;"), "parameters")]);

        var refused = await Assert.ThrowsAsync<NotebookException>(() => NotebookRunner.RunAsync(notebook, With((name, value))));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    private static NotebookCell Tagged(NotebookCell cell, string tag) => cell.WithMetadata("tags", new JsonArray(tag));

    private static NotebookRunOptions With(params (string Name, string Value)[] parameters) => new() { Parameters = parameters.ToDictionary(p => p.Name, p => p.Value) };
}
