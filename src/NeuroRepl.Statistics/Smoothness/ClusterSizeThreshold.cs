namespace NeuroRepl.Statistics.Smoothness;

/// <summary>The smallest size that noise reaches in no more than a share α of maps.</summary>
/// <param name="Voxels">A cluster of at least so many voxels is significant.</param>
/// <param name="Low">Lower end of its 95 % Monte-Carlo interval.</param>
/// <param name="High">Upper end.</param>
public sealed record ClusterSizeThreshold(int Voxels, int Low, int High)
{
    /// <inheritdoc/>
    public override string ToString() => Low == High ? $"{Voxels}" : $"{Voxels} [{Low}, {High}]";
}
