using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Maps;

/// <summary>How maps are rotated and compared; as it stands: Pearson, two-sided, nearest place, medial wall left out.</summary>
public sealed record SpinOptions
{
    /// <summary>Which value a place takes after a rotation.</summary>
    public SpinMethod Method { get; init; }

    /// <summary>What becomes of places without a value.</summary>
    public MedialWall MedialWall { get; init; }

    /// <summary>Whether ranks are correlated (Spearman); rotated maps are ranked anew.</summary>
    public bool IsRanked { get; init; }

    /// <summary>Which correlations count as extreme.</summary>
    public Sides Sides { get; init; }

    /// <summary>How much each place counts (its area, its number of voxels); equally without it.</summary>
    public BrainMap? Weights { get; init; }

    /// <summary>Maps that are partialled out: they stay where they are while the map is rotated.</summary>
    public IReadOnlyList<BrainMap> Adjusting { get; init; } = [];

    /// <summary>Spherical meshes with the same vertices as the map's surfaces, where those are not spheres themselves.</summary>
    public IReadOnlyList<SurfaceMesh> Spheres { get; init; } = [];
}
