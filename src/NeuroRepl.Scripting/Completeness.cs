namespace NeuroRepl.Scripting;

/// <summary>Whether a text can be run as it stands.</summary>
/// <param name="State">Complete, incomplete, or beyond repair by more typing.</param>
/// <param name="Indent">The blanks a next line should start with, where it is incomplete.</param>
public sealed record Completeness(CompletenessState State, string Indent = "");
