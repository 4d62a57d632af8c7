using NeuroRepl.Scripting.Notebooks;
using NeuroRepl.Testing;

namespace NeuroRepl.Cli.Tests;

public sealed class NotebookTests
{
    [Fact]
    public void Run_writes_outputs_into_the_notebook_says_where_and_shows_progress_on_standard_error()
    {
        var folder = Neurorepl.NewFolder();
        var path = Write(folder, "fit.ipynb", "int n = 1;", "File.WriteAllText(\"here.txt\", Console.ReadLine() ?? \"nobody\"); n + 1");

        var ended = Neurorepl.Run(["notebook", "run", path, "--html"], input: "someone\n", folder: Neurorepl.NewFolder());

        Assert.Equal((0, $"{path}\n{Path.ChangeExtension(path, ".html")}\n"), (ended.Code, ended.Output));
        Assert.Matches(@"✓   1/2 +[0-9.]+ s  int n = 1;\n✓   2/2", ended.Error);
        Assert.Equal("2", NotebookFile.Read(path).Cells[1].Outputs.Single().Form("text/plain"));
        Assert.Equal(["fit.html", "fit.ipynb", "here.txt"], Names(folder));
        Assert.Equal("nobody", File.ReadAllText(Path.Combine(folder, "here.txt")));
    }

    [Fact]
    public void An_error_leaves_the_notebook_as_it_was_and_a_partial_copy_beside_it()
    {
        var folder = Neurorepl.NewFolder();
        var path = Write(folder, "bad.ipynb", "1", "nonsense", "3");
        var before = File.ReadAllText(path);

        var ended = Neurorepl.Run(["notebook", "run", path]);

        Assert.Equal((1, "", before), (ended.Code, ended.Output, File.ReadAllText(path)));
        Assert.Contains("nonsense", ended.Error, StringComparison.Ordinal);
        var partial = NotebookFile.Read(Path.Combine(folder, "bad.partial.ipynb"));
        Assert.Equal([1, 2, null], partial.Cells.Select(cell => cell.ExecutionCount));
        Assert.IsType<CellOutput.Error>(partial.Cells[1].Outputs.Single());
        Assert.Equal(0, Neurorepl.Run(["notebook", "run", path, "--allow-errors"]).Code);
        Assert.Equal(["bad.ipynb"], Names(folder));
    }

    [Fact]
    public void Ctrl_C_and_a_crash_leave_the_notebook_as_it_was_and_a_partial_copy_beside_it()
    {
        var folder = Neurorepl.NewFolder();
        var (slow, crash) = (Write(folder, "slow.ipynb", "1", "Console.Out.Flush(); while (true) { }"), Write(folder, "crash.ipynb", "2", "Environment.FailFast(\"gone\");"));
        var before = (File.ReadAllText(slow), File.ReadAllText(crash));

        using var process = Neurorepl.Start(["notebook", "run", slow]);
        while (process.StandardError.ReadLine() is { } line && !line.Contains("1/2", StringComparison.Ordinal)) { }

        Thread.Sleep(300);
        Tools.Run("kill", "-INT", $"{process.Id}");
        process.WaitForExit();
        var crashed = Neurorepl.Run(["notebook", "run", crash]);

        Assert.Equal(130, process.ExitCode);
        Assert.NotEqual(0, crashed.Code);
        Assert.Equal(before, (File.ReadAllText(slow), File.ReadAllText(crash)));
        Assert.Equal("1", NotebookFile.Read(Path.Combine(folder, "slow.partial.ipynb")).Cells[0].Outputs.Single().Form("text/plain"));
        Assert.Equal("2", NotebookFile.Read(Path.Combine(folder, "crash.partial.ipynb")).Cells[0].Outputs.Single().Form("text/plain"));
    }

