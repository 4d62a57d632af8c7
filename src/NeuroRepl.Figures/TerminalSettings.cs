namespace NeuroRepl.Figures;

/// <summary>What a terminal, or a plain text file, can show.</summary>
public sealed record TerminalSettings
{
    /// <summary>Columns of text.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Lines a figure may take, titles and legend included; null for what looks well at the width. Below about twelve, panels keep three lines each.</summary>
    public int? Height { get; init; }

    /// <summary>How many colours there are.</summary>
    public TerminalColors Colors { get; init; } = TerminalColors.None;

    /// <summary>Whether it shows more than ASCII: braille lines, boxes, marks.</summary>
    public bool Unicode { get; init; } = true;

    /// <summary>Plain text, eighty columns.</summary>
    public static TerminalSettings Plain { get; } = new();
}
