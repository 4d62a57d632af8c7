using System.Diagnostics;
using NeuroRepl.Testing;

namespace NeuroRepl.Cli.Tests;

public sealed class PromptTests
{
    [Needs("tmux")]
    public void The_prompt_keeps_what_is_typed_early_stops_at_Ctrl_C_and_leaves_at_Ctrl_D()
    {
        using var terminal = new Terminal();

        terminal.Type("var early = 41;");                           // before the prompt stands
        terminal.Waits("In [2]: ");
        terminal.Type("early + 1");
        terminal.Waits("\n42\n");

        terminal.Type("if (early > 0)", "{", "early++;");           // goes on until the bracket is closed
        terminal.Waits("...: ");
        terminal.Type("}", "early");
        terminal.Waits("\n42\nIn [5]: ");

        terminal.Type("while (true) { }");
        terminal.Waits("while (true) { }\n");
        terminal.Press("C-c");
        terminal.Waits("Interrupted.");
        terminal.Waits("In [6]: ");

        terminal.Send("half a line");
        terminal.Waits("half a line");
        terminal.Press("C-c");
        terminal.Waits("half a line^C");
        terminal.Type("early * 10");
        terminal.Waits("\n420\n");

        terminal.Press("C-d");
        terminal.Ends();
    }

    [Needs("tmux")]
    public void Long_work_shows_a_line_with_rate_and_time_left_and_takes_it_away_again()
    {
        using var terminal = new Terminal();

        terminal.Type("foreach (var i in Progress(Enumerable.Range(0, 40), \"counting\")) { await Task.Delay(100); }");
        terminal.Waits("/40  ");
        terminal.Waits("s left");
        terminal.Waits("In [2]: ");

        Assert.DoesNotContain("s left", terminal.Screen(), StringComparison.Ordinal);
        terminal.Press("C-d");
        terminal.Ends();
    }

    private sealed class Terminal : IDisposable
    {
        private readonly string _server = $"neurorepl-{Guid.NewGuid():N}";

        public Terminal() => Tmux("new-session", "-d", "-x", "100", "-y", "60", "-c", Neurorepl.NewFolder(), $"{Neurorepl.Command}; sleep 1");

        public void Type(params string[] lines)
        {
            foreach (var line in lines)
            {
                Send(line);
                Press("Enter");
            }
        }

        // A semicolon at the end would end tmux's own command.
        public void Send(string text) => Tmux("send-keys", "-l", text.EndsWith(';') ? $"{text[..^1]}\\;" : text);

        public void Press(string key) => Tmux("send-keys", key);

        public void Waits(string text) => WaitFor(() => Screen().Contains(text, StringComparison.Ordinal), () => $"\"{text}\" did not come up in:\n{Screen()}");

        public void Ends() => WaitFor(() => !IsAlive(), () => $"it is still there:\n{Screen()}");

        public void Dispose()
        {
            if (IsAlive()) { Tmux("kill-server"); }
        }

        // Blanks at line ends are tmux's own; the prompt's last blank is kept for Waits by adding it back.
        public string Screen() => string.Join("\n", Tmux("capture-pane", "-p").Split('\n').Select(line => line.TrimEnd()).Select(line => line.EndsWith(':') ? $"{line} " : line));

        private bool IsAlive()
        {
            using var process = Process.Start(new ProcessStartInfo("tmux", ["-L", _server, "has-session"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }

        private string Tmux(params string[] arguments) => Tools.Run("tmux", ["-L", _server, .. arguments]);

        // The one place that looks at a clock: a machine under load takes its time, and a terminal says nothing when it is done.
        private static void WaitFor(Func<bool> holds, Func<string> otherwise)
        {
            for (var patience = Stopwatch.StartNew(); !holds(); Thread.Sleep(50))
            {
                if (patience.Elapsed > TimeSpan.FromSeconds(30)) { Assert.Fail(otherwise()); }
            }
        }
    }
}
