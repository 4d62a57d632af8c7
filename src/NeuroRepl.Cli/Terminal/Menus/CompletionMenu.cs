using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Figures.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Menus;

/// <summary>The choices below the line, what the chosen one does beside them.</summary>
internal sealed class CompletionMenu(TextBuffer buffer)
{
    private const int MostRows = 8;
    private const int WidestName = 30;
    private const int NarrowestHelp = 24;

    private Completions? _choices;
    private string _typed = "";
    private int _chosen = -1;
    private int _shown;                                     // the length of what stands in the text now
    private int _version;                                   // the text that the choices are for

    /// <summary>Whether there is something to choose from.</summary>
    public bool IsOpen => _choices is { Items.Count: > 0 };

    /// <summary>Whether the choices are for the text as it is now; they stay in sight until those for a changed text are there.</summary>
    public bool IsCurrent => IsOpen && _version == buffer.Version;

    /// <summary>Whether one is chosen, so that Enter takes it.</summary>
    public bool HasChosen => IsOpen && _chosen >= 0;

    /// <summary>What the help beside the list is about: the chosen one, else the first.</summary>
    public Completion? Current => IsOpen ? _choices!.Items[Math.Max(0, _chosen)] : null;

    /// <summary>What stands beside the list.</summary>
    public Inspection? Help { get; set; }

    /// <summary>Opens with new choices, none of them chosen.</summary>
    public void Open(Completions choices)
    {
        (_choices, _chosen, _shown, _version, Help) = (choices, -1, choices.Length, buffer.Version, null);
        _typed = buffer.Text.Substring(choices.Start, choices.Length);
        if (choices.Items is [var only] && only.Text == _typed) { Close(); }
    }

    /// <summary>Closes; what stands in the text stays.</summary>
    public void Close() => (_choices, _chosen, Help) = (null, -1, null);

    /// <summary>Closes and puts back what had been typed.</summary>
    public void Cancel()
    {
        if (HasChosen) { Put(_typed); }

        Close();
    }

    /// <summary>Chooses the next or the one before; the text shows it at once.</summary>
    public void Move(int step)
    {
        var count = _choices!.Items.Count;
        _chosen = _chosen < 0 ? (step > 0 ? 0 : count - 1) : (_chosen + step + count) % count;
        Put(_choices.Items[_chosen].Text);
        Help = null;
    }

    /// <summary>The beginning that all choices share, where it goes on from what is typed; null elsewhere.</summary>
    public string? Common
    {
        get
        {
            if (!IsOpen) { return null; }

            var fits = _choices!.Items.Where(item => item.Text.StartsWith(_typed, StringComparison.Ordinal)).Select(static item => item.Text).ToList();
            if (fits.Count == 0 || fits.Count < _choices.Items.Count) { return null; }

            var shared = fits.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(static pair => pair.First == pair.Second).Count()]);
            return shared.Length > _typed.Length ? shared : null;
        }
    }

    /// <summary>Puts in the beginning that all share.</summary>
    public void TakeCommon()
    {
        var common = Common!;
        Put(common);
        Close();
    }

    /// <summary>The only choice; null where there are more.</summary>
    public Completion? Only => _choices?.Items is [var only] ? only : null;

    /// <summary>The text as it would be with the current choice, and the place behind it: where help about it is asked.</summary>
    public (string Code, int Cursor)? Asked => IsCurrent && Current is { } item
        ? (string.Concat(buffer.Text.AsSpan(0, _choices!.Start), item.Text, buffer.Text.AsSpan(_choices.Start + _shown)), _choices.Start + item.Text.TrimEnd(':').Length)
        : null;

    /// <summary>Its rows.</summary>
    public IEnumerable<Row> Rows(int width, int most, Theme theme)
    {
        if (!IsOpen || most < 1) { yield break; }

        var items = _choices!.Items;
        var rows = Math.Min(Math.Min(MostRows, most), items.Count);
        var first = Math.Clamp(_chosen - rows + 1, 0, items.Count - rows);
        first = _chosen >= first ? first : Math.Max(0, _chosen);
        var names = Math.Min(Math.Min(WidestName, width - 4), items.Skip(first).Take(rows).Max(static item => TextWidth.Of(item.Text)));
        var left = names + 5;
        var help = HelpLines(width - left - 2);
        for (var i = 0; i < rows; i++)
        {
            var item = items[first + i];
            var style = first + i == _chosen ? theme.Chosen : theme.Menu;
            var row = new Row().Add($" {TextWidth.Cut(item.Text, names, unicode: true)}", style).PadTo(names + 2, style).Add($"{Mark(item.Kind)} ", style);
            if (i < help.Count) { row.PadTo(left).Add(help[i].Text, help[i].IsStrong ? theme.Strong : theme.Quiet); }
            else if (i == rows - 1 && items.Count > rows && width > left + 12) { row.PadTo(left).Add($"{first + rows} of {items.Count}", theme.Quiet); }

            yield return row;
        }
    }

    private List<(string Text, bool IsStrong)> HelpLines(int width)
    {
        if (width < NarrowestHelp || Current is not { } item) { return []; }

        var signature = Help?.Signature is { Length: > 0 } found ? found : item.Detail;
        var lines = signature.Length > 0 ? TextWidth.Wrap(signature, width).Take(3).Select(static line => (line, true)).ToList() : [];
        if (Help?.Documentation is { Length: > 0 } text) { lines.AddRange(text.Split('\n').SelectMany(line => TextWidth.Wrap(line, width)).Select(static line => (line, false))); }

        return lines;
    }

    private void Put(string text)
    {
        buffer.Replace(_choices!.Start, _shown, text);
        (_shown, _version) = (text.Length, buffer.Version);
    }

    private static string Mark(string kind) => kind switch
    {
        "method" => "ƒ",
        "property" or "field" => "·",
        "variable" or "parameter" => "x",
        "keyword" => "k",
        "argument" => ":",
        "enum member" => "e",
        "path" or "folder" => "/",
        "column" => "|",
        "namespace" => "n",
        _ => "T",
    };
}
