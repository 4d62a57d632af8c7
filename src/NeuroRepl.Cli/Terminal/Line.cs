namespace NeuroRepl.Cli.Terminal;

/// <summary>What came from the prompt.</summary>
internal abstract record Line
{
    private Line()
    {
    }

    /// <summary>A text to run.</summary>
    public sealed record Text(string Content) : Line;

    /// <summary>A key stands for a command: run it as if it had been typed.</summary>
    /// <param name="Content">The command.</param>
    /// <param name="Typed">What stood at the prompt, and has to stand there again.</param>
    public sealed record Command(string Content, string Typed) : Line;

    /// <summary>Ctrl+C at the prompt: forget what was typed.</summary>
    /// <param name="IsEmpty">Whether nothing was.</param>
    public sealed record Cancelled(bool IsEmpty = false) : Line;

    /// <summary>Ctrl+D, or the end of the pipe.</summary>
    public sealed record End : Line;
}
