namespace NeuroRepl.Scripting;

/// <summary>One parameter of a call.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Text">Its declaration: "int order = 2".</param>
/// <param name="Documentation">What it means; blank where nothing is written.</param>
public sealed record CallParameter(string Name, string Text, string Documentation);
