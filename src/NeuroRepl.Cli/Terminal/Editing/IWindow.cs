namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>The window that the editor draws in.</summary>
internal interface IWindow
{
    /// <summary>Columns and rows, as they are now.</summary>
    (int Width, int Height) Size { get; }

    /// <summary>Writes text and escape codes as they are.</summary>
    void Write(string text);
}
