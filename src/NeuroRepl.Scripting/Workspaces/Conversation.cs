using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>An interpreter with its workspace: runs a submission, shows its value, and remembers it. What every host drives.</summary>
public sealed class Conversation
{
    private readonly IWorkspaceHost _host;

    private Conversation(Workspace workspace, Interpreter interpreter) => (Workspace, _host, Interpreter) = (workspace, workspace, interpreter);

    /// <summary>What scripts find at hand.</summary>
    public Workspace Workspace { get; }

    /// <summary>Who compiles and runs.</summary>
    public Interpreter Interpreter { get; }

    /// <summary>Starts one with a new workspace.</summary>
    /// <param name="arguments">What a script sees as <c>Args</c>.</param>
    /// <param name="openInBrowser">How a page is opened; gives false where there is no browser.</param>
    /// <param name="folder">Where relative paths of <c>#r</c> and <c>#load</c> start; the current folder where null.</param>
    /// <param name="imports">Namespaces and types to import beside the usual ones; none where null.</param>
    public static Conversation Start(IReadOnlyList<string>? arguments = null, Func<string, bool>? openInBrowser = null, string? folder = null, IReadOnlyList<string>? imports = null)
    {
        var workspace = new Workspace();
        var interpreter = new Interpreter(new InterpreterOptions
        {
            Globals = workspace,
            Imports = [.. ScriptSurface.Imports, .. imports ?? []],
            References = ScriptSurface.References,
            Prelude = ScriptSurface.Prelude,
            Folder = folder,
        });
        IWorkspaceHost host = workspace;
        host.Arguments = arguments ?? [];
        host.Variables = () => interpreter.Variables;
        if (openInBrowser is not null) { host.OpenInBrowser = openInBrowser; }

        return new Conversation(workspace, interpreter);
    }

    /// <summary>Runs a submission and shows its value, where it has one.</summary>
    /// <param name="code">The submission.</param>
    /// <param name="output">Where it prints and shows.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <param name="isCounted">Whether it gets a number and is remembered; not what a host asks for behind the scenes.</param>
    public async Task<Outcome> SayAsync(string code, IOutput output, CancellationToken interrupt, bool isCounted = true)
    {
        _host.Output = output;
        var outcome = await Interpreter.ExecuteAsync(code, output, isCounted, interrupt).ConfigureAwait(false);
        if (outcome is Outcome.Success { HasValue: true } success) { outcome = await ShowAsync(success, output, interrupt).ConfigureAwait(false); }

        if (outcome is Outcome.Failed failed) { _host.Remember(failed.Error); }
        else if (outcome is Outcome.Success && isCounted) { _host.Remember(code); }

        return outcome;
    }

    // Looking at a value runs the user's code again: a lazy sequence is walked, a property read. What it throws is told like any other error.
    private async Task<Outcome> ShowAsync(Outcome.Success success, IOutput output, CancellationToken interrupt)
    {
        try
        {
            await Task.Run(
                () =>
                {
                    Interrupt.Set(interrupt);
                    output.Result(MimeBundles.Of(success.Value, Workspace.Views));
                },
                CancellationToken.None).ConfigureAwait(false);
            return success;
        }
        catch (OperationCanceledException) when (interrupt.IsCancellationRequested)
        {
            return new Outcome.Interrupted();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Outcome.Failed(new ErrorCard($"In [{Interpreter.CellNumber}]", e.Message) { Hint = (e as NeuroReplException)?.Hint, Code = e.GetType().Name, Exception = e });
        }
    }
}
