namespace NeuroRepl.Cli.Terminal;

/// <summary>Whether to colour: what <c>--color</c> says.</summary>
internal enum ColourChoice
{
    /// <summary>Where the stream is a terminal that can, and NO_COLOR is not set.</summary>
    Auto,

    /// <summary>Always, into pipes too.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}
