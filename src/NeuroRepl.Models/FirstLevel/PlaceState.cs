namespace NeuroRepl.Models.FirstLevel;

/// <summary>Whether a place can be fitted, and why not.</summary>
internal enum PlaceState
{
    /// <summary>It can.</summary>
    Good,

    /// <summary>A value is no number.</summary>
    NotFinite,

    /// <summary>It has the same value throughout: outside the brain, or masked.</summary>
    Constant,

    /// <summary>Its mean is zero or below, so that nothing is a percentage of it.</summary>
    NoMean,

    /// <summary>The design explains it without residual.</summary>
    Explained,
}
