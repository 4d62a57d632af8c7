using System.Text.RegularExpressions;
using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.History;
using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Rendering;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Submissions typed at a terminal that can move its cursor.</summary>
internal sealed partial class TypedSubmissions : ISubmissions
{
    private readonly IKeys _keys;
    private readonly Editor _editor;

    public TypedSubmissions(Screen screen, ICodeSense sense, Task warming)
    {
        _keys = OperatingSystem.IsWindows() ? new ConsoleKeys() : new TerminalKeys();
        var file = new HistoryFile(HistoryFile.DefaultPath, problem => screen.WriteErrorLine($"neurorepl: {problem}"));
        _editor = new Editor(_keys, sense, new CommandHistory(file, Project.Of(Environment.CurrentDirectory)), new ScreenWindow(screen))
        {
            Theme = Theme.For(screen.Style),
            Outside = text => OutsideEditor.Edit(text, screen),
            Answered = Answered,
        };
        _ = warming.ContinueWith(_ => _keys.Post(new Key(KeyCode.Wake)), TaskScheduler.Default);       // what is typed already gets its colours
    }

    /// <summary>The keys, for whatever takes the whole screen.</summary>
    public IKeys Keys => _keys;

    /// <summary>Told what the terminal answers.</summary>
    public Action<string>? TerminalSaid { get; set; }

    /// <inheritdoc/>
    public Line Read(int number, string text = "")
    {
        var prompt = $"In [{number}]: ";
        return _editor.Read(prompt, $"{new string(' ', Math.Max(0, prompt.Length - 5))}...: ", text);
    }

    /// <summary>Waits for a key: "y" for yes, the letter or nothing for anything else.</summary>
    public string ReadAnswer()
    {
        _keys.Begin();
        try
        {
            while (true)
            {
                switch (_keys.Read())
                {
                    case { Code: KeyCode.Gone } or { Name: "C-d" }: return "y";
                    case { Code: KeyCode.Character, IsText: true } key: return key.Text.ToLowerInvariant() == "n" ? "" : key.Text.Replace('Y', 'y');
                    case { Code: KeyCode.Character or KeyCode.Enter or KeyCode.Escape }: return "";
                }
            }
        }
        finally { _keys.End(); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _editor.Dispose();
        (_keys as IDisposable)?.Dispose();
    }

    // The ground's colour, as rgb:RRRR/GGGG/BBBB.
    private void Answered(string answer)
    {
        if (Ground().Match(answer) is { Success: true } ground)
        {
            double Part(string name) => Convert.ToInt32(ground.Groups[name].Value[..2], 16) / 255.0;
            _editor.Theme = _editor.Theme.ForGround((0.299 * Part("r")) + (0.587 * Part("g")) + (0.114 * Part("b")));
        }

        TerminalSaid?.Invoke(answer);
    }

    [GeneratedRegex("""\]11;rgb:(?<r>[0-9a-fA-F]{2,4})/(?<g>[0-9a-fA-F]{2,4})/(?<b>[0-9a-fA-F]{2,4})""")]
    private static partial Regex Ground();
}
