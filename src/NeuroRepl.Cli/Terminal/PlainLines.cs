namespace NeuroRepl.Cli.Terminal;

/// <summary>Lines of a pipe or a file, without prompts; or of a terminal too simple for an editor, with them.</summary>
/// <param name="input">Where the lines come from.</param>
/// <param name="prompts">Where prompts are written; null for none.</param>
internal sealed class PlainLines(TextReader input, Screen? prompts) : ILineSource
{

    /// <inheritdoc/>
    public Line Read(string prompt, string indent = "")
    {
        prompts?.Write(Scripting.OutputStream.StandardOutput, prompt);
        return input.ReadLine() is { } line ? new Line.Text(line) : new Line.End();
    }
}
