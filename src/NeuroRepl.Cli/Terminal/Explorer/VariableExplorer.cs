using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Figures.Text;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Terminal.Explorer;

/// <summary>The session's variables on the whole screen, with a preview of the chosen one. The prompt's screen is as it was afterwards.</summary>
/// <param name="keys">Where keys come from.</param>
/// <param name="window">Where it is drawn.</param>
/// <param name="variables">The variables, asked for again and again: what background work sets is seen.</param>
/// <param name="preview">A value as lines of a terminal of so many columns.</param>
/// <param name="theme">Its colours.</param>
internal sealed class VariableExplorer(IKeys keys, IWindow window, Func<IReadOnlyList<Variable>> variables, Func<object?, int, string> preview, Theme theme) : IDisposable
{
    private const int WideEnough = 100;
    private const string Keys = "↑↓ choose  n t s o sort  / filter  Enter name to prompt  q back";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ExplorerState _state = new();
    private readonly Assistant _assistant = new();
    private readonly Painter _painter = new(window.Write);
    private (object? Value, int Width) _previewed = (new object(), 0);
    private volatile string[] _lines = [];
    private int _scroll;
    private bool _isFiltering;

    /// <summary>Shows it until the user leaves; gives the name that the user wants at the prompt, or nothing.</summary>
    public string Run()
    {
        keys.Begin();
        window.Write("\e[?1049h\e[H\e[2J");
        try
        {
            while (true)
            {
                _state.Refresh(variables());
                AskForPreview();
                if (!keys.HasMore) { Draw(); }
                if (keys.Read(Pause) is { } key && Take(key) is { } name) { return name; }
            }
        }
        finally
        {
            window.Write("\e[?1049l\e[?25h");
            keys.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _assistant.Dispose();

    private string? Take(Key key)
    {
        if (key.Code == KeyCode.Resize) { Restart(); }
        if (_isFiltering && TakeLetter(key)) { return null; }

        switch (key.Name)
        {
            case "q" or "Escape" or "C-c" or "C-d" or "F3" or "Gone": return "";
            case "Enter": return _state.Chosen?.Name ?? "";
            case "Up" or "k" or "C-p": _state.Move(-1); break;
            case "Down" or "j" or "C-n": _state.Move(1); break;
            case "PageUp": _state.Move(-ListHeight); break;
            case "PageDown" or "Space": _state.Move(ListHeight); break;
            case "Home" or "g": _state.Move(int.MinValue / 2); break;
            case "End" or "G": _state.Move(int.MaxValue / 2); break;
            case "n": _state.SortBy(ExplorerOrder.Name); break;
            case "t": _state.SortBy(ExplorerOrder.Type); break;
            case "s": _state.SortBy(ExplorerOrder.Size); break;
            case "o": _state.SortBy(ExplorerOrder.Set); break;
            case "Right" or "l": _scroll += 5; break;
            case "Left" or "h": _scroll = Math.Max(0, _scroll - 5); break;
            case "/": _isFiltering = true; break;
            case "C-l": Restart(); break;
        }

        return null;
    }

    // While a filter is typed letters belong to it; arrows go on choosing.
    private bool TakeLetter(Key key)
    {
        if (key.IsText) { _state.FilterBy(_state.Filter + key.Text); }
        else if (key.Code == KeyCode.Backspace && _state.Filter.Length > 0) { _state.FilterBy(_state.Filter[..^1]); }
        else if (key.Name is "Escape" or "C-c") { StopFiltering(); }
        else if (key.Code == KeyCode.Enter) { _isFiltering = false; }
        else { return false; }

        return true;
    }

    private void StopFiltering()
    {
        _isFiltering = false;
        _state.FilterBy("");
    }

    private void Restart()
    {
        window.Write("\e[H\e[2J");
        _painter.Forget();
    }

    private (int Width, int Height) Size => (Math.Max(20, window.Size.Width), Math.Max(6, window.Size.Height));

    private bool IsBeside => Size.Width >= WideEnough;

    private int ListHeight => IsBeside ? Size.Height - 3 : Math.Max(2, Math.Min(_state.Listed.Count, (Size.Height - 4) / 2));

    private int ListWidth => IsBeside ? Math.Min(70, Size.Width / 2) : Size.Width;

    private int PreviewWidth => IsBeside ? Size.Width - ListWidth - 2 : Size.Width;

    private void AskForPreview()
    {
        if (_state.Chosen is not { } chosen)
        {
            (_previewed, _lines, _scroll) = (default, ["Nothing is declared yet: var fit = …"], 0);
            return;
        }

        var (value, width) = (chosen.Value, PreviewWidth);
        if (Equals(_previewed.Value, value) && _previewed.Width == width) { return; }

        // A figure or a long table may take its time; the list does not wait.
        (_previewed, _lines, _scroll) = ((value, width), [], 0);
        _assistant.Ask(isStale =>
        {
            string[] lines;
            try { lines = preview(value, width).Split('\n'); }
#pragma warning disable CA1031 // looking at a value runs its own code: what goes wrong there is what there is to see
            catch (Exception e) { lines = [$"{e.GetType().Name}: {e.Message}"]; }
#pragma warning restore CA1031
            if (isStale()) { return; }

            _lines = lines;
            keys.Post(new Key(KeyCode.Wake));
        });
    }

    private void Draw()
    {
        var (width, height) = Size;
        var list = List();
        var rows = new List<Row> { Head(width), Columns() };
        var shown = _lines.Skip(_scroll).ToArray();
        if (IsBeside)
        {
            for (var i = 0; i < height - 3; i++)
            {
                var row = i < list.Count ? list[i] : new Row();
                row.PadTo(ListWidth).Add("│ ", theme.Quiet);
                rows.Add(i < shown.Length ? AnsiRow.Add(row, shown[i], width) : row);
            }
        }
        else
        {
            rows.AddRange(list);
            rows.Add(new Row().Add(new string('─', width), theme.Quiet));
            rows.AddRange(shown.Take(Math.Max(0, height - rows.Count - 1)).Select(line => AnsiRow.Add(new Row(), line, width)));
            while (rows.Count < height - 1) { rows.Add(new Row()); }
        }

        rows.Add(new Row().Add(TextWidth.Cut(_isFiltering || _state.Filter.Length > 0 ? $"filter: {_state.Filter}{(_isFiltering ? "▏" : "")}" : Keys, width, unicode: true), theme.Quiet));
        _painter.Show(new Frame(rows, height - 1, 0));
    }

    private Row Head(int width)
    {
        var order = $"by {_state.Order switch { ExplorerOrder.Set => "order", var other => other.ToString().ToLowerInvariant() }}{(_state.IsReversed ? ", reversed" : "")}";
        return new Row().Add(TextWidth.Cut($"{_state.Listed.Count} variables, {order}", width, unicode: true), theme.Strong);
    }

    private (int Name, int Type, int Size) Widths
    {
        get
        {
            var name = Math.Clamp(_state.Listed.Select(static v => v.Name.Length).DefaultIfEmpty(4).Max(), 4, ListWidth / 3);
            var size = ListWidth >= 40 ? 12 : 0;
            return (name, Math.Max(4, Math.Min(24, (ListWidth - name - size) / 2)), size);
        }
    }

    private Row Columns()
    {
        var (name, type, size) = Widths;
        var row = new Row().Add(" name", theme.Quiet).PadTo(name + 2).Add("type", theme.Quiet).PadTo(name + type + 3);
        return (size > 0 ? row.Add("size", theme.Quiet).PadTo(name + type + size + 4) : row).Add(ListWidth > name + type + size + 10 ? "value" : "", theme.Quiet);
    }

    private List<Row> List()
    {
        var height = ListHeight;
        var first = Math.Clamp(_state.At - (height / 2), 0, Math.Max(0, _state.Listed.Count - height));
        return [.. _state.Listed.Skip(first).Take(height).Select((variable, i) => RowOf(variable, first + i == _state.At))];
    }

    private Row RowOf(Variable variable, bool isChosen)
    {
        var style = isChosen ? theme.Chosen : "";
        var (name, type, size) = Widths;
        var row = new Row().Add($" {TextWidth.Cut(variable.Name, name, unicode: true)}", style).PadTo(name + 2, style)
            .Add(TextWidth.Cut(VariableSize.TypeOf(variable), type, unicode: true), style).PadTo(name + type + 3, style);
        if (size > 0) { row.Add(TextWidth.Cut(VariableSize.Of(variable.Value).Text, size, unicode: true), style).PadTo(name + type + size + 4, style); }

        var left = ListWidth - row.Width - 1;
        if (left > 4) { row.Add(TextWidth.Cut(Short(variable.Value), left, unicode: true), style); }

        return isChosen ? row.PadTo(ListWidth - 1, style) : row;
    }

    // One line, at no cost: numbers, texts and the like by themselves, anything larger is in the preview.
    private static string Short(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text.ReplaceLineEndings("⏎")}\"",
        IFormattable plain when value.GetType().IsPrimitive || value.GetType().IsEnum || value is decimal or DateTime or TimeSpan => plain.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        bool or char => $"{value}",
        _ => "",
    };
}
