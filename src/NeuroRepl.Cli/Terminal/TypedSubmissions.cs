using System.Text.RegularExpressions;
using NeuroRepl.Cli.Terminal.Editing;
using NeuroRepl.Cli.Terminal.Explorer;
using NeuroRepl.Cli.Terminal.History;
using NeuroRepl.Cli.Terminal.Keys;
using NeuroRepl.Cli.Terminal.Pictures;
using NeuroRepl.Cli.Terminal.Rendering;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Submissions typed at a terminal that can move its cursor.</summary>
internal sealed partial class TypedSubmissions : ISubmissions
{
    private static readonly TimeSpan LastAnswer = TimeSpan.FromMilliseconds(150);

    private readonly IKeys _keys;
    private readonly Editor _editor;
    private readonly ScreenWindow _window;
    private readonly PictureProbe _probe = new(Environment.GetEnvironmentVariable);
    private bool _isAsked;

    public TypedSubmissions(Screen screen, ICodeSense sense, Task warming)
    {
        _keys = OperatingSystem.IsWindows() ? new ConsoleKeys() : new TerminalKeys();
        _window = new ScreenWindow(screen);
        Pictures = new ScreenPictures(_probe, () => _window.Size);
        var file = new HistoryFile(HistoryFile.DefaultPath, problem => screen.WriteErrorLine($"neurorepl: {problem}"));
        _editor = new Editor(_keys, sense, new CommandHistory(file, Project.Of(Environment.CurrentDirectory)), _window)
        {
            Theme = Theme.For(screen.Style),
            Outside = text => OutsideEditor.Edit(text, screen),
            Answered = Answered,
        };
        _ = warming.ContinueWith(_ => _keys.Post(new Key(KeyCode.Wake)), TaskScheduler.Default);       // what is typed already gets its colours
    }

    /// <summary>What values look like here that are pictures.</summary>
    public ScreenPictures Pictures { get; }

    /// <inheritdoc/>
    public Line Read(int number, string text = "")
    {
        // Behind the first prompt; the answers come among the keys.
        if (!_isAsked && _editor.Theme != Theme.Plain)
        {
            _keys.Begin();                                  // else the terminal echoes its own answers
            _window.Write(_probe.Questions);
            _isAsked = true;
        }

        var prompt = $"In [{number}]: ";
        return _editor.Read(prompt, $"{new string(' ', Math.Max(0, prompt.Length - 5))}...: ", text);
    }

    /// <summary>Asks for a line while a cell runs; null at Ctrl+D.</summary>
    /// <exception cref="OperationCanceledException">Ctrl+C.</exception>
    public string? Ask(string prompt, bool isSecret)
    {
        using var editor = new Editor(_keys, new NoSense(), new CommandHistory(), _window) { Theme = _editor.Theme, IsSecret = isSecret };
        return editor.Read(prompt, "") switch
        {
            Line.Text line => line.Content,
            Line.Cancelled => throw new OperationCanceledException(),
            _ => null,
        };
    }

    /// <summary>Shows the variables on the whole screen; gives the name that the user wants at the prompt.</summary>
    public string Explore(Func<IReadOnlyList<Variable>> variables, Func<object?, int, string> preview)
    {
        using var explorer = new VariableExplorer(_keys, _window, variables, preview, _editor.Theme);
        return explorer.Run();
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
                    case { Code: KeyCode.Character, IsText: true } key: return string.Equals(key.Text, "n", StringComparison.OrdinalIgnoreCase) ? "" : key.Text.Replace('Y', 'y');
                    case { Code: KeyCode.Character or KeyCode.Enter or KeyCode.Escape }: return "";
                }
            }
        }
        finally { _keys.End(); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // An answer that is still under way would land at the shell's prompt.
        if (_isAsked && !_probe.IsAnswered && _probe.Questions.Length > 0)
        {
            _keys.Begin();
            for (var end = Environment.TickCount64 + (long)LastAnswer.TotalMilliseconds; !_probe.IsAnswered && Environment.TickCount64 < end;)
            {
                if (_keys.Read(LastAnswer) is { Code: KeyCode.Reply } reply) { _probe.Take(reply.Text); }
            }

            _keys.End();
        }

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

        if (_probe.Take(answer)) { Pictures.WarmUp(); }
    }

    [GeneratedRegex("""\]11;rgb:(?<r>[0-9a-fA-F]{2,4})/(?<g>[0-9a-fA-F]{2,4})/(?<b>[0-9a-fA-F]{2,4})""")]
    private static partial Regex Ground();
}
