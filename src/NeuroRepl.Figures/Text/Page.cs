using System.Text;

namespace NeuroRepl.Figures.Text;

/// <summary>Lines of styled text, written from top to bottom.</summary>
internal sealed class Page(TerminalSettings settings)
{
    private readonly List<List<Run>> _lines = [];

    public TerminalSettings Settings { get; } = settings;

    public int Width { get; } = Math.Max(20, settings.Width);

    public bool Unicode => Settings.Unicode;

    public bool HasColors => Settings.Colors != TerminalColors.None;

    public IReadOnlyList<IReadOnlyList<Run>> Lines => _lines;

    /// <summary>A text without control characters, in what the terminal can show.</summary>
    public string Clean(string text) => PlainText.Of(text, Unicode);

    public void Line(params IReadOnlyList<Run> runs) => _lines.Add([.. runs]);

    public void Line(string text, CellStyle style = default) => Line(new Run(text, style));

    /// <summary>A text in as many lines as it takes; the later ones hang below the first one's words.</summary>
    public void Paragraph(string text, CellStyle style, string first = "", string later = "")
    {
        foreach (var (index, line) in TextWidth.Wrap(Clean(text), Width - TextWidth.Of(first)).Index()) { Line(new Run((index == 0 ? first : later) + line, style)); }
    }

    /// <summary>A page within this one, narrower by so many columns.</summary>
    public Page Within(int margin) => new(Settings with { Width = Width - margin });

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in _lines)
        {
            Ansi.Write(text, line, Settings.Colors);
            text.Append('\n');
        }

        return text.ToString();
    }
}
