namespace NeuroRepl.Scripting.Notebooks;

/// <summary>How the run of a notebook ended.</summary>
public enum NotebookEnd
{
    /// <summary>Every cell was run.</summary>
    Finished,

    /// <summary>A cell had an error, and the rest was not run.</summary>
    Failed,

    /// <summary>The user stopped it.</summary>
    Interrupted,
}
