namespace NeuroRepl.Scripting;

/// <summary>A language with a memory: what a host (terminal, kernel, notebook runner) needs of it.</summary>
public interface IInterpreter
{
    /// <summary>Runs one submission; state is kept for the next. Never throws for what the user's code does.</summary>
    Task<Outcome> ExecuteAsync(string code, IOutput output, CancellationToken interrupt);

    /// <summary>What could stand at the cursor, best first.</summary>
    Task<Completions> CompleteAsync(string code, int cursor);

    /// <summary>What stands at the cursor: signature, documentation; null where nothing is known.</summary>
    Task<Inspection?> InspectAsync(string code, int cursor);

    /// <summary>Whether Enter should run the code or start a new line.</summary>
    Completeness IsComplete(string code);
}
