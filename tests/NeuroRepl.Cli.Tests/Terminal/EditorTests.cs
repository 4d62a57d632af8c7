using NeuroRepl.Cli.Terminal;
using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.History;

namespace NeuroRepl.Cli.Tests.Terminal;

/// <summary>The whole editor against a terminal in memory.</summary>
public sealed class EditorTests
{
    private readonly FakeKeys _keys = new();
    private readonly FakeSense _sense = new();
    private readonly CommandHistory _history = new();
    private VirtualScreen _screen = new(60, 12);

    [Fact]
    public void Enter_runs_what_is_complete_and_else_goes_on_with_an_indent()
    {
        Assert.Equal("if (x)", Text("if (x)\r"));
        Assert.Equal("if (x)\n{\n    f();\n}", Text("if (x)\n{\rf();\r}\r"));
    }

    [Fact]
    public void Enter_in_the_middle_breaks_the_line_and_Alt_Enter_always_does()
    {
        Assert.Equal("a\n\nb", Text("a\e\rb\e[A\e[F\r\e[B\e[F\r"));
    }

    [Fact]
    public void An_empty_line_twice_is_the_way_out_of_an_open_bracket() => Assert.Equal("f(\n", Text("f(\r\u0015\r\u0015\r") + "\n");

    [Fact]
    public void Text_and_Enter_in_one_burst_are_submitted_and_a_bracketed_paste_is_not()
    {
        _keys.IsBurst = true;
        Assert.Equal("1 + 1", Text("1 + 1\r"));

        _keys.Type("\e[200~var a = 1;\r\nvar b = 2;\r\n\e[201~").Then(() => Assert.Equal(["In [1]: var a = 1;", "   ...: var b = 2;", "   ...:"], _screen.Lines.Skip(1).Take(3)));
        Assert.Equal("var a = 1;\nvar b = 2;", Text("\r"));
    }

    [Fact]
    public void A_burst_of_lines_keeps_the_blanks_it_brings()
    {
        _keys.IsBurst = true;

        Assert.Equal("f(\n    1,\n    2)", Text("f(\r    1,\r    2)\r"));
    }

    [Fact]
    public void Long_lines_wide_and_combining_characters_stand_where_terminals_put_them()
    {
        _screen = new(20, 8);
        _keys.Type("脳脳脳脳脳脳e\u0301").Then(() =>
        {
            Assert.Equal(["In [1]: 脳脳脳脳脳脳", "e\u0301"], _screen.Lines.Take(2));
            Assert.Equal((1, 1), _screen.Cursor);
        });
        _keys.Type("\e[D\e[D").Then(() => Assert.Equal((0, 18), _screen.Cursor));

        Assert.Equal("脳脳脳脳脳x脳e\u0301", Text("x\r"));
    }

    [Fact]
    public void Only_what_differs_is_written()
    {
        _keys.Type("abc").Then(() => _screen.Written.Clear()).Type("d").Then(() => Assert.InRange(_screen.Written.Length, 1, 40));

        Text("\r");
    }

