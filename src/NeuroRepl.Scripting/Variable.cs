namespace NeuroRepl.Scripting;

/// <summary>A variable of the session.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its declared type.</param>
/// <param name="Value">What it holds.</param>
public sealed record Variable(string Name, Type Type, object? Value);
