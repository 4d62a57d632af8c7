namespace NeuroRepl.Cli.Tests;

public sealed class RunTests
{
    [Fact]
    public void A_script_gets_everything_after_its_name_and_shows_its_value_lines()
    {
        var folder = Neurorepl.NewFolder();
        File.WriteAllText(Path.Combine(folder, "one.csx"), "#load \"two.csx\"\nstring.Join(\"|\", Args)\nTwice(21)\n");
        File.WriteAllText(Path.Combine(folder, "two.csx"), "int Twice(int x) => 2 * x;\n");

        var ended = Neurorepl.Run(["run", Path.Combine(folder, "one.csx"), "a b", "--help", "--", "-c"], folder: Neurorepl.NewFolder());

        Assert.Equal(new Neurorepl.Ended(0, "\"a b|--help|--|-c\"\n42\n", ""), ended);
    }

    [Fact]
    public void A_dash_reads_standard_input_and_the_first_error_ends_the_script()
    {
        var ended = Neurorepl.Run(["run", "-", "x"], "Args.Count\nConsole.WriteLine(\"before\");\nint.Parse(\"not a number\")\nConsole.WriteLine(\"after\");\n");

        Assert.Equal((1, "1\nbefore\n"), (ended.Code, ended.Output));
        Assert.StartsWith("standard input ✗", ended.Error, StringComparison.Ordinal);
        Assert.Contains("3 │ int.Parse(\"not a number\")", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Quit_ends_a_script_without_an_error() =>
        Assert.Equal(new Neurorepl.Ended(0, "1\n", ""), Neurorepl.Run(["run", "-"], "1\nQuit()\n2\n"));

    [Fact]
    public void A_script_with_a_syntax_error_runs_nothing_of_itself()
    {
        var ended = Neurorepl.Run(["run", "-"], "Console.WriteLine(\"before\");\n1 + 1\nvar a = ;\n");

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("3 │ var a = ;", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_is_not_there_is_wrong_usage_and_its_neighbours_are_named()
    {
        var folder = Neurorepl.NewFolder();
        File.WriteAllText(Path.Combine(folder, "fit.csx"), "1");

        var ended = Neurorepl.Run(["run", "fitt.csx"], folder: folder);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.Contains("There is no script fitt.csx", ended.Error, StringComparison.Ordinal);
        Assert.Contains("fit.csx", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "run", "s.csx", "--color", "x" }, new[] { "run", "s.csx", "--", "--color", "x" })]
    [InlineData(new[] { "run", "--color", "never", "s.csx", "-c" }, new[] { "run", "--color", "never", "s.csx", "--", "-c" })]
    [InlineData(new[] { "--color", "never", "run", "-", "a" }, new[] { "--color", "never", "run", "-", "--", "a" })]
    [InlineData(new[] { "run", "s.csx" }, new[] { "run", "s.csx" })]
    [InlineData(new[] { "datasets", "make", "run", "x" }, new[] { "datasets", "make", "run", "x" })]
    public void Options_after_the_scripts_name_are_the_scripts(string[] given, string[] parsed) => Assert.Equal(parsed, CommandLine.ScriptArgumentsApart(given));
}
