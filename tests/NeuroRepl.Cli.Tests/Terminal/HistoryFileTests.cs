using NeuroRepl.Cli.Terminal.History;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class HistoryFileTests
{
    private readonly string _path = Path.Combine(Neurorepl.NewFolder(), "sub", "history.jsonl");
    private readonly List<string> _problems = [];

    [Fact]
    public void What_one_session_typed_the_next_one_finds_its_own_project_nearest()
    {
        var first = new CommandHistory(File(), "/a");
        first.Add("one");
        first.Add("two\nlines \"quoted\" 脳");
        new CommandHistory(File(), "/b").Add("elsewhere");
        first.Add("one");

        Assert.Equal(["elsewhere", "two\nlines \"quoted\" 脳", "one"], new CommandHistory(File(), "/a").Entries);
        Assert.Equal(["two\nlines \"quoted\" 脳", "one", "elsewhere"], new CommandHistory(File(), "/b").Entries);
        Assert.Equal(["two\nlines \"quoted\" 脳", "one"], new CommandHistory(File(), "/a").Containing("o").Where(entry => entry != "elsewhere").Reverse());
    }

    [Fact]
    public void Several_sessions_at_once_lose_no_line()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, session =>
        {
            var history = new HistoryFile(_path, _problems.Add);
            for (var i = 0; i < 25; i++) { history.Append(new HistoryEntry($"{session}:{i}", "/")); }
        });

        Assert.Empty(_problems);
        Assert.Equal(200, File().Read().Select(entry => entry.Code).Distinct().Count());
    }

    [Fact]
    public void A_damaged_file_is_set_aside_once_and_its_good_lines_start_a_new_one()
    {
        File().Append(new HistoryEntry("good", "/"));
        System.IO.File.AppendAllText(_path, "\0\0garbage\n{\"code\":\"also good\"}\n");

        var entries = File().Read();

        Assert.Equal(["good", "also good"], entries.Select(entry => entry.Code));
        Assert.Contains("set aside", Assert.Single(_problems), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_path)!, "*.damaged-*"));
        Assert.Equal(2, File().Read().Count);
        Assert.Single(_problems);
    }

    [Fact]
    public void A_last_line_that_a_crash_cut_short_costs_that_line_only()
    {
        File().Append(new HistoryEntry("good", "/"));
        System.IO.File.AppendAllText(_path, "{\"code\":\"half");
        File().Append(new HistoryEntry("next", "/"));

        Assert.Contains("next", File().Read().Select(entry => entry.Code));
        Assert.Contains("good", File().Read().Select(entry => entry.Code));
    }

    [Fact]
    public void Where_nothing_can_be_written_it_is_said_once_and_the_session_has_its_own()
    {
        var file = Path.GetTempFileName();                  // a file where the folder should be
        var history = new CommandHistory(new HistoryFile(Path.Combine(file, "neurorepl", "history.jsonl"), _problems.Add));
        history.Add("one");
        history.Add("two");

        Assert.Equal(["one", "two"], history.Entries);
        Assert.Single(_problems);
    }

    private HistoryFile File() => new(_path, _problems.Add);
}
