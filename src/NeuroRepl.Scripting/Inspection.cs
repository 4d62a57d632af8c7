namespace NeuroRepl.Scripting;

/// <summary>What is known of the symbol at a place.</summary>
/// <param name="Signature">Its declaration, in one line.</param>
/// <param name="Documentation">Its docstring as plain text; blank where it has none.</param>
public sealed record Inspection(string Signature, string Documentation);
