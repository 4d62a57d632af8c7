using NeuroRepl.Scripting;

namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>What was worked out about a text in the background.</summary>
/// <param name="Version">The text's number.</param>
/// <param name="Cursor">Where the cursor was.</param>
internal sealed record Answers(int Version, int Cursor)
{
    /// <summary>What could stand at the cursor; null where that was not asked.</summary>
    public Completions? Choices { get; init; }

    /// <summary>How what is being called can be called.</summary>
    public CallHelp? Call { get; init; }

    /// <summary>Whether nothing more comes for this text.</summary>
    public bool IsLast { get; init; }

    /// <summary>What the names of the text mean.</summary>
    public IReadOnlyDictionary<string, CodeWordKind>? Names { get; init; }
}
