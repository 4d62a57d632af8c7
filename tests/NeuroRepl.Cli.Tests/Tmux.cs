using System.Diagnostics;
using NeuroRepl.Testing;

namespace NeuroRepl.Cli.Tests;

/// <summary>The built program in a terminal of tmux.</summary>
internal sealed class Tmux : IDisposable
{
    private readonly string _server = $"neurorepl-{Guid.NewGuid():N}";

    public Tmux(int width = 100, int height = 60, string? home = null, string environment = "")
    {
        Home = home ?? Neurorepl.NewFolder();
        Run("-f", "/dev/null", "new-session", "-d", "-x", $"{width}", "-y", $"{height}", "-c", Neurorepl.NewFolder(), $"XDG_DATA_HOME='{Home}' {environment} {Neurorepl.Command}; sleep 1");
    }

    /// <summary>Where the program keeps its history and logs.</summary>
    public string Home { get; }

    public void Type(params string[] lines)
    {
        foreach (var line in lines)
        {
            Send(line);
            Press("Enter");
        }
    }

    // A semicolon at the end would end tmux's own command.
    public void Send(string text) => Run("send-keys", "-l", text.EndsWith(';') ? $"{text[..^1]}\\;" : text);

    public void Press(params string[] keys) => Run(["send-keys", .. keys]);

    public void Resize(int width) => Run("resize-window", "-x", $"{width}");

    /// <summary>Pastes as a terminal does, with the marks that say so.</summary>
    public void Paste(string text)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, text);
        Run("load-buffer", file);
        Run("paste-buffer", "-p", "-r");
    }

    public void Waits(string text) => WaitFor(() => Screen().Contains(text, StringComparison.Ordinal), () => $"\"{text}\" did not come up in:\n{Screen()}");

    public void Ends() => WaitFor(() => !IsAlive(), () => $"it is still there:\n{Screen()}");

    public void Dispose()
    {
        if (IsAlive()) { Run("kill-server"); }
    }

    // Blanks at line ends are tmux's own; the prompt's last blank is kept for Waits by adding it back.
    public string Screen() => string.Join("\n", Run("capture-pane", "-p").Split('\n').Select(line => line.TrimEnd()).Select(line => line.EndsWith(':') ? $"{line} " : line));

    private bool IsAlive()
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-L", _server, "has-session"]) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    private string Run(params string[] arguments) => Tools.Run("tmux", ["-L", _server, .. arguments]);

    // The one place that looks at a clock: a machine under load takes its time, and a terminal says nothing when it is done.
    private static void WaitFor(Func<bool> holds, Func<string> otherwise)
    {
        for (var patience = Stopwatch.StartNew(); !holds(); Thread.Sleep(50))
        {
            if (patience.Elapsed > TimeSpan.FromSeconds(30)) { Assert.Fail(otherwise()); }
        }
    }
}