    [Fact]
    public void A_dib_is_run_into_a_notebook_beside_it_which_is_not_overwritten_unasked()
    {
        var folder = Neurorepl.NewFolder();
        var path = Path.Combine(folder, "old.dib");
        File.WriteAllText(path, "#!csharp\n\n1 + 1\n");

        var first = Neurorepl.Run(["notebook", "run", path]);
        var second = Neurorepl.Run(["notebook", "run", path]);

        Assert.Equal((0, 2), (first.Code, second.Code));
        Assert.Equal("2", NotebookFile.Read(Path.Combine(folder, "old.ipynb")).Cells[0].Outputs.Single().Form("text/plain"));
        Assert.Contains("-o old.ipynb", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_compares_with_tolerance_tells_by_exit_code_and_writes_junit()
    {
        var folder = Neurorepl.NewFolder();
        var path = Write(folder, "same.ipynb", "1.0 / 3");
        Neurorepl.Run(["notebook", "run", path]);
        var same = Neurorepl.Run(["notebook", "test", path]);
        File.WriteAllText(path, File.ReadAllText(path).Replace("0.333", "0.334", StringComparison.Ordinal));

        var different = Neurorepl.Run(["notebook", "test", path, "--junit", "report.xml"], folder: folder);

        Assert.Equal(0, same.Code);
        Assert.EndsWith("1 notebook, 1 cells, 0 different\n", same.Output, StringComparison.Ordinal);
        Assert.Equal(1, different.Code);
        Assert.Contains("Expected:\n    0.334", different.Output, StringComparison.Ordinal);
        Assert.Contains("failures=\"1\"", File.ReadAllText(Path.Combine(folder, "report.xml")), StringComparison.Ordinal);
        Assert.Equal(0, Neurorepl.Run(["notebook", "test", path, "--rtol", "0.01"]).Code);
    }

    [Fact]
    public void Convert_goes_to_a_page_to_a_script_and_back_and_wrong_calls_are_told()
    {
        var folder = Neurorepl.NewFolder();
        var path = Write(folder, "a.ipynb", "var x = 1;", "x");

        var page = Neurorepl.Run(["notebook", "convert", path]);
        var script = Neurorepl.Run(["notebook", "convert", path, "--to", "csx"]);
        var back = Neurorepl.Run(["notebook", "convert", Path.Combine(folder, "a.csx"), "-o", Path.Combine(folder, "b.ipynb")]);
        var run = Neurorepl.Run(["run", Path.Combine(folder, "a.csx")]);
        var missing = Neurorepl.Run(["notebook", "run", "c.ipynb"], folder: folder);

        Assert.Equal((0, 0, 0), (page.Code, script.Code, back.Code));
        Assert.Equal(["a.csx", "a.html", "a.ipynb", "b.ipynb"], Names(folder));
        Assert.Equal(["var x = 1;", "x"], NotebookFile.Read(Path.Combine(folder, "b.ipynb")).Cells.Select(cell => cell.Source));
        Assert.Equal("1\n", run.Output);
        Assert.Equal(2, missing.Code);
        Assert.Contains("There are: a.ipynb, b.ipynb.", missing.Error, StringComparison.Ordinal);
        Assert.Equal(2, Neurorepl.Run(["notebook", "run", path, "--allow-errors", "--stop-on-error"]).Code);
    }

    [Fact]
    public void The_notebooks_that_come_with_the_program_show_what_they_showed()
    {
        var notebooks = Directory.GetFiles(Repository.At("notebooks"), "*.ipynb");

        var ended = Neurorepl.Run(["notebook", "test", .. notebooks, "--rtol", "1e-4"]);

        Assert.NotEmpty(notebooks);
        Assert.True(ended.Code == 0, ended.Output + ended.Error);
        Assert.DoesNotContain("stale", ended.Output, StringComparison.Ordinal);
    }

    private static string Write(string folder, string name, params string[] cells)
    {
        var path = Path.Combine(folder, name);
        NotebookFile.Write(new Notebook([.. cells.Select(cell => new NotebookCell(CellKind.Code, cell))]), path);
        return path;
    }

    private static string[] Names(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
