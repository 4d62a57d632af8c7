namespace NeuroRepl.Statistics.Smoothness;

/// <summary>How cluster sizes of noise are simulated.</summary>
public sealed record ClusterSizeOptions
{
    /// <summary>Cluster-forming p-values.</summary>
    public IReadOnlyList<double> P { get; init; } = [.01, .005, .002, .001];

    /// <summary>How many maps of noise are drawn.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>The same seed gives the same sizes on any number of threads.</summary>
    public ulong Seed { get; init; } = 1;
}
