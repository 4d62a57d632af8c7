namespace NeuroRepl.Figures;

/// <summary>A figure, card or file that cannot be made as asked: what was found, and what to type instead.</summary>
/// <param name="message">One sentence: what was found, and what was expected.</param>
/// <param name="hint">What to type or look at next.</param>
public sealed class FigureException(string message, string hint) : Exception(message)
{
    /// <summary>What to type or look at next.</summary>
    public string Hint { get; } = hint;

    internal static void SameLength(int count, string name, int other, string otherName)
    {
        if (count != other)
        {
            throw new FigureException($"{name} has {count} values but {otherName} has {other}; they belong together and have to be equally long.", "Check where both come from.");
        }
    }
}
