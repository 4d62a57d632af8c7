using System.Text;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Lines typed at a terminal, with the keys that every line editor has: arrows, Home, End, Delete, Ctrl+A/E/K/U/W, and ↑ ↓ for earlier lines.</summary>
/// <remarks>Not Console.ReadLine: it cannot forget a line at Ctrl+C, nor start one with an indent.</remarks>
internal sealed class TypedLines(Screen screen) : ILineSource
{
    private readonly List<string> _history = [];
    private readonly StringBuilder _line = new();
    private int _cursor;
    private int _row;                                      // the terminal row, from the prompt's, that the cursor is drawn in

    /// <inheritdoc/>
    public Line Read(string prompt, string indent = "")
    {
        Console.TreatControlCAsInput = true;
        try { return Edit(prompt, indent); }
        finally { Console.TreatControlCAsInput = false; }
    }

    private Line Edit(string prompt, string indent)
    {
        _line.Clear().Append(indent);
        (_cursor, _row) = (_line.Length, 0);
        var recalled = _history.Count;
        Draw(prompt);
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    return Enter(prompt);
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    Leave(prompt, "^C");
                    return new Line.Cancelled();
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when _line.Length == 0:
                    Leave(prompt, "");
                    return new Line.End();
                case { Key: ConsoleKey.UpArrow or ConsoleKey.DownArrow }:
                    recalled = Math.Clamp(recalled + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, _history.Count);
                    _line.Clear().Append(recalled < _history.Count ? _history[recalled] : "");
                    _cursor = _line.Length;
                    break;
                default:
                    Apply(key);
                    break;
            }

            // A pasted text comes as many keys at once: one drawing at its end is enough.
            if (!Console.KeyAvailable) { Draw(prompt); }
        }
    }

    private Line.Text Enter(string prompt)
    {
        Leave(prompt, "");
        var text = _line.ToString();
        if (text.Trim().Length > 0 && (_history.Count == 0 || _history[^1] != text)) { _history.Add(text); }

        return new Line.Text(text);
    }

    private void Apply(ConsoleKeyInfo key)
    {
        var isControl = key.Modifiers == ConsoleModifiers.Control;
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow: _cursor = Math.Max(0, _cursor - 1); break;
            case ConsoleKey.RightArrow: _cursor = Math.Min(_line.Length, _cursor + 1); break;
            case ConsoleKey.Home: _cursor = 0; break;
            case ConsoleKey.End: _cursor = _line.Length; break;
            case ConsoleKey.A when isControl: _cursor = 0; break;
            case ConsoleKey.E when isControl: _cursor = _line.Length; break;
            case ConsoleKey.Backspace when _cursor > 0: _line.Remove(--_cursor, 1); break;
            case ConsoleKey.Delete when _cursor < _line.Length: _line.Remove(_cursor, 1); break;
            case ConsoleKey.D when isControl && _cursor < _line.Length: _line.Remove(_cursor, 1); break;
            case ConsoleKey.K when isControl: _line.Length = _cursor; break;
            case ConsoleKey.U when isControl: Cut(0); break;
            case ConsoleKey.W when isControl: Cut(WordStart()); break;
            case ConsoleKey.Tab: Insert("    "); break;
            default:
                if (!char.IsControl(key.KeyChar)) { Insert($"{key.KeyChar}"); }

                break;
        }
    }

    private void Insert(string text)
    {
        _line.Insert(_cursor, text);
        _cursor += text.Length;
    }

    private void Cut(int from)
    {
        _line.Remove(from, _cursor - from);
        _cursor = from;
    }

    private int WordStart()
    {
        var start = _cursor;
        while (start > 0 && _line[start - 1] == ' ') { start--; }
        while (start > 0 && _line[start - 1] != ' ') { start--; }

        return start;
    }

    private void Leave(string prompt, string mark)
    {
        _cursor = _line.Length;
        Draw(prompt);
        screen.Write(Scripting.OutputStream.StandardOutput, $"{mark}\n");
        _row = 0;
    }

    // The whole line is drawn anew, from the row of its prompt on; the terminal wraps it.
    private void Draw(string prompt)
    {
        var width = Math.Max(20, screen.Style.Width);
        var up = _row > 0 ? $"\e[{_row}A" : "";
        var text = $"{prompt}{_line}";
        var (end, at) = (text.Length, prompt.Length + _cursor);
        var filled = end > 0 && end % width == 0 ? " \r" : "";          // else the cursor hangs behind the last column
        var (endRow, row) = (end / width, at / width);
        var back = endRow > row ? $"\e[{endRow - row}A" : "";
        var column = at % width > 0 ? $"\e[{at % width}C" : "";
        screen.Write(Scripting.OutputStream.StandardOutput, $"{up}\r\e[J{screen.Style.Green(prompt)}{_line}{filled}{back}\r{column}");
        _row = row;
    }
}
