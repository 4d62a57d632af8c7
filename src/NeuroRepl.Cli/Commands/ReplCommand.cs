using System.Text;
using NeuroRepl.Cli.Terminal;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Commands;
using NeuroRepl.Scripting.Sessions;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Commands;

/// <summary><c>neurorepl</c>: the prompt. It stands at once; the compiler warms up behind it.</summary>
internal sealed class ReplCommand
{
    private readonly Screen _screen;
    private readonly ISubmissions _submissions;
    private readonly bool _isPiped = Console.IsInputRedirected;
    private readonly CtrlC _interrupt;
    private readonly Task<Conversation> _starting;
    private int _exitCode = ExitCode.Success;
    private readonly IOutput _output;
    private bool _isReaderGone;

    private ReplCommand(Screen screen, CtrlC interrupt)
    {
        (_screen, _interrupt) = (screen, interrupt);
        _starting = Task.Run(Start);
        // A pipe has its code ready: warming up beside it would only take its processor.
        var warming = _isPiped ? Task.CompletedTask : _starting.ContinueWith(static c => c.Result.Interpreter.WarmUpAsync(isTyping: true), TaskScheduler.Default).Unwrap();
        var sense = new InterpreterSense(_starting, warming);
        _submissions = !_isPiped && screen.Style.IsTerminal
            ? new TypedSubmissions(screen, sense, warming)
            : new PlainLines(new StreamReader(Console.OpenStandardInput(), Encoding.UTF8), _isPiped ? null : screen, sense.IsComplete);
        _output = _submissions is TypedSubmissions typed ? new TerminalOutput(screen, typed.Pictures, Ask) : screen;
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
            prompt._submissions.Dispose();
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

        var text = "";
        while (!_isReaderGone)
        {
            // Asking for the number must not wait for the start: the first prompt stands at once.
            var number = _starting.IsCompletedSuccessfully ? _starting.Result.Interpreter.CellNumber + 1 : 1;
            var line = _submissions.Read(number, text);
            text = "";
            switch (line)
            {
                case Line.End: return _isReaderGone ? ExitCode.Success : _exitCode;
                case Line.Text typed when typed.Content.Trim().Length > 0: await RunAsync(typed.Content).ConfigureAwait(false); break;
                case Line.Command command: text = command.Typed + await ExploreAsync().ConfigureAwait(false); continue;
                case Line.Cancelled cancelled: Cancelled(cancelled); break;
            }

            if (_interrupt.TakeTwice() && Leaves(out text)) { break; }
            if (_starting.IsCompletedSuccessfully)
            {
                IWorkspaceHost host = _starting.Result.Workspace;
                if (host.HasQuit) { break; }

                text = host.NextInput ?? text;
                host.NextInput = null;
            }
        }

        return _isReaderGone ? ExitCode.Success : _exitCode;
    }

    private async Task<string> ExploreAsync()
    {
        var conversation = await _starting.ConfigureAwait(false);
        var workspace = conversation.Workspace;
        return ((TypedSubmissions)_submissions).Explore(
            () => conversation.Interpreter.Variables,
            (value, width) => TerminalLook.Of(Scripting.Display.MimeBundles.Of(value, workspace.Views), _screen.Style with { Width = width }));
    }

    // A cell asks, on its own thread.
    private string? Ask(string prompt, bool isSecret)
    {
        try { return ((TypedSubmissions)_submissions).Ask(prompt, isSecret); }
        catch (OperationCanceledException)
        {
            _interrupt.Press();
            throw;
        }
    }

    private void Cancelled(Line.Cancelled cancelled)
    {
        // Who clears a line that was being typed has no wish to leave.
        if (!cancelled.IsEmpty) { return; }

        _interrupt.Count();
        if (!_interrupt.IsTwice) { _screen.WriteErrorLine(_screen.ErrorStyle.Dim("Ctrl+C twice in a second offers to leave; Ctrl+D leaves.")); }
    }

    // Any key but y goes on, and is typed: nothing is swallowed.
    private bool Leaves(out string typed)
    {
        typed = "";
        if (_submissions is not TypedSubmissions terminal) { return false; }

        _screen.Write(OutputStream.StandardOutput, "Leave NeuroRepl? [y/N] ");
        typed = terminal.ReadAnswer();
        _screen.WriteLine(typed == "y" ? "y" : "n");
        return typed == "y";
    }

    private async Task RunAsync(string typed)
    {
        var conversation = await _starting.ConfigureAwait(false);
        bool IsVariable(string name) => conversation.Interpreter.Variables.Any(variable => variable.Name == name);
        var command = MetaCommand.Of(typed, IsVariable)?.Command.Name;
        if (command == "explore" && _submissions is TypedSubmissions)
        {
            ((IWorkspaceHost)conversation.Workspace).NextInput = await ExploreAsync().ConfigureAwait(false);
            return;
        }

        if (command is "quit" or "exit")
        {
            ((IWorkspaceHost)conversation.Workspace).HasQuit = true;
            return;
        }

        var code = MetaCommand.CodeOf(typed, IsVariable, conversation.Interpreter.Language.HelpCall);
        if (code.Trim().Length == 0) { return; }

        var interrupt = _interrupt.Begin();
        var outcome = command == "time" && code != typed ? await conversation.TimeAsync(code, _output, interrupt).ConfigureAwait(false) : await conversation.SayAsync(code, _output, interrupt).ConfigureAwait(false);
        _interrupt.End();
        _screen.Progress.Forget();
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
