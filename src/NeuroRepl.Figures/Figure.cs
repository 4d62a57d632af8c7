namespace NeuroRepl.Figures;

/// <summary>A picture as data.</summary>
public sealed record Figure;
