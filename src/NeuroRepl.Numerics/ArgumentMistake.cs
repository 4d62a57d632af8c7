namespace NeuroRepl.Numerics;

/// <summary>An argument that cannot be meant: empty where something is needed, negative, not a number, of another length.</summary>
public sealed class ArgumentMistake(string message, string hint) : NeuroReplException(message, hint);
