namespace NeuroRepl.Cli.Terminal;

/// <summary>What came from a <see cref="ILineSource"/>.</summary>
internal abstract record Line
{
    private Line()
    {
    }

    /// <summary>A line, without its end.</summary>
    public sealed record Text(string Content) : Line;

    /// <summary>Ctrl+C at the prompt: forget what was typed.</summary>
    public sealed record Cancelled : Line;

    /// <summary>Ctrl+D, or the end of the pipe.</summary>
    public sealed record End : Line;
}
