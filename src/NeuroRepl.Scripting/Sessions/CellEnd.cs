namespace NeuroRepl.Scripting.Sessions;

/// <summary>How a logged cell ended.</summary>
public enum CellEnd
{
    /// <summary>It ran to its end.</summary>
    Ok,

    /// <summary>It did not compile, or threw.</summary>
    Error,

    /// <summary>The user stopped it.</summary>
    Interrupted,

    /// <summary>It ran, and is not to be run again: <c>Undo()</c> took it back, or it was itself an <c>Undo()</c> or <c>Resume()</c>.</summary>
    TakenBack,
}
