using NeuroRepl.Cli.Terminal.Explorer;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Tests.Terminal;

public sealed class ExplorerTests
{
    private readonly FakeKeys _keys = new();
    private readonly List<Variable> _variables = [.. Enumerable.Range(0, 200).Select(i => new Variable($"v{i:D3}", typeof(int[]), new int[200 - i]))];
    private VirtualScreen _screen = new(80, 24);

    [Fact]
    public void Two_hundred_variables_are_listed_sorted_filtered_and_previewed()
    {
        _keys.Then(() =>
        {
            Assert.Equal("200 variables, by order", _screen.Lines[0]);
            Assert.StartsWith(" v000 int[]", _screen.Lines[2], StringComparison.Ordinal);
            Assert.Contains("200 items", _screen.Lines[2], StringComparison.Ordinal);
            Assert.Contains("preview of 200", _screen.Text, StringComparison.Ordinal);
        });
        _keys.Type("\e[F").Then(() => Assert.Contains("preview of 1", _screen.Text, StringComparison.Ordinal));
        _keys.Type("s\e[H").Then(() => Assert.Equal("200 variables, by size", _screen.Lines[0])).Type("s\e[H").Then(() => Assert.StartsWith(" v199", _screen.Lines[2], StringComparison.Ordinal));
        _keys.Type("/17\r").Then(() => Assert.Equal("12 variables, by size, reversed", _screen.Lines[0]));

        Assert.Equal("v179", Run("\e[H\r"));
    }

    [Fact]
    public void What_is_set_meanwhile_is_seen_and_the_choice_stays()
    {
        _keys.Type("\e[B").Then(() => _variables.Insert(0, new Variable("first", typeof(string), "text")));
        _keys.Then(() => _keys.Post(new Cli.Terminal.Keys.Key(Cli.Terminal.Keys.KeyCode.Wake)));
        _keys.Then(() => Assert.Contains("\"text\"", _screen.Text, StringComparison.Ordinal));

        Assert.Equal("v001", Run("\r"));
    }

    [Fact]
    public void A_wide_window_has_the_preview_beside_and_leaving_gives_the_screen_back()
    {
        _screen = new(120, 20);
        _keys.Then(() => Assert.Matches("v000 .*│ preview of 200", _screen.Lines[2]));

        Assert.Equal("", Run("q"));
        Assert.EndsWith("\e[?1049l\e[?25h", _screen.Written.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 6)]
    [InlineData(40, 10)]
    public void A_small_window_is_enough(int width, int height)
    {
        _screen = new(width, height);
        _keys.Then(() => Assert.Contains("v000", _screen.Text, StringComparison.Ordinal));

        Assert.Equal("v002", Run("\e[B\e[B\r"));
    }

    [Fact]
    public void A_preview_that_fails_says_so()
    {
        _keys.Then(() => Assert.Contains("InvalidOperationException: no", _screen.Text, StringComparison.Ordinal)).Type("q");

        using var explorer = new VariableExplorer(_keys, _screen, () => _variables, (_, _) => throw new InvalidOperationException("no"), Theme.Plain);
        Assert.Equal("", explorer.Run());
    }

    [Fact]
    public void No_variables_are_no_trouble()
    {
        _variables.Clear();
        _keys.Then(() => Assert.Equal("0 variables, by order", _screen.Lines[0])).Then(() => Assert.Contains("Nothing is declared yet", _screen.Text, StringComparison.Ordinal));

        Assert.Equal("", Run("\e[B\r"));
    }

    private string Run(string bytes)
    {
        _keys.Type(bytes);
        using var explorer = new VariableExplorer(_keys, _screen, () => _variables, (value, _) => $"\e[1mpreview of {((int[]?)(value as Array))?.Length}\e[0m\nmore", Theme.Plain);
        return explorer.Run();
    }
}
