namespace NeuroRepl.Cli.Terminal.History;

/// <summary>Something that was typed.</summary>
/// <param name="Code">What.</param>
/// <param name="Project">The project's folder in which.</param>
internal sealed record HistoryEntry(string Code, string Project);
