using NeuroRepl.Cli.Terminal.History;
using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Menus;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>Takes keys until there is something to run: the loop between keyboard, text, helpers and screen.</summary>
internal sealed class Editor : IDisposable
{
    private readonly IKeys _keys;
    private readonly ICodeSense _sense;
    private readonly IWindow _window;
    private readonly CommandHistory _history;
    private readonly Questions _questions;
    private readonly TextBuffer _buffer = new();
    private readonly EditingCommands _editing;
    private readonly HistoryWalk _walk;
    private readonly CompletionMenu _menu;
    private readonly EditorView _view;
    private readonly Dictionary<string, Func<Line?>> _commands;
    private HistorySearch? _search;
    private CallHelp? _call;
    private bool _isChord;                                  // after Ctrl+X
    private bool _wasReady;
    private bool _takesFirst;                               // Tab was pressed before its choices were there

    public Editor(IKeys keys, ICodeSense sense, CommandHistory history, IWindow window)
    {
        (_keys, _sense, _history, _window) = (keys, sense, history, window);
        _questions = new Questions(_buffer, sense, keys);
        _editing = new EditingCommands(_buffer);
        _walk = new HistoryWalk(_buffer, history);
        _menu = new CompletionMenu(_buffer);
        _view = new EditorView(_buffer, _menu, sense, window);
        _commands = new()
        {
            ["Enter"] = Enter,
            ["C-j"] = NewLine, ["M-Enter"] = NewLine, ["S-Enter"] = NewLine,
            ["C-Enter"] = Accept,
            ["Tab"] = Tab, ["C-Space"] = () => Do(() => Ask(isChoosing: true)), ["S-Tab"] = () => MenuOr(-1, () => _editing.Do(new Key(KeyCode.Tab, "", KeyModifiers.Shift))),
            ["Up"] = () => Vertical(-1), ["C-p"] = () => Vertical(-1), ["Down"] = () => Vertical(1), ["C-n"] = () => Vertical(1),
            ["PageUp"] = () => Do(() => _walk.Move(-1)), ["M-p"] = () => Do(() => _walk.Move(-1)), ["PageDown"] = () => Do(() => _walk.Move(1)), ["M-n"] = () => Do(() => _walk.Move(1)),
            ["Right"] = TakeGhost, ["C-e"] = TakeGhost, ["End"] = TakeGhost,
            ["Escape"] = () => Do(_menu.Cancel), ["C-g"] = () => Do(_menu.Cancel),
            ["C-c"] = Cancel, ["C-d"] = Leave, ["C-r"] = () => Do(() => _search = new HistorySearch(_history)), ["C-l"] = () => Do(_view.Wipe),
            ["F1"] = () => Do(Explain), ["F2"] = EditOutside, ["F3"] = Explore, ["C-x"] = () => Do(() => _isChord = true),
        };
    }

    /// <summary>How it looks; set anew when the terminal has said what ground it has.</summary>
    public Theme Theme { get => _view.Theme; set => _view.Theme = value; }

    /// <summary>Whether what is typed is not to be seen.</summary>
    public bool IsSecret { set => _view.IsSecret = value; }

    /// <summary>Told every answer of the terminal to a question of ours.</summary>
    public Action<string>? Answered { get; set; }

    /// <summary>Opens a text in the user's own editor and gives what it became; null where that did not work, with the reason on the screen.</summary>
    public Func<string, string?>? Outside { get; set; }

