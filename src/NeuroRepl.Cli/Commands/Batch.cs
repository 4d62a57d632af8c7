using NeuroRepl.Cli.Terminal;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Cli.Commands;

/// <summary>Code that runs from its first to its last line without anyone at the prompt; the first error ends it.</summary>
internal static class Batch
{
    /// <summary>Runs a text and gives the exit code.</summary>
    /// <param name="name">What error cards call it.</param>
    /// <param name="folder">Where #load and #r look.</param>
    public static async Task<int> RunAsync(Screen screen, string name, string text, IReadOnlyList<string> arguments, string folder)
    {
        using var interrupt = new CtrlC { Impatient = () => Environment.Exit(ExitCode.Interrupted) };
        var token = interrupt.Begin();
        var isReaderGone = false;
        screen.ReaderGone = () =>
        {
            isReaderGone = true;
            interrupt.Press();
        };
        Work.Listener = screen.Progress;
        var conversation = Conversation.Start(arguments, Browser.Open, folder);
        foreach (var part in ScriptText.Submissions(text))
        {
            switch (await conversation.SayAsync(part, screen, token).ConfigureAwait(false))
            {
                case Outcome.Failed failed:
                    screen.Write(failed.Error with { Cell = name });
                    return ExitCode.Error;
                case Outcome.Interrupted when isReaderGone:
                    return Leave(ExitCode.Success);
                case Outcome.Interrupted:
                    screen.WriteErrorLine("Interrupted.");
                    return Leave(ExitCode.Interrupted);
            }

            if (((IWorkspaceHost)conversation.Workspace).HasQuit) { break; }
        }

        return ExitCode.Success;
    }

    // A call that did not answer the interrupt still runs on its thread; the process does not wait for it.
    private static int Leave(int code)
    {
        Environment.Exit(code);
        return code;
    }
}
