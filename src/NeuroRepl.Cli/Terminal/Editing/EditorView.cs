using NeuroRepl.Cli.Terminal.Menus;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Figures.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>How the text and what helps with it look: coloured, with brackets matched, and below it call, menu, search or explanation.</summary>
internal sealed class EditorView(TextBuffer buffer, CompletionMenu menu, ICodeSense sense, IWindow window)
{
    private const int LongestColoured = 60_000;
    private const int MostRowsKept = 200;
    private const int NarrowestWindow = 8;

    private readonly Painter _painter = new(window.Write);
    private readonly CodeLayout _layout = new();
    private string _prompt = "";
    private string _next = "";
    private string[] _styles = [];
    private bool[] _isCode = [];
    private int _coloured = -1;

    /// <summary>How it looks.</summary>
    public Theme Theme { get; set { field = value; _coloured = -1; } } = Theme.Plain;

    /// <summary>What the names of the text mean, as far as is known.</summary>
    public IReadOnlyDictionary<string, CodeWordKind> Names { get; set { field = value; _coloured = -1; } } = new Dictionary<string, CodeWordKind>();

    /// <summary>Whether dots stand for what is typed.</summary>
    public bool IsSecret { get; set; }

    /// <summary>What an earlier entry would go on with; shown behind the text, taken by →.</summary>
    public string? Ghost { get; set; }

    /// <summary>Lines of an explanation below the text.</summary>
    public IReadOnlyList<string> Note { get; set; } = [];

    /// <summary>Starts with an empty text.</summary>
    public void Begin(string prompt, string next)
    {
        (_prompt, _next, Ghost, Note) = (prompt, next, null, []);
        Restart();
    }

    /// <summary>Something else has written: draw anew from here.</summary>
    public void Restart()
    {
        _painter.Forget();
        _layout.Reset();
        _coloured = -1;
    }

    /// <summary>Shows everything as it is now.</summary>
    public void Draw(CallHelp? call, HistorySearch? search)
    {
        var (width, height) = Room;
        var below = Below(call, search, width, Math.Max(0, height - 3));
        var frame = Text(width, Math.Max(1, height - below.Count), isLast: false);
        _painter.Show(frame with { Rows = [.. frame.Rows, .. below] });
    }

    /// <summary>Shows the text a last time, without helpers; a long one by its beginning and end.</summary>
    /// <param name="mark">What is put behind it.</param>
    public void Leave(string mark)
    {
        var (width, height) = Room;
        Ghost = null;
        Note = [];
        if (buffer.Text.AsSpan().Count('\n') < height - 1 && buffer.Text.Length < width * height)
        {
            buffer.MoveTo(buffer.Text.Length);
            var frame = Text(width, height, isLast: true);
            if (mark.Length > 0) { frame.Rows[^1].Add(mark, Theme.Quiet); }

            _painter.Leave(frame);
            return;
        }

        _painter.Clear();
        window.Write(string.Join("\r\n", Kept().Select(static line => EditingCommands.Clean(line))) + $"{mark}\r\n");
        _painter.Forget();
    }

    /// <summary>Takes everything away.</summary>
    public void Clear() => _painter.Clear();

    /// <summary>The window has another size.</summary>
    public void Resized() => _painter.Resized(Room.Width);

    /// <summary>Empties the screen; the text stays.</summary>
    public void Wipe()
    {
        window.Write("\e[H\e[2J");
        Restart();
    }

    private (int Width, int Height) Room => (Math.Max(NarrowestWindow, window.Size.Width), Math.Max(2, window.Size.Height));

    private Frame Text(int width, int height, bool isLast)
    {
        Colour();
        var (text, cursor) = (buffer.Text, buffer.Cursor);
        var match = isLast ? null : Brackets.Match(text, cursor, at => at >= _isCode.Length || _isCode[at]);
        string StyleOf(int at)
        {
            var style = at < _styles.Length ? _styles[at] : at >= text.Length ? Theme.Quiet : "";
            if (match is not { } pair || (at != pair.At && at != pair.Partner)) { return style; }

            return pair.Partner < 0 ? Theme.Mismatch : Theme.Match;
        }

        var shown = !isLast && Ghost is { Length: > 0 } ghost && cursor == text.Length && Theme.Quiet.Length > 0 && !menu.IsOpen ? text + ghost.Split('\n')[0] : text;
        if (IsSecret) { shown = new string('•', text.Length); }

        return _layout.Lay(shown, cursor, StyleOf, (_prompt, Theme.Prompt), (_next, Theme.Prompt), width, height);
    }

    private List<Row> Below(CallHelp? call, HistorySearch? search, int width, int most)
    {
        if (search is not null) { return [search.Row(width, Theme)]; }
        if (Note.Count > 0) { return [.. Note.SelectMany(line => TextWidth.Wrap(line, width - 2)).Take(most).Select((line, i) => new Row().Add($" {line}", i == 0 ? Theme.Strong : Theme.Quiet))]; }

        var rows = call is null || most < 2 ? [] : CallHint.Rows(call, width, Theme).Take(most).ToList();
        rows.AddRange(menu.Rows(width, most - rows.Count, Theme));
        return rows;
    }

    private void Colour()
    {
        if (_coloured == buffer.Version) { return; }

        var text = buffer.Text;
        _coloured = sense.IsReady ? buffer.Version : -1;
        (_styles, _isCode) = (new string[text.Length], new bool[text.Length]);
        Array.Fill(_styles, "");
        Array.Fill(_isCode, true);
        if (!sense.IsReady || text.Length > LongestColoured) { return; }

        foreach (var word in sense.Words(text))
        {
            var kind = word.Kind is CodeWordKind.Name or CodeWordKind.Type or CodeWordKind.Method && Names.TryGetValue(text.Substring(word.Start, word.Length), out var known) ? known : word.Kind;
            var end = Math.Min(text.Length, word.Start + word.Length);
            for (var i = word.Start; i < end; i++)
            {
                _styles[i] = Theme.Of(kind);
                _isCode[i] = kind is not (CodeWordKind.Text or CodeWordKind.Remark);
            }
        }
    }

    private List<string> Kept()
    {
        var lines = $"{_prompt}{buffer.Text}".Split('\n');
        string Whole(string line, int i) => i == 0 ? line : _next + line;
        var cut = lines.Select(Whole).Select(static line => line.Length > 2000 ? $"{line[..2000]}…" : line).ToList();
        return cut.Count <= MostRowsKept ? cut : [.. cut.Take(10), $"{_next}⋮ {cut.Count - 20} lines", .. cut.Skip(cut.Count - 10)];
    }
}
