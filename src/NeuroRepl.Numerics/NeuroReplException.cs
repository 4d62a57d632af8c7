namespace NeuroRepl.Numerics;

/// <summary>A wrong call or an unusable input, told to a scientist: what was found and what to do next.</summary>
/// <param name="message">One sentence: what was found, and what was expected. Names the file, field and value where there is one.</param>
/// <param name="hint">What to type or look at next.</param>
/// <param name="inner">The exception underneath, if there is one.</param>
public class NeuroReplException(string message, string hint, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What to type or look at next.</summary>
    public string Hint { get; } = hint;
}