    [Fact]
    public void A_text_higher_than_the_window_shows_the_part_around_the_cursor()
    {
        _screen = new(40, 6);
        _keys.Type($"\e[200~{string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"line{i}"))}\e[201~")
            .Then(() => Assert.Equal("   ...: line9999", _screen.Lines[5]))
            .Type("\e<").Then(() => Assert.Equal("In [1]: line0", _screen.Lines[0]))
            .Type("\e[B\e[B\e[B\e[B\e[B\e[B").Then(() => Assert.Equal("   ...: line6", _screen.Lines[5]));

        Assert.EndsWith("line9999", Text("\e>\r"), StringComparison.Ordinal);
        Assert.Contains("⋮ 9980 lines", _screen.Written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_of_a_megabyte_is_taken()
    {
        _keys.Type($"\e[200~{new string('x', 1 << 20)}\e[201~").Then(() => Assert.EndsWith("xx", _screen.Lines[11 - 1].TrimEnd(), StringComparison.Ordinal));

        Assert.Equal((1 << 20) + 1, Text("y\r").Length);
    }

    [Fact]
    public void Another_width_leaves_no_remains()
    {
        _keys.Type("Math.Max(11111111, 22222222) + Math.Min(33333333, 44444444)").Then(() => _screen.Resize(30));
        _keys.Then(() => _keys.Post(new Cli.Terminal.Keys.Key(Cli.Terminal.Keys.KeyCode.Resize)));
        _keys.Then(() => Assert.Equal("In [1]: Math.Max(11111111, 222\n22222) + Math.Min(33333333, 44\n444444)", _screen.Text));
        _keys.Then(() => _screen.Resize(60)).Then(() => _keys.Post(new Cli.Terminal.Keys.Key(Cli.Terminal.Keys.KeyCode.Resize)));
        _keys.Then(() => Assert.Equal("In [1]: Math.Max(11111111, 22222222) + Math.Min(33333333, 44\n444444)", _screen.Text));

        Text("\r");
    }

    [Fact]
    public void Earlier_lines_come_back_and_those_only_that_start_alike()
    {
        Text("var a = 1;\r");
        Text("study\r");
        Text("var b = 2;\r");

        Assert.Equal("var b = 2;", Text("\e[A\r"));
        Assert.Equal("study", Text("\e[A\e[A\r"));
        Assert.Equal("var a = 1;", Text("var\e[A\e[A\r"));
        Assert.Equal("varx", Text("var\e[A\e[A\e[B\e[Bx\r"));
        Assert.Equal("study", Text("\u0012tud\r\r"));
        Assert.Equal("var a = 1;", Text("\u0012var\u0012\r\r"));
    }

    [Fact]
    public void What_an_earlier_line_would_go_on_with_is_taken_by_the_right_arrow()
    {
        Text("spectra[0].Plot()\r");

        Assert.Equal("spectra[0].Plot()", Text("spectra[\e[C\r"));
    }

    [Fact]
    public void The_menu_opens_while_typing_and_Tab_goes_through_it()
    {
        _keys.Type("sp").Then(() => Assert.Equal([" spectra  x  int something", " spectrum x  What it is."], _screen.Lines.Skip(1).Take(2)));

        _keys.Type("\t").Then(() => Assert.Contains("In [1]: spectr", _screen.Lines[0], StringComparison.Ordinal));
        Assert.Equal("spectrum", Text("\t\t\r\r"));
    }

    [Fact]
    public void Enter_runs_past_an_open_menu_and_Escape_puts_back_what_was_typed()
    {
        _keys.Type("sp").Then(() => Assert.Contains("spectrum", _screen.Text, StringComparison.Ordinal));
        Assert.Equal("sp", Text("\r"));
        _keys.Type("s").Type("\t").Then(() => { }).Type("\t").Then(() => Assert.Contains("In [1]: sessions", _screen.Text, StringComparison.Ordinal)).Type("\e");
        Assert.Equal("s", Text("\r"));
        _keys.Type("stu").Then(() => { }).Type("\t").Then(() => Assert.EndsWith("In [1]: study", _screen.Text, StringComparison.Ordinal));
        Assert.Equal("study", Text("\r"));
    }

    [Fact]
    public void Choices_for_what_stood_there_before_are_not_put_into_what_stands_there_now()
    {
        _keys.Type("first + sp").Then(() => Assert.Contains("spectrum", _screen.Text, StringComparison.Ordinal)).Then(() => _keys.IsBurst = true)
            .Type("\u0015se\t").Then(() => _keys.IsBurst = false);

        Assert.Equal("sessions", Text("\r"));
    }

    [Fact]
    public void A_call_is_told_below_with_the_parameter_at_hand()
    {
        _screen = new(70, 12);
        _keys.Type("x.Fit(basis, ").Then(() => Assert.Equal([" SpectrumFit Fit(BasisSet basis, SpectrumModel model = null)", " model: How."], _screen.Lines.Skip(1).Take(2)));
        _keys.Type("\eOP").Then(() => Assert.Equal([" int something", " What it is."], _screen.Lines.Skip(1).Take(2)));

        Text(")\r");
    }

    [Fact]
    public void Ctrl_C_forgets_the_line_and_Ctrl_D_leaves_an_empty_one()
    {
        Assert.Equal(new Line.Cancelled(), Read("abc\u0003"));
        Assert.Contains("In [1]: abc^C", _screen.Text, StringComparison.Ordinal);
        Assert.Equal(new Line.Cancelled(IsEmpty: true), Read("\u0003"));
        Assert.Equal("c", Text("bc\u0001\u0004\r"));
        Assert.Equal(new Line.End(), Read("\u0004"));
    }

    [Fact]
    public void Ctrl_X_Ctrl_E_hands_the_text_to_the_users_own_editor()
    {
        using var editor = NewEditor();
        editor.Outside = text => text + "\nedited\n";
        _keys.Type("first\u0018\u0005\r");

        Assert.Equal(new Line.Text("first\nedited"), editor.Read("In [1]: ", "   ...: "));
    }

    [Fact]
    public void Nothing_is_swallowed_before_the_language_is_there()
    {
        _sense.IsReady = false;

        Assert.Equal("typed early", Text("typed early\r"));
    }

    private string Text(string bytes) => ((Line.Text)Read(bytes)).Content;

    private Line Read(string bytes)
    {
        using var editor = NewEditor();
        _keys.Type(bytes);
        return editor.Read("In [1]: ", "   ...: ");
    }

    private Editor NewEditor() => new(_keys, _sense, _history, _screen);
}
