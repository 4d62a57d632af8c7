namespace NeuroRepl.Scripting.Help;

/// <summary>Something a scientist asks about that is not the name of one type or method.</summary>
/// <param name="Name">Its name: "TFCE".</param>
/// <param name="Summary">What it is, in a sentence or two.</param>
/// <param name="Example">Code that runs in a new session, line by line.</param>
internal sealed record Topic(string Name, string Summary, string Example)
{
    /// <summary>Other words for it, for the search.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>The types it is about: their pages show its example.</summary>
    public string[] Types { get; init; } = [];
}