    /// <summary>Reads one submission.</summary>
    /// <param name="prompt">What stands before its first line.</param>
    /// <param name="next">What stands before the others.</param>
    /// <param name="text">What stands there to begin with.</param>
    public Line Read(string prompt, string next, string text = "")
    {
        _keys.Begin();
        _window.Write("\e[?2004h");
        _buffer.Reset(EditingCommands.Clean(text).TrimEnd('\n'));
        _walk.Reset();
        _view.Begin(prompt, next);
        _menu.Close();
        (_search, _call, _isChord, _wasReady) = (null, null, false, _sense.IsReady);
        try
        {
            while (true)
            {
                if (!_keys.HasMore) { _view.Draw(_call, _search); }
                if (_keys.Read() is { } key && Take(key) is { } line) { return line; }
            }
        }
        finally
        {
            _window.Write("\e[?2004l");
            _keys.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _questions.Dispose();

    private Line? Take(Key key)
    {
        switch (key.Code)
        {
            case KeyCode.Gone: return Ended(new Line.End(), "");
            case KeyCode.Unknown: return null;
            case KeyCode.Wake: return Do(TakeAnswers);
            case KeyCode.Resize: return Do(_view.Resized);
            case KeyCode.Reply: return Do(() => Answered?.Invoke(key.Text));
        }

        _view.Note = [];
        if (_search is { } search)
        {
            _menu.Close();
            return Searching(search, key);
        }

        if (_isChord) { return Chorded(key); }

        var version = _buffer.Version;
        var line = key.Code == KeyCode.Paste ? Pasted(key.Text) : _commands.TryGetValue(key.Name, out var command) ? command() : Edit(key);
        if (line is null && version != _buffer.Version) { Changed(key); }
        else if (line is null && key.Name is not ("Tab" or "S-Tab" or "C-Space" or "F1") && !_keys.HasMore) { Ask(isChoosing: false); }

        return line;
    }

    private Line? Edit(Key key)
    {
        var hadChosen = _menu.HasChosen;
        if (!_editing.Do(key) || hadChosen || key.Name.EndsWith("Left", StringComparison.Ordinal)) { _menu.Close(); }

        return null;
    }

    private Line? Pasted(string text)
    {
        _menu.Close();
        _editing.Paste(text);
        return null;
    }

    private Line? Enter()
    {
        if (_menu.HasChosen) { return Do(_menu.Close); }

        var text = _buffer.Text;
        if (text.Trim().Length == 0) { return Accept(); }

        // In the middle of a text Enter breaks the line; at its end it runs what can run.
        var isAtEnd = _buffer.Cursor >= text.TrimEnd().Length || !text.Contains('\n', StringComparison.Ordinal);
        var completeness = _sense.IsComplete(text);
        var isForced = text.EndsWith("\n\n", StringComparison.Ordinal);         // the way out of a bracket that was never meant
        if (isAtEnd && (completeness.State != CompletenessState.Incomplete || isForced)) { return Accept(); }

        return NewLine();
    }

    private Line? NewLine()
    {
        _menu.Close();
        // What comes in one burst has blanks of its own.
        _editing.NewLine(_keys.HasMore ? "" : _sense.IsComplete(_buffer.Text[.._buffer.Cursor]).Indent);
        return null;
    }

    private Line Accept()
    {
        var text = _buffer.Text.TrimEnd('\n');
        _history.Add(text);
        return Ended(new Line.Text(text), "");
    }

    private Line Cancel() => Ended(new Line.Cancelled(IsEmpty: _buffer.Text.Length == 0), "^C");

    private Line? Leave()
    {
        if (_buffer.Text.Length == 0) { return Ended(new Line.End(), ""); }

        _editing.Do(new Key(KeyCode.Character, "d", KeyModifiers.Control));
        return null;
    }

    private Line Ended(Line line, string mark)
    {
        _menu.Close();
        (_call, _search) = (null, null);
        _questions.Forget();
        _view.Leave(mark);
        return line;
    }

    private Line? Vertical(int step)
    {
        if (_menu.HasChosen) { return MenuOr(step, () => { }); }

        _menu.Close();
        if (!_editing.MoveLine(step)) { _walk.Move(step); }

        return null;
    }

    private Line? MenuOr(int step, Action otherwise)
    {
        if (_menu.IsCurrent)
        {
            _menu.Move(step);
            _questions.AskAboutChoice(_menu);
        }
        else
        {
            _menu.Close();
            otherwise();
        }

        return null;
    }

    private Line? Tab()
    {
        if (_menu.IsCurrent)
        {
            if (_menu.Only is not null)
            {
                _menu.Move(1);
                _menu.Close();
            }
            else if (!_menu.HasChosen && _menu.Common is not null)
            {
                _menu.TakeCommon();
                Ask(isChoosing: true);
            }
            else { return MenuOr(1, () => { }); }

            return null;
        }

        var start = Motions.LineStart(_buffer.Text, _buffer.Cursor);
        if (_buffer.Text.AsSpan(start, _buffer.Cursor - start).IsWhiteSpace()) { return Do(_editing.Indent); }

        // What is asked for with Tab is waited for: it is there in a few milliseconds, and else the next Tab comes too early.
        Ask(isChoosing: true, isTaken: true);
        return null;
    }

    private Line? TakeGhost()
    {
        if (_view.Ghost is { Length: > 0 } ghost && _buffer.Cursor == _buffer.Text.Length) { _buffer.Insert(ghost); }
        else { _editing.Do(new Key(KeyCode.Right)); }

        return null;
    }

    private Line? Searching(HistorySearch search, Key key)
    {
        if (search.Take(key))
        {
            if (search.Found is { } found) { _buffer.Replace(0, _buffer.Text.Length, found); }

            return null;
        }

        _search = null;
        if (key.Name is "C-c" or "C-g") { return Do(() => _buffer.Replace(0, _buffer.Text.Length, "")); }

        return key.Name is "Enter" or "Escape" ? null : Take(key);
    }

    private Line? Chorded(Key key)
    {
        _isChord = false;
        return key.Name switch { "C-e" or "e" => EditOutside(), "C-u" or "u" => Do(() => _buffer.Undo()), "C-r" or "r" => Do(() => _buffer.Redo()), _ => null };
    }

    private Line.Command Explore()
    {
        _view.Clear();
        return new Line.Command("explore", _buffer.Text);
    }

    private Line? EditOutside()
    {
        _view.Leave("");
        _keys.End();
        var edited = Outside?.Invoke(_buffer.Text);
        _keys.Begin();
        _view.Restart();
        if (edited is not null && edited != _buffer.Text) { _buffer.Replace(0, _buffer.Text.Length, EditingCommands.Clean(edited).TrimEnd('\n')); }

        return null;
    }

    // What was changed by a key decides what is asked: choices while a name is typed or a point has been set, the call's form always.
    private void Changed(Key key)
    {
        _view.Ghost = _buffer.Cursor == _buffer.Text.Length && key.Code is KeyCode.Character ? _history.GoingOn(_buffer.Text)?[_buffer.Text.Length..] : null;
        if (key.Name is "Tab" or "S-Tab" or "C-Space" || _keys.HasMore) { return; }

        Ask(isChoosing: key.IsText ? _questions.AreChoicesWanted(key.Text) : _menu.IsOpen && key.Code == KeyCode.Backspace && _questions.AreChoicesWanted());
    }

    private void Ask(bool isChoosing, bool isTaken = false)
    {
        if (!_sense.IsReady) { return; }
        if (!isChoosing) { _menu.Close(); }

        _takesFirst = isTaken;
        _questions.Ask(isChoosing);
    }

    private void TakeAnswers()
    {
        if (_sense.IsReady && !_wasReady)
        {
            // What was typed before the language was there gets its help now.
            _wasReady = true;
            if (_buffer.Text.Length > 0) { Ask(isChoosing: _questions.AreChoicesWanted()); }
        }

        if (_questions.Take() is not { } answers) { return; }

        if (answers.Names is not null) { _view.Names = answers.Names; }
        if (answers.Version != _buffer.Version || answers.Cursor != _buffer.Cursor) { return; }
        if (answers.IsLast) { _call = answers.Call; }
        if (answers.Choices is { } choices)
        {
            _menu.Open(choices);
            if (_takesFirst && _menu.IsOpen)
            {
                _takesFirst = false;
                Tab();
                return;
            }
        }

        if (answers.IsLast) { _questions.AskAboutChoice(_menu); }
    }

    private void Explain()
    {
        _menu.Close();
        var found = _sense.IsReady ? _sense.Inspect(_buffer.Text, _buffer.Cursor) : null;
        _view.Note = found is not null ? $"{found.Signature}\n{found.Documentation}".TrimEnd('\n').Split('\n')
            : _call is not null ? CallHint.Lines(_call)
            : ["Nothing is known of what stands here. Help() gives a tour."];
    }

    private static Line? Do(Action action)
    {
        action();
        return null;
    }
}
