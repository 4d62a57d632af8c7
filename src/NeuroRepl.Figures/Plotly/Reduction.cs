namespace NeuroRepl.Figures.Plotly;

/// <summary>A trace of which fewer points are drawn than it has.</summary>
internal readonly record struct Reduction(string? Name, int Points, int Drawn, bool IsLine);
