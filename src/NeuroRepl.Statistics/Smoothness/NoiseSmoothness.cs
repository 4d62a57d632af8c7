using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>How smooth the noise of a set of maps is: <c>copes.Smoothness()</c>.</summary>
public sealed class NoiseSmoothness
{
    internal NoiseSmoothness(VoxelSpace space, IReadOnlyList<double> distances, IReadOnlyList<double> correlations) =>
        (Space, Distances, Correlations) = (space, distances, correlations);

    /// <summary>The voxels that were looked at.</summary>
    public VoxelSpace Space { get; }

    /// <summary>Classic estimate along each index of the grid, mm: the FWHM of the Gaussian filter that makes neighbours as alike.</summary>
    public required Millimetres FwhmMm { get; init; }

    /// <summary>Geometric mean of the three.</summary>
    public double MeanFwhmMm => Math.Cbrt(FwhmMm.X * FwhmMm.Y * FwhmMm.Z);

    /// <summary>AFNI's mixed model of the autocorrelation, fitted to <see cref="Correlations"/>.</summary>
    public required SpatialAcf Acf { get; init; }

    /// <summary>Root mean square of what the model leaves of the autocorrelation.</summary>
    public required double Misfit { get; init; }

    /// <summary>Distances of two voxels, mm.</summary>
    public IReadOnlyList<double> Distances { get; }

    /// <summary>How far the noise goes together at each distance.</summary>
    public IReadOnlyList<double> Correlations { get; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>A row a distance: measured and fitted autocorrelation.</summary>
    public Table Table() => new("autocorrelation",
    [
        new NumberColumn("distance_mm", [.. Distances]), new NumberColumn("correlation", [.. Correlations]), new NumberColumn("fitted", [.. Distances.Select(Acf.At)]),
    ]);

    /// <summary>Sizes that clusters of noise as smooth as this reach: <c>copes.Smoothness().ClusterSizes()</c>.</summary>
    /// <param name="options">Cluster-forming thresholds, draws, seed.</param>
    public ClusterSizes ClusterSizes(ClusterSizeOptions? options = null) => Smoothness.ClusterSizes.Simulate(Space, Acf, options);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"FWHM {FwhmMm.X:0.0} × {FwhmMm.Y:0.0} × {FwhmMm.Z:0.0} mm; autocorrelation {Acf}, effective FWHM {Acf.EffectiveFwhmMm:0.0} mm");
}
