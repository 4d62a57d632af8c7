namespace NeuroRepl.Scripting;

/// <summary>An <see cref="IOutput"/> that can also ask: where a submission's <c>Console.ReadLine()</c> gets its lines from.</summary>
public interface IInput
{
    /// <summary>Asks the user for a line and waits for it; null where nobody can be asked.</summary>
    /// <param name="prompt">What is asked; may be empty.</param>
    /// <param name="isSecret">Whether the answer must not be seen while it is typed.</param>
    /// <exception cref="OperationCanceledException">The user interrupted instead.</exception>
    string? ReadLine(string prompt, bool isSecret);
}
