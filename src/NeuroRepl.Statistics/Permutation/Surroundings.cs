using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Where to look for the neighbours of a place: for voxels at fixed steps in a box with an empty rim, otherwise in lists.</summary>
/// <remarks>The fixed steps save two lists that do not fit a processor's cache, and with them half the time of a large volume.</remarks>
internal sealed class Surroundings
{
    private readonly int[] _starts = [];
    private readonly int[] _neighbours = [];

    private Surroundings(int cells, int[] cellOf, int[] steps, int[] lines) => (Cells, CellOf, Steps, Lines) = (cells, cellOf, steps, lines);

    private Surroundings(Adjacency adjacency)
    {
        (_starts, _neighbours) = (adjacency.Starts.ToArray(), adjacency.Neighbours.ToArray());
        (Cells, CellOf) = (adjacency.Count, [.. Enumerable.Range(0, adjacency.Count)]);
    }

    /// <summary>How many cells there are, the empty ones among them.</summary>
    public int Cells { get; }

    /// <summary>The cell of each place.</summary>
    public int[] CellOf { get; }

    /// <summary>The steps from a cell to its neighbours; nothing where <see cref="Around"/> has to be asked.</summary>
    public int[]? Steps { get; }

    /// <summary>One step to each row of cells that the neighbours lie in.</summary>
    public int[] Lines { get; } = [];

    /// <summary>The neighbours of a place, where there are no steps.</summary>
    public ReadOnlySpan<int> Around(int place) => _neighbours.AsSpan(_starts[place].._starts[place + 1]);

    public static Surroundings Of(BrainSpace space, VoxelNeighbours kind) => space is VoxelSpace voxels ? Of(voxels, kind) : new(space.Neighbours(kind));

    private static Surroundings Of(VoxelSpace space, VoxelNeighbours kind)
    {
        var indices = Enumerable.Range(0, space.Count).Select(place => space.Grid.IndexOf(space.Voxels.Span[place])).ToArray();
        var (i0, j0, k0) = (indices.Min(index => index.I) - 1, indices.Min(index => index.J) - 1, indices.Min(index => index.K) - 1);
        var (nx, ny, nz) = (indices.Max(index => index.I) - i0 + 2, indices.Max(index => index.J) - j0 + 2, indices.Max(index => index.K) - k0 + 2);
        var around = VoxelSpace.Steps(kind);
        var steps = around.Select(step => step.I + (nx * (step.J + (ny * step.K))));
        var lines = around.Append((I: 0, J: 0, K: 0)).Where(step => step.I == 0).Select(step => nx * (step.J + (ny * step.K))).Order();
        return new(nx * ny * nz, [.. indices.Select(index => index.I - i0 + (nx * (index.J - j0 + (ny * (index.K - k0)))))], [.. steps], [.. lines]);
    }
}
