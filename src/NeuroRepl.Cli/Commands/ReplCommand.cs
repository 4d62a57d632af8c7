using System.Text;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Sessions;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl</c>: the prompt. It stands at once; the compiler warms up behind it.</summary>
internal sealed class ReplCommand
{
    private readonly Screen _screen;
    private readonly ILineSource _lines;
    private readonly bool _isPiped = Console.IsInputRedirected;
    private readonly CtrlC _interrupt;
    private readonly Task<Conversation> _starting;
    private int _exitCode = ExitCode.Success;
    private bool _isReaderGone;

    private ReplCommand(Screen screen, CtrlC interrupt)
    {
        (_screen, _interrupt) = (screen, interrupt);
        _starting = Task.Run(Start);
        // A pipe has its code ready: warming up beside it would only take its processor.
        if (!_isPiped) { _ = _starting.ContinueWith(static c => c.Result.Interpreter.WarmUpAsync(), TaskScheduler.Default).Unwrap(); }

        _lines = !_isPiped && screen.Style.IsTerminal ? new TypedLines(screen) : new PlainLines(new StreamReader(Console.OpenStandardInput(), Encoding.UTF8), _isPiped ? null : screen);
        screen.ReaderGone = () =>
        {
            _isReaderGone = true;
            interrupt.Press();
        };
    }

    /// <summary>Reads, runs and shows until the user leaves.</summary>
    public static Task<int> RunAsync(ColourChoice colour) => RunAsync(new Screen(colour), resumed: null);

    /// <summary>The same, after the cells of an earlier session have run again.</summary>
    /// <param name="log">The earlier session's log; the last session's where null.</param>
    public static Task<int> ResumeAsync(string? log, ColourChoice colour)
    {
        var screen = new Screen(colour);
        try
        {
            var session = log is null ? SessionRecord.Last(Name) : SessionRecord.Read(log);
            if (session is not null) { return RunAsync(screen, session); }

            screen.WriteErrorLine($"neurorepl: There is no earlier session to go on from.\n       {screen.ErrorStyle.Green("try:")} Name its log: neurorepl --resume FILE. Logs are in {SessionLog.DefaultFolder}.");
        }
        catch (NeuroReplException e)
        {
            screen.WriteErrorLine($"neurorepl: {e.Message}\n       {screen.ErrorStyle.Green("try:")} {e.Hint}");
        }

        return Task.FromResult(ExitCode.Usage);
    }

    private static async Task<int> RunAsync(Screen screen, SessionRecord? resumed)
    {
        using var interrupt = new CtrlC();
        var prompt = new ReplCommand(screen, interrupt);
        try
        {
            return await prompt.LoopAsync(resumed).ConfigureAwait(false);
        }
        finally
        {
            (await prompt._starting.ConfigureAwait(false)).Log?.Dispose();
        }
    }

    // What is piped in is a script more than a session: it must not be what a later prompt goes on from.
    private static string Name => Console.IsInputRedirected ? "pipe" : "prompt";

    private Conversation Start()
    {
        var conversation = Conversation.Start(openInBrowser: Browser.Open);
        conversation.Log = SessionLog.Begin(Name, problem => _screen.WriteErrorLine($"neurorepl: {problem}"));
        return conversation;
    }

    private async Task<int> LoopAsync(SessionRecord? resumed)
    {
        if (!_isPiped) { _screen.Write(OutputStream.StandardOutput, Banner.Text(_screen.Style)); }

        Work.Listener = _screen.Progress;
        if (resumed is not null)
        {
            var conversation = await _starting.ConfigureAwait(false);
            Tell(await conversation.ResumeAsync(resumed, _screen, _interrupt.Begin()).ConfigureAwait(false));
            _interrupt.End();
        }

        while (!_isReaderGone)
        {
            // Asking for the number must not wait for the start: the first prompt stands at once.
            var number = _starting.IsCompletedSuccessfully ? _starting.Result.Interpreter.CellNumber + 1 : 1;
            var code = await ReadAsync(number).ConfigureAwait(false);
            if (code is null || code.Trim() is "exit" or "quit" or "exit()" or "quit()" or "exit;" or "quit;") { break; }

            if (code.Trim().Length > 0) { await RunAsync(code).ConfigureAwait(false); }
        }

        return _isReaderGone ? ExitCode.Success : _exitCode;
    }

    /// <summary>One submission, over as many lines as it needs; blank after Ctrl+C, null at the end.</summary>
    private async Task<string?> ReadAsync(int number)
    {
        var prompt = $"In [{number}]: ";
        var code = new StringBuilder();
        var indent = "";
        while (true)
        {
            switch (_lines.Read(code.Length == 0 ? prompt : $"{new string(' ', Math.Max(0, prompt.Length - 5))}...: ", indent))
            {
                case Line.End:
                    return code.Length > 0 ? code.ToString() : null;
                case Line.Cancelled:
                    return "";
                case Line.Text line:
                    code.Append(code.Length > 0 ? "\n" : "").Append(line.Content);
                    break;
            }

            if (code.ToString().Trim().Length == 0) { return ""; }

            // An empty line ends what the parser would still wait for: the way out of a bracket that was never meant.
            var completeness = (await _starting.ConfigureAwait(false)).Interpreter.IsComplete(code.ToString());
            var isForced = !_isPiped && code.ToString().EndsWith("\n\n", StringComparison.Ordinal);
            if (completeness.State != CompletenessState.Incomplete || isForced) { return code.ToString(); }

            indent = _isPiped ? "" : completeness.Indent;
        }
    }

    private async Task RunAsync(string code)
    {
        var conversation = await _starting.ConfigureAwait(false);
        var outcome = await conversation.SayAsync(code, _screen, _interrupt.Begin()).ConfigureAwait(false);
        _interrupt.End();
        _screen.Progress.Clear();
        Tell(outcome);
    }

    private void Tell(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Failed failed:
                _screen.Write(failed.Error);
                _exitCode = _isPiped ? ExitCode.Error : ExitCode.Success;
                break;
            case Outcome.Interrupted stopped when !_isReaderGone:
                _screen.WriteErrorLine($"Interrupted. {stopped.Note}".TrimEnd());
                break;
        }
    }
}
