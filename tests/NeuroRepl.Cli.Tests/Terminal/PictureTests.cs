using NeuroRepl.Cli.Terminal.Pictures;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class PictureTests
{
    // Two pixels, red and blue: made with Python's zlib and struct.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData(PictureProtocol.Kitty, "xterm-kitty", "\e_Gi=31;OK", "\e[?62;c")]
    [InlineData(PictureProtocol.Sixel, "xterm-256color", "\e[?64;1;2;4;22c")]
    [InlineData(PictureProtocol.None, "xterm-256color", "\e[?64;1;2;22c")]
    [InlineData(PictureProtocol.None, "xterm-256color", "\e_Gi=31;ENOTSUPPORTED", "\e[?4;1c")]
    [InlineData(PictureProtocol.ITerm2, "xterm-256color", "\eP>|iTerm2 3.5", "\e[?62;4c")]
    public void The_best_is_taken_that_the_terminal_answers_for(object protocol, string term, params string[] answers)
    {
        var probe = new PictureProbe(name => name == "TERM" ? term : null);
        Assert.False(probe.IsAnswered);

        foreach (var answer in answers) { probe.Take(answer); }

        Assert.True(probe.IsAnswered);
        Assert.Equal((PictureProtocol)protocol, probe.Protocol);
    }

    [Fact]
    public void A_terminal_that_would_print_the_questions_is_not_asked_and_tmux_only_what_it_knows()
    {
        Assert.Equal("", new PictureProbe(name => name == "TERM" ? "linux" : null).Questions);
        Assert.DoesNotContain("\e_G", new PictureProbe(name => name is "TERM" ? "tmux-256color" : name is "TMUX" ? "/tmp/x" : null).Questions, StringComparison.Ordinal);
        Assert.EndsWith("\e[c", new PictureProbe(name => name == "TERM" ? "xterm" : null).Questions, StringComparison.Ordinal);
        Assert.Equal(PictureProtocol.Kitty, new PictureProbe(name => name == PictureProbe.Variable ? "kitty" : null).Protocol);
        Assert.Equal(PictureProtocol.None, new PictureProbe(name => name == "TERM_PROGRAM" ? "iTerm.app" : name == "TMUX" ? "x" : null).Protocol);
    }

    [Fact]
    public void The_size_of_a_cell_is_the_terminals()
    {
        var probe = new PictureProbe(_ => null);
        probe.Take("\e[6;20;10t");
        Assert.Equal((10, 20), probe.Cell);
        probe.Take("\e[6;0;0t");
        Assert.Equal((10, 20), probe.Cell);
    }

    [Fact]
    public void Sixels_are_the_pixels_in_their_colours()
    {
        Assert.Equal("\ePq\"1;1;2;1#0;2;100;0;0#1;2;0;0;100#0@?$#1?@$-\e\\", PictureText.Of(Png, PictureProtocol.Sixel, 80, 24, (9, 18)));
    }

    [Fact]
    public void Kitty_and_iTerm2_get_the_file_as_it_is()
    {
        var data = Convert.ToBase64String(Png);

        Assert.Equal($"\e_Ga=T,f=100,q=2,c=1,r=1,m=0;{data}\e\\", PictureText.Of(Png, PictureProtocol.Kitty, 80, 24, (9, 18)));
        Assert.Equal($"\e]1337;File=inline=1;size={Png.Length};width=1;preserveAspectRatio=1:{data}\a", PictureText.Of(Png, PictureProtocol.ITerm2, 80, 24, (9, 18)));
        Assert.Null(PictureText.Of([1, 2, 3], PictureProtocol.Kitty, 80, 24, (9, 18)));
    }

    [Fact]
    public void A_large_picture_comes_in_chunks_that_kitty_takes()
    {
        var png = new byte[20_000];
        Png.CopyTo(png, 0);
        var text = PictureText.Of(png, PictureProtocol.Kitty, 80, 24, (9, 18))!;
        var chunks = text.Split("\e_G", StringSplitOptions.RemoveEmptyEntries);

        Assert.All(chunks, chunk => Assert.InRange(chunk[(chunk.IndexOf(';', StringComparison.Ordinal) + 1)..].Length, 1, 4096 + 2));
        Assert.Equal(Convert.ToBase64String(png), string.Concat(chunks.Select(chunk => chunk[(chunk.IndexOf(';', StringComparison.Ordinal) + 1)..^2])));
        Assert.Contains("m=0;", chunks[^1], StringComparison.Ordinal);
    }
}
