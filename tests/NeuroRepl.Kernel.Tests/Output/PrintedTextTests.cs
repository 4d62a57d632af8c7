using NeuroRepl.Kernel.Output;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Tests.Output;

public sealed class PrintedTextTests
{
    private readonly List<(OutputStream Stream, string Text)> _sent = [];

    [Fact]
    public void Streams_keep_their_order()
    {
        var text = Text(burst: 1000);
        text.Add(OutputStream.StandardOutput, "a");
        text.Add(OutputStream.StandardOutput, "b");
        text.Add(OutputStream.StandardError, "c");
        text.Add(OutputStream.StandardOutput, "d");
        text.Finish();

        Assert.Equal([(OutputStream.StandardOutput, "ab"), (OutputStream.StandardError, "c"), (OutputStream.StandardOutput, "d")], _sent);
    }

    [Fact]
    public void A_surrogate_pair_is_never_torn()
    {
        var text = Text(burst: 1000);
        text.Add(OutputStream.StandardOutput, "a\ud83d");
        text.Send();
        text.Add(OutputStream.StandardOutput, "\ude00");
        text.Finish();

        Assert.Equal(["a", "😀"], _sent.Select(s => s.Text));
    }

    [Fact]
    public void A_flood_shows_its_beginning_and_its_end_and_says_what_lies_between()
    {
        var text = Text(burst: 100_000);
        for (var i = 0; i < 1_000_000; i++) { text.Add(OutputStream.StandardOutput, $"{i:D6}\n"); }

        text.Finish();

        var shown = string.Concat(_sent.Select(s => s.Text));
        var gap = Assert.Single(shown.Split('\n'), line => line.StartsWith("[…", StringComparison.Ordinal));
        var (head, tail) = (shown[..shown.IndexOf("\n[…", StringComparison.Ordinal)], shown[(shown.IndexOf("…]\n", StringComparison.Ordinal) + 3)..]);
        Assert.StartsWith("000000\n000001\n", head, StringComparison.Ordinal);
        Assert.EndsWith("999998\n999999\n", tail, StringComparison.Ordinal);
        Assert.InRange(head.Length, 60_000, 100_000);
        var leftOut = long.Parse(string.Concat(gap.Where(char.IsAsciiDigit)));
        Assert.InRange(7_000_000 - head.Length - tail.Length - leftOut, 0, 7); // but for the rest of the line that the gap begins in
    }

    private PrintedText Text(long burst) => new(new Allowance(TimeProvider.System, burst, perSecond: 0), (stream, text) => _sent.Add((stream, text)));
}
