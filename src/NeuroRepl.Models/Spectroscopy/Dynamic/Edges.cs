namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>What a moving average is where its window reaches over an end.</summary>
public enum Edges
{
    /// <summary>The mean of what of the window is there.</summary>
    Shrink,

    /// <summary>Missing (NaN).</summary>
    Missing,
}
