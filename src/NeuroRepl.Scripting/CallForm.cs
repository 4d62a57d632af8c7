namespace NeuroRepl.Scripting;

/// <summary>One overload.</summary>
/// <param name="Head">What stands before its parameters: "double Math.Pow(".</param>
/// <param name="Parameters">Its parameters in order.</param>
/// <param name="Documentation">What it does, in a sentence; blank where nothing is written.</param>
public sealed record CallForm(string Head, IReadOnlyList<CallParameter> Parameters, string Documentation);
