namespace NeuroRepl.Scripting;

/// <summary>How a submission ended.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>It ran. <paramref name="HasValue"/> says whether it ended in an expression (no semicolon) whose value is to be shown.</summary>
    public sealed record Success(object? Value, bool HasValue) : Outcome
    {
        /// <summary>The numbers of the cells that it took back; it was not kept itself then.</summary>
        public IReadOnlyList<int> TakenBack { get; init; } = [];
    }

    /// <summary>It did not compile, or threw; the card says it to the user.</summary>
    public sealed record Failed(ErrorCard Error) : Outcome;

    /// <summary>The user stopped it; the session is as it was before.</summary>
    /// <param name="Note">What else there is to know: that a call did not return and was left to itself.</param>
    public sealed record Interrupted(string? Note = null) : Outcome;
}
