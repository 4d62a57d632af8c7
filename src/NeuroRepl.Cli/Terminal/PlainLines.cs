using System.Text;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Lines of a pipe or a file, without prompts; or of a terminal too simple for an editor, with them.</summary>
/// <param name="input">Where the lines come from, in UTF-8.</param>
/// <param name="prompts">Where prompts are written; null for none.</param>
internal sealed class PlainLines(Stream input, Screen? prompts) : ILineSource
{
    private readonly StreamReader _reader = new(input, Encoding.UTF8);

    /// <inheritdoc/>
    public Line Read(string prompt, string indent = "")
    {
        prompts?.Write(Scripting.OutputStream.StandardOutput, prompt);
        return _reader.ReadLine() is { } line ? new Line.Text(line) : new Line.End();
    }
}
