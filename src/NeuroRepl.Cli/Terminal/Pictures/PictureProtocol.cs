namespace NeuroRepl.Cli.Terminal.Pictures;

/// <summary>How a terminal is given pictures.</summary>
internal enum PictureProtocol
{
    /// <summary>It takes none: figures are drawn with letters and dots, in as many colours as there are.</summary>
    None,

    /// <summary>kitty's graphics: kitty, Ghostty, WezTerm, Konsole.</summary>
    Kitty,

    /// <summary>iTerm2's inline images: iTerm2, WezTerm, mintty, VS Code.</summary>
    ITerm2,

    /// <summary>DEC's sixels: foot, xterm, mlterm, Windows Terminal, tmux.</summary>
    Sixel,
}
