namespace NeuroRepl.Statistics.Maps;

/// <summary>What is shuffled to see how much variance a component explains by chance.</summary>
public enum ShuffleRule
{
    /// <summary>The places within each subject: what is tested is whether subjects share spatial patterns (neural maps in Moujaes et al., eLife 2024).</summary>
    WithinRows,

    /// <summary>The subjects within each column: what is tested is whether columns go together (behavioural items in Moujaes et al., eLife 2024).</summary>
    WithinColumns,
}
