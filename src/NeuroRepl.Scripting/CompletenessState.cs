namespace NeuroRepl.Scripting;

/// <summary>The three answers to "is this complete?".</summary>
public enum CompletenessState
{
    /// <summary>It can run.</summary>
    Complete,

    /// <summary>Something is still open; wait for more.</summary>
    Incomplete,

    /// <summary>More typing cannot mend it; run it, so that the error is shown.</summary>
    Invalid,
}
