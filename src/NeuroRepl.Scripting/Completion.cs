namespace NeuroRepl.Scripting;

/// <summary>One choice of a completion list.</summary>
/// <param name="Text">What is inserted.</param>
/// <param name="Kind">What it is: "method", "property", "keyword", "path" …</param>
/// <param name="Detail">Its signature or type, in one line; blank where there is none.</param>
public sealed record Completion(string Text, string Kind, string Detail = "");
