namespace NeuroRepl.Kernel.Recall;

/// <summary>A cell of this or an earlier session.</summary>
/// <param name="Session">The session's number, from 1 over all that were ever started by this user.</param>
/// <param name="Line">The cell's number in it.</param>
/// <param name="Code">What was typed.</param>
/// <param name="Result">What it gave, as plain text; null for nothing.</param>
internal sealed record HistoryEntry(int Session, int Line, string Code, string? Result);
