using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.Keys;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class TextBufferTests
{
    /// <summary>The bar | in a text is the cursor; keys are written as their names are.</summary>
    [Theory]
    [InlineData("one two|", "C-a x", "x|one two")]
    [InlineData("one two|", "M-b M-b", "|one two")]
    [InlineData("|one two", "M-f M-d", "one|")]
    [InlineData("one two|", "C-w C-w C-y", "one two|")]
    [InlineData("one two|", "M-Backspace", "one |")]
    [InlineData("a(b|c)", "C-k C-a C-y", "c)|a(b")]
    [InlineData("one two|", "C-w Left Left C-w C-y M-y", "two|e ")]
    [InlineData("ab|", "C-t", "ba|")]
    [InlineData("    x = 1;|", "Home", "    |x = 1;")]
    [InlineData("    x = 1;|", "Home Home", "|    x = 1;")]
    [InlineData("        |", "Backspace", "    |")]
    [InlineData("      |x", "Backspace", "    |x")]
    [InlineData("    x|", "S-Tab", "x|")]
    [InlineData("e\u0301😀|", "Left", "e\u0301|😀")]
    [InlineData("e\u0301|😀", "Left Delete", "|😀")]
    [InlineData("👩‍🔬|", "Backspace", "|")]
    [InlineData("one|", "M-u", "one|")]
    [InlineData("|one", "M-u", "ONE|")]
    [InlineData("if (x) {\n        |", "}", "if (x) {\n    }|")]
    [InlineData("a\nb|", "M-< x M-> y", "xa\nby|")]
    [InlineData("line one\nl|ine two", "C-u", "line one\n|ine two")]
    public void Keys_do_what_they_do_everywhere(string before, string keys, string after)
    {
        var (buffer, editing) = With(before);

        foreach (var name in keys.Split(' ')) { Assert.True(editing.Do(KeyOf(name)), name); }

        Assert.Equal(after, buffer.Text.Insert(buffer.Cursor, "|"));
    }

    [Fact]
    public void Typing_is_taken_back_a_word_at_a_time_and_made_again()
    {
        var (buffer, editing) = With("|");
        foreach (var c in "one two") { editing.Do(new Key(KeyCode.Character, c.ToString())); }

        editing.Do(KeyOf("C-w"));
        Assert.Equal("one ", buffer.Text);
        editing.Do(KeyOf("C-z"));
        Assert.Equal("one two", buffer.Text);
        editing.Do(KeyOf("C-z"));
        Assert.Equal("one ", buffer.Text);
        editing.Do(KeyOf("C-z"));
        Assert.Equal("", buffer.Text);
        editing.Do(KeyOf("M-z"));
        editing.Do(KeyOf("M-z"));
        editing.Do(KeyOf("M-z"));
        Assert.Equal("one ", buffer.Text);
        editing.Do(KeyOf("C-z"));
        editing.Do(KeyOf("x"));
        Assert.False(buffer.Redo());
    }

    [Fact]
    public void Up_and_down_keep_the_column_over_short_lines()
    {
        var (buffer, editing) = With("long line\n\nanother|");

        Assert.True(editing.MoveLine(-1));
        Assert.True(editing.MoveLine(-1));
        Assert.Equal(7, buffer.Cursor);
        Assert.False(editing.MoveLine(-1));
        Assert.True(editing.MoveLine(1));
        Assert.True(editing.MoveLine(1));
        Assert.Equal(buffer.Text.Length, buffer.Cursor);
    }

    [Fact]
    public void A_paste_loses_what_no_code_has() => Assert.Equal("a\nb\nc    d", EditingCommands.Clean("a\r\nb\rc\td\0\e\u0007"));

    [Theory]
    [InlineData("f(a[1])|", 6, 1)]
    [InlineData("|f(a)", null, null)]
    [InlineData("f|(a", 1, -1)]
    [InlineData("f(\")\")|", 5, 1)]
    public void Brackets_find_their_partners_and_not_those_in_texts(string text, int? at, int? partner)
    {
        var (buffer, _) = With(text);
        var words = Scripting.Language.CodeWords.Of(buffer.Text);
        bool IsCode(int place) => !words.Any(word => word.Kind == Scripting.CodeWordKind.Text && place >= word.Start && place < word.Start + word.Length);

        var match = Brackets.Match(buffer.Text, buffer.Cursor, IsCode);

        Assert.Equal((at, partner), (match?.At, match?.Partner));
    }

    private static (TextBuffer Buffer, EditingCommands Editing) With(string text)
    {
        var buffer = new TextBuffer();
        buffer.Reset(text.Replace("|", "", StringComparison.Ordinal));
        buffer.MoveTo(text.IndexOf('|', StringComparison.Ordinal));
        return (buffer, new EditingCommands(buffer));
    }

    private static Key KeyOf(string name)
    {
        var held = (name.StartsWith("C-", StringComparison.Ordinal) ? KeyModifiers.Control : 0) | (name.StartsWith("M-", StringComparison.Ordinal) ? KeyModifiers.Alt : 0) | (name.StartsWith("S-", StringComparison.Ordinal) ? KeyModifiers.Shift : 0);
        var bare = held == 0 ? name : name[2..];
        return Enum.TryParse<KeyCode>(bare, out var code) && bare.Length > 1 ? new Key(code, "", held) : new Key(KeyCode.Character, bare, held);
    }
}
