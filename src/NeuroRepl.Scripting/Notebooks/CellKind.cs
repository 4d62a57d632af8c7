namespace NeuroRepl.Scripting.Notebooks;

/// <summary>What a cell holds.</summary>
public enum CellKind
{
    /// <summary>Code to run.</summary>
    Code,

    /// <summary>Text in markdown.</summary>
    Markdown,

    /// <summary>Text that no one interprets.</summary>
    Raw,
}
