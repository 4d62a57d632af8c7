namespace NeuroRepl.Cli.Terminal;

/// <summary>Where the prompt's lines come from: a keyboard, or a pipe.</summary>
internal interface ILineSource
{
    /// <summary>The next line.</summary>
    /// <param name="prompt">What stands before it; a pipe has none.</param>
    /// <param name="indent">What the line starts with, for the user to go on from.</param>
    Line Read(string prompt, string indent = "");
}
