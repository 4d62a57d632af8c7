namespace NeuroRepl.Cli.Tests;

public sealed class ResumeTests
{
    private readonly (string, string?) _home = ("XDG_DATA_HOME", Neurorepl.NewFolder());

    [Fact]
    public void A_session_that_was_killed_goes_on_from_its_last_good_state()
    {
        using (var process = Neurorepl.Start([], null, _home))
        {
            process.StandardInput.WriteLine("var x = 40;");
            process.StandardInput.WriteLine("nosuch");
            process.StandardInput.WriteLine("int Twice(int n) => 2 * n;");
            process.StandardInput.WriteLine("x += 1; Console.WriteLine(\"ready\");");
            process.StandardInput.WriteLine("while (true) { }");
            process.StandardInput.Flush();
            Assert.Equal("ready", process.StandardOutput.ReadLine());
            Eventually(() => Log().Contains("while (true)", StringComparison.Ordinal));
            process.Kill();                                 // SIGKILL: nothing of the program runs any more
            process.WaitForExit();
        }

        var ended = Neurorepl.Run(["--resume"], "Twice(x)\n", null, _home);

        Assert.Equal((0, "82\n"), (ended.Code, ended.Output));
        Assert.Contains("3 cells", ended.Error, StringComparison.Ordinal);
        Assert.Contains("  2/3  int Twice(int n) => 2 * n;", ended.Error, StringComparison.Ordinal);
        Assert.Contains("In [5] was running when that session ended, and is not run again: while (true) { }", ended.Error, StringComparison.Ordinal);

        // The session that went on is itself one to go on from.
        Assert.Equal("83\n", Neurorepl.Run(["--resume"], "Twice(x) + 1\n", null, _home).Output);
    }

    [Fact]
    public void Where_there_is_no_session_it_says_so()
    {
        var ended = Neurorepl.Run(["--resume"], "", null, _home);
        Assert.Equal(2, ended.Code);
        Assert.Contains("no earlier session", ended.Error, StringComparison.Ordinal);
        Assert.Equal(2, Neurorepl.Run(["--resume", "nosuch.jsonl"], "", null, _home).Code);
    }

    private string Log() => string.Concat(Directory.GetFiles(Path.Combine(_home.Item2!, "neurorepl", "sessions")).Select(path =>
    {
        using var text = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return text.ReadToEnd();
    }));

    private static void Eventually(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++) { Thread.Sleep(50); }

        Assert.True(holds());
    }
}
