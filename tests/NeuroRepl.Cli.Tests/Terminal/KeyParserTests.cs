using System.Text;
using NeuroRepl.Cli.Terminal.Keys;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class KeyParserTests
{
    [Theory]
    [InlineData("a", "a")]
    [InlineData("é😀", "é 😀")]
    [InlineData("\r", "Enter")]
    [InlineData("\n", "C-j")]
    [InlineData("\t\e[Z", "Tab S-Tab")]
    [InlineData("\u0001\u0012\u0000\u001f\u007f", "C-a C-r C-Space C-_ Backspace")]
    [InlineData("\e\r\ef\e\u007f", "M-Enter M-f M-Backspace")]
    [InlineData("\e[A\eOB\e[1;5C\e[1;3D", "Up Down C-Right M-Left")]
    [InlineData("\e[H\eOF\e[3~\e[5~\e[6;5~", "Home End Delete PageUp C-PageDown")]
    [InlineData("\eOP\e[12~", "F1 F2")]
    [InlineData("\e[13;2u\e[27;5;13~", "S-Enter C-Enter")]
    public void Bytes_of_a_terminal_are_keys(string bytes, string keys) => Assert.Equal(keys, Names(new KeyParser().Feed(Encoding.UTF8.GetBytes(bytes))));

    [Fact]
    public void A_paste_is_one_key_with_line_ends_and_all()
    {
        var keys = new KeyParser().Feed("\e[200~a\r\nb\e[31mc\0\e[201~x"u8);

        Assert.Equal([new Key(KeyCode.Paste, "a\r\nb\e[31mc\0"), new Key(KeyCode.Character, "x")], keys);
    }

    // 0xF0 0x9F … is cut inside the emoji, the paste inside its end mark.
    [Fact]
    public void Bytes_may_come_one_by_one()
    {
        var parser = new KeyParser();
        var keys = Encoding.UTF8.GetBytes("é😀\e[1;5C\e[200~two\rlines\e[201~\e]11;rgb:ffff/ffff/ffff\a").SelectMany(b => parser.Feed([b])).ToList();

        Assert.Equal("é 😀 C-Right Paste Reply", Names(keys));
        Assert.Equal("two\rlines", keys[3].Text);
    }

    [Fact]
    public void A_lone_escape_is_the_key_of_that_name_once_nothing_follows()
    {
        var parser = new KeyParser();
        Assert.Empty(parser.Feed("\e"u8));
        Assert.True(parser.IsMidway);
        Assert.Equal("Escape", Names(parser.Flush()));
        Assert.False(parser.IsMidway);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_do_not_stop_what_follows() => Assert.Equal("\uFFFD \uFFFD a", Names(new KeyParser().Feed([0xFF, 0xC3, (byte)'a'])));

    [Theory]
    [InlineData("\e[?62;4;22c")]
    [InlineData("\e]11;rgb:1e1e/1e1e/1e1e")]
    [InlineData("\eP>|kitty(0.36)")]
    [InlineData("\e_Gi=31;OK")]
    public void Answers_of_the_terminal_are_no_keys(string answer)
    {
        var end = answer.EndsWith('c') ? "" : "\e\\";
        var keys = new KeyParser().Feed(Encoding.UTF8.GetBytes(answer + end + "q"));

        Assert.Equal([new Key(KeyCode.Reply, answer), new Key(KeyCode.Character, "q")], keys);
    }

    [Fact]
    public void A_megabyte_is_parsed_in_one_go()
    {
        var keys = new KeyParser().Feed(Encoding.UTF8.GetBytes($"\e[200~{new string('x', 1 << 20)}\e[201~"));

        Assert.Equal(1 << 20, keys.Single().Text.Length);
    }

    private static string Names(IEnumerable<Key> keys) => string.Join(' ', keys.Select(static key => key.Name));
}
