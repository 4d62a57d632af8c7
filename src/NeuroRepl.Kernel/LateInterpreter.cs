using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Kernel;

/// <summary>The interpreter of a conversation that may still be on its way: the kernel answers before the compiler is loaded.</summary>
internal sealed class LateInterpreter(Task<Conversation> conversation) : IInterpreter
{
    public Task<Outcome> ExecuteAsync(string code, IOutput output, CancellationToken interrupt) => Now.ExecuteAsync(code, output, interrupt);

    public Task<Completions> CompleteAsync(string code, int cursor) => Now.CompleteAsync(code, cursor);

    public Task<Inspection?> InspectAsync(string code, int cursor) => Now.InspectAsync(code, cursor);

    public Completeness IsComplete(string code) => Now.IsComplete(code);

    private Interpreter Now => conversation.GetAwaiter().GetResult().Interpreter;
}
