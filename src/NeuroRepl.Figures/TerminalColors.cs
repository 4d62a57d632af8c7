namespace NeuroRepl.Figures;

/// <summary>How many colours a terminal shows.</summary>
public enum TerminalColors
{
    /// <summary>None: plain text without an escape code, for pipes and files.</summary>
    None,

    /// <summary>The sixteen that every terminal has.</summary>
    Ansi16,

    /// <summary>The 256 of most terminals.</summary>
    Ansi256,

    /// <summary>Red, green and blue with 256 steps each.</summary>
    TrueColor,
}
