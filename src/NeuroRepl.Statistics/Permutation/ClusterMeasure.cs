namespace NeuroRepl.Statistics.Permutation;

/// <summary>What makes a cluster large.</summary>
public enum ClusterMeasure
{
    /// <summary>How many places it has; on surfaces its area in mm².</summary>
    Extent,

    /// <summary>The sum of its values (Bullmore and others, IEEE TMI 1999).</summary>
    Mass,
}
