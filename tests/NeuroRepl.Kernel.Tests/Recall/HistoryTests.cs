using NeuroRepl.Kernel.Recall;

namespace NeuroRepl.Kernel.Tests.Recall;

public sealed class HistoryTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("history-");
    private readonly List<string> _log = [];

    private string File => Path.Combine(_folder.FullName, "deep", "history.jsonl");

    [Fact]
    public void A_later_session_finds_what_an_earlier_one_typed()
    {
        var first = new History(File, _log.Add);
        first.Add(1, "var a = 1;", null);
        first.Add(2, "a", "1");
        var second = new History(File, _log.Add);
        second.Add(1, "b", "2");

        Assert.Equal(first.Session + 1, second.Session);
        Assert.Equal(["a", "b"], second.Tail(2).Select(e => e.Code));
        Assert.Equal("1", second.Tail(2)[0].Result);
        Assert.Equal(["var a = 1;"], second.Range(first.Session, 1, 2).Select(e => e.Code));
        Assert.Equal(["var a = 1;", "a"], second.Range(-1, 1, null).Select(e => e.Code));
        Assert.Equal(["b"], second.Range(0, 1, null).Select(e => e.Code));
        Assert.Empty(_log);
    }

    [Fact]
    public void A_search_matches_whole_texts_and_takes_the_last_of_equal_ones()
    {
        var history = new History(File, _log.Add);
        foreach (var (line, code) in (string[])["1+2", "x\n1+2", "1-2", "1+2", @"a\b"] is var codes ? codes.Select((code, i) => (i + 1, code)) : []) { history.Add(line, code, null); }

        Assert.Equal([1, 3, 4], history.Search("1?2", null, isUnique: false).Select(e => e.Line));
        Assert.Equal([3, 4], history.Search("1?2", null, isUnique: true).Select(e => e.Line));
        Assert.Equal([4], history.Search("1?2", 1, isUnique: false).Select(e => e.Line));
        Assert.Equal([1, 2, 4], history.Search("*1+2", null, isUnique: false).Select(e => e.Line));
        Assert.Equal([5], history.Search(@"a\b", null, isUnique: false).Select(e => e.Line));
    }

    [Fact]
    public void Kernels_that_write_at_once_lose_nothing()
    {
        Parallel.For(0, 8, kernel =>
        {
            var history = new History(File, _ => throw new InvalidOperationException());
            for (var line = 1; line <= 25; line++) { history.Add(line, $"{kernel}", null); }
        });

        var all = new HistoryFile(File).Read();

        Assert.Equal(200, all.Count);
        Assert.Equal(8, all.Select(e => e.Session).Distinct().Count());
        Assert.All(all.GroupBy(e => e.Session), session => Assert.Equal(Enumerable.Range(1, 25), session.Select(e => e.Line)));
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_costs_that_line_only()
    {
        new History(File, _log.Add).Add(1, "whole", null);
        System.IO.File.AppendAllText(File, "{\"session\":1,\"line\":2,\"co");
        var history = new History(File, _log.Add);
        history.Add(1, "after", null);

        Assert.Equal(["whole", "after"], history.Tail(10).Select(e => e.Code));
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_said_once_and_costs_later_sessions_only()
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, "file"), "");
        var history = new History(Path.Combine(_folder.FullName, "file", "history.jsonl"), _log.Add);
        history.Add(1, "a", null);
        history.Add(2, "b", null);

        Assert.Equal(["a", "b"], history.Tail(10).Select(e => e.Code));
        Assert.Single(_log);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
