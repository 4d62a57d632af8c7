namespace NeuroRepl.Cli.Tests;

public sealed class EvaluateTests
{
    [Fact]
    public void A_result_goes_to_standard_output_and_the_code_is_zero() =>
        Assert.Equal(new Neurorepl.Ended(0, "2\n", ""), Neurorepl.Run(["-c", "1+1"]));

    [Fact]
    public void An_error_goes_to_standard_error_and_the_code_is_one()
    {
        var ended = Neurorepl.Run(["-c", "int x = \"a\";"]);

        Assert.Equal((1, ""), (ended.Code, ended.Output));
        Assert.Contains("1 │ int x = \"a\";", ended.Error, StringComparison.Ordinal);
    }

    // One process for much, since each costs a start: text beyond ASCII, numbers under a German locale, what goes to which stream.
    [Fact]
    public void Text_is_utf8_and_numbers_are_invariant_whatever_the_locale()
    {
        var ended = Neurorepl.Run(
            ["-c", "Console.Error.Write(\"Δδ\"); Console.WriteLine(\"µ-opioid 1½ 脳\"); Console.WriteLine(1.5); 2.5"],
            environment: [("LANG", "de_DE.ISO-8859-1"), ("LC_ALL", "C")]);

        Assert.Equal(new Neurorepl.Ended(0, "µ-opioid 1½ 脳\n1.5\n2.5\n", "Δδ"), ended);
    }

    [Fact]
    public void A_pipe_gets_no_escape_codes_unless_they_are_asked_for()
    {
        Assert.DoesNotContain('\e', Neurorepl.Run(["-c", "Display(spectra[0].Plot()); study"]).Output);
        Assert.Contains('\e', Neurorepl.Run(["-c", "Help(\"ppm\")", "--color", "always"]).Output);
    }

    [Fact]
    public void A_reader_that_has_seen_enough_ends_the_program_without_a_word()
    {
        var ended = Neurorepl.Shell("$N -c 'for (var i = 0; ; i++) { Console.WriteLine(i); }' | head -1");

        Assert.Equal(new Neurorepl.Ended(0, "0\n", ""), ended);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(60_000);")]
    [InlineData("await Task.Delay(60_000);")]
    public void Ctrl_C_ends_it_with_130(string code)
    {
        using var process = Neurorepl.Start(["-c", $"Console.WriteLine(\"started\"); {code}"]);
        Assert.Equal("started", process.StandardOutput.ReadLine());

        Testing.Tools.Run("kill", "-INT", $"{process.Id}");

        Assert.True(process.WaitForExit(20_000), "it still runs");
        Assert.Equal((130, "Interrupted.\n"), (process.ExitCode, process.StandardError.ReadToEnd()));
    }
}
