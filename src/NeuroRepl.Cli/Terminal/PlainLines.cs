using System.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal;

/// <summary>Submissions from the lines of a pipe or a file, without prompts; or of a terminal too simple for an editor, with them.</summary>
/// <param name="input">Where the lines come from.</param>
/// <param name="prompts">Where prompts are written; null for none.</param>
/// <param name="isComplete">Whether a text can run as it stands.</param>
internal sealed class PlainLines(TextReader input, Screen? prompts, Func<string, Completeness> isComplete) : ISubmissions
{
    /// <inheritdoc/>
    public Line Read(int number, string text = "")
    {
        var prompt = $"In [{number}]: ";
        var code = new StringBuilder();
        while (true)
        {
            prompts?.Write(OutputStream.StandardOutput, code.Length == 0 ? prompt : $"{new string(' ', Math.Max(0, prompt.Length - 5))}...: ");
            if (input.ReadLine() is not { } line) { return code.Length > 0 ? new Line.Text(code.ToString()) : new Line.End(); }

            code.Append(code.Length > 0 ? "\n" : "").Append(line.Replace("\0", "", StringComparison.Ordinal));
            if (code.ToString().Trim().Length == 0) { return new Line.Text(""); }

            // At a keyboard an empty line ends what the parser would still wait for: the way out of a bracket that was never meant.
            var isForced = prompts is not null && code.ToString().EndsWith("\n\n", StringComparison.Ordinal);
            if (isForced || isComplete(code.ToString()).State != CompletenessState.Incomplete) { return new Line.Text(code.ToString()); }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => input.Dispose();
}
