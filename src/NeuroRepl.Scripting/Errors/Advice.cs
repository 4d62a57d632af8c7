namespace NeuroRepl.Scripting.Errors;

/// <summary>What a card says: one sentence, and what to try.</summary>
internal sealed record Advice(string Message, string? Hint = null);
