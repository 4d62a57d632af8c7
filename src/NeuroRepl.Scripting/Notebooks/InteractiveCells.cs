using System.Diagnostics;
using System.Text.RegularExpressions;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Notebooks;

/// <summary>Cells of old .NET Interactive notebooks in a session that is not known to be one: commands (<c>#!time</c>), other languages, and that program's names.</summary>
/// <remarks>A front end does not tell a kernel which program wrote the notebook. So the names (<c>display</c>, <c>Formatter</c>) come when a cell first says one of them.</remarks>
public sealed partial class InteractiveCells
{
    private bool _hasNames;

    /// <summary>Runs a cell, old or not.</summary>
    /// <param name="conversation">Where it runs.</param>
    /// <param name="code">Its text.</param>
    /// <param name="output">Where it prints and shows.</param>
    /// <param name="interrupt">Stops it.</param>
    /// <param name="isCounted">Whether it gets a number and is remembered.</param>
    public async Task<Outcome> RunAsync(Conversation conversation, string code, IOutput output, CancellationToken interrupt, bool isCounted = true)
    {
        var hasCommands = Commands().IsMatch(code);
        if (!_hasNames && (hasCommands || Names().IsMatch(code)))
        {
            _hasNames = true;
            await conversation.SayAsync(string.Concat(NotebookRunner.InteractiveImports.Select(Using)), NoOutput.Instance, interrupt, isCounted: false).ConfigureAwait(false);
        }

        return hasCommands
            ? await RunPartsAsync(conversation, code, output, isCounted, interrupt).ConfigureAwait(false)
            : await conversation.SayAsync(code, output, interrupt, isCounted).ConfigureAwait(false);
    }

    private static async Task<Outcome> RunPartsAsync(Conversation conversation, string code, IOutput output, bool isCounted, CancellationToken interrupt)
    {
        CellCommands commands;
        try
        {
            commands = CellCommands.Of(new NotebookCell(CellKind.Code, code));
        }
        catch (NotebookException e)
        {
            return new Outcome.Failed(new ErrorCard($"In [{conversation.Interpreter.CellNumber + 1}]", e.Message) { Hint = e.Hint });
        }

        foreach (var note in commands.Notes) { output.Write(OutputStream.StandardError, $"{note}\n"); }

        var clock = Stopwatch.StartNew();
        Outcome last = new Outcome.Success(null, HasValue: false);
        foreach (var part in commands.Parts)
        {
            if (part.Language == Languages.CSharp) { last = await conversation.SayAsync(part.Text, output, interrupt, isCounted).ConfigureAwait(false); }
            else if (!NotebookRunner.Show(part, output)) { output.Write(OutputStream.StandardError, $"{NotebookRunner.WhyNotRun(part)}\n"); }

            if (last is not Outcome.Success) { return last; }
        }

        if (commands.IsTimed) { output.Write(OutputStream.StandardOutput, $"Wall time: {clock.Elapsed.TotalMilliseconds:F1} ms\n"); }

        return last;
    }

    private static string Using(string name) => name.EndsWith("Kernel", StringComparison.Ordinal) || name.EndsWith("Tags", StringComparison.Ordinal) ? $"using static {name};\n" : $"using {name};\n";

    [GeneratedRegex("^#![a-z]", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex(@"(?<![.\w])(display|HTML|PocketView|KernelInvocationContext|Formatter)\s*[(.<]|\.Display\(|\.ToDisplayString\(|\.DisplayAs\(")]
    private static partial Regex Names();
}
