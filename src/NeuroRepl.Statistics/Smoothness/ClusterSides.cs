namespace NeuroRepl.Statistics.Smoothness;

/// <summary>How the two signs are treated when clusters are formed, in the words of AFNI.</summary>
public enum ClusterSides
{
    /// <summary>One sign only, at z of p (an F test turned into z, too).</summary>
    One,

    /// <summary>Both signs at z of p/2, and they may join in one cluster.</summary>
    Two,

    /// <summary>Both signs at z of p/2, each with clusters of its own.</summary>
    Bi,
}
