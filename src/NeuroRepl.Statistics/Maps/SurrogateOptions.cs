using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>How surrogates are made; as it stands, BrainSMASH's defaults.</summary>
public sealed record SurrogateOptions
{
    /// <summary>Distances between all places, places × places, geodesic for instance; straight ones between positions without it.</summary>
    public RowMajor? Distances { get; init; }

    /// <summary>Whether each hemisphere (side of x = 0) has surrogates of its own, put together afterwards.</summary>
    public bool PerHemisphere { get; init; }

    /// <summary>Which shares of all places are tried as the neighbourhood that a shuffled map is smoothed with.</summary>
    public IReadOnlyList<double> Neighbourhoods { get; init; } = [.1, .2, .3, .4, .5, .6, .7, .8, .9];

    /// <summary>The variogram is matched over this share of the shortest distances.</summary>
    public double ShortestShare { get; init; } = .25;

    /// <summary>At how many distances.</summary>
    public int Lags { get; init; } = 25;

    /// <summary>Whether surrogates take the very values of the map, in the surrogate's order of ranks.</summary>
    public bool KeepsValues { get; init; }

    /// <summary>For Moran's randomisation: whether random pairs of eigenvectors are rotated; otherwise each keeps its strength and takes a random sign.</summary>
    public bool InPairs { get; init; }
}
