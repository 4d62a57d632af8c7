using NeuroRepl.Cli.Terminal.History;
using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Terminal.Menus;

/// <summary>Ctrl+R: looks for what was typed earlier, letter by letter, the last first.</summary>
internal sealed class HistorySearch(CommandHistory history)
{
    private string _words = "";
    private int _skipped;

    /// <summary>What was found; null where nothing fits.</summary>
    public string? Found { get; private set; }

    /// <summary>Takes a key; false where it ends the search.</summary>
    public bool Take(Key key)
    {
        switch (key.Name)
        {
            case "C-r" or "Up": _skipped += Found is null && _skipped > 0 ? 0 : 1; break;
            case "C-s" or "Down": _skipped = Math.Max(0, _skipped - 1); break;
            case "Backspace" or "C-h": (_words, _skipped) = (_words.Length > 0 ? _words[..^1] : "", 0); break;
            default:
                if (!key.IsText) { return false; }

                (_words, _skipped) = (_words + key.Text, 0);
                break;
        }

        Look();
        return true;
    }

    /// <summary>The row that says what is looked for.</summary>
    public Row Row(int width, Theme theme) =>
        new Row().Add(TextWidth.Cut($"looking back for \"{_words}\"{(Found is null && _words.Length > 0 ? ": nothing" : "")}  (Ctrl+R: further, Enter: take)", width - 1, unicode: true), theme.Quiet);

    private void Look()
    {
        var fits = _words.Length == 0 ? [] : history.Containing(_words);
        var found = fits.Skip(_skipped).FirstOrDefault();
        if (found is null && _skipped > 0)
        {
            _skipped--;
            found = fits.Skip(_skipped).FirstOrDefault();
        }

        Found = found;
    }
}
