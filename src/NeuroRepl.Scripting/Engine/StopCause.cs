namespace NeuroRepl.Scripting.Engine;

/// <summary>Why a submission was told to stop.</summary>
internal enum StopCause
{
    /// <summary>It was not.</summary>
    None,

    /// <summary>The user pressed Ctrl+C, or the front end its stop button.</summary>
    User,

    /// <summary>It held more memory than allowed.</summary>
    Memory,
}
