using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Voxels of a grid: those of a mask, in file order.</summary>
public sealed class VoxelSpace : BrainSpace
{
    private readonly int[] _voxels;
    private readonly Lazy<int[]> _placeOfVoxel;
    private readonly Dictionary<VoxelNeighbours, Adjacency> _adjacency = [];
    private readonly Lock _building = new();

    /// <param name="grid">The box they are taken from.</param>
    /// <param name="voxels">Their numbers in file order, rising; taken over.</param>
    /// <exception cref="ArgumentMistake">No voxel, one outside the grid, or not in rising order.</exception>
    public VoxelSpace(VoxelGrid grid, int[] voxels)
    {
        Guard.NotEmpty(voxels);
        for (var n = 0; n < voxels.Length; n++)
        {
            Guard.InRange(voxels[n], 0, grid.Count - 1, $"voxel {n}");
            if (n > 0 && voxels[n] <= voxels[n - 1]) { throw new ArgumentMistake($"Voxel {voxels[n]} comes after {voxels[n - 1]}.", "Give each voxel once, in rising order: voxels.Distinct().Order()."); }
        }

        (Grid, _voxels) = (grid, voxels);
        _placeOfVoxel = new(NumberPlaces);
    }

    /// <summary>All voxels of a grid.</summary>
    public static VoxelSpace Whole(VoxelGrid grid) => new(grid, [.. Enumerable.Range(0, grid.Count)]);

    /// <summary>The voxels of a grid whose number meets a condition.</summary>
    public static VoxelSpace Where(VoxelGrid grid, Func<int, bool> isInside) => new(grid, [.. Enumerable.Range(0, grid.Count).Where(isInside)]);

    /// <summary>The steps from a voxel to those that touch it, in file order: 6, 18 or 26.</summary>
    public static IReadOnlyList<(int I, int J, int K)> Steps(VoxelNeighbours kind)
    {
        var reach = kind switch { VoxelNeighbours.Faces => 1, VoxelNeighbours.Edges => 2, _ => 3 };
        return [.. from k in Enumerable.Range(-1, 3)
                   from j in Enumerable.Range(-1, 3)
                   from i in Enumerable.Range(-1, 3)
                   let apart = Math.Abs(i) + Math.Abs(j) + Math.Abs(k)
                   where apart > 0 && apart <= reach
                   select (i, j, k)];
    }

    /// <summary>The box that the voxels are taken from.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>The voxels' numbers in file order, rising.</summary>
    public ReadOnlyMemory<int> Voxels => _voxels;

    /// <inheritdoc/>
    public override int Count => _voxels.Length;

    /// <inheritdoc/>
    public override string Places => "voxels";

    /// <summary>The place of a voxel of the grid; nothing where the mask leaves it out.</summary>
    public int? PlaceOf(int voxel) => _placeOfVoxel.Value[voxel] is >= 0 and var place ? place : null;

    /// <summary>The place that holds a position; nothing outside the mask.</summary>
    public int? PlaceAt(Millimetres position) => Grid.VoxelHolding(position) is { } voxel ? PlaceOf(voxel) : null;

    /// <inheritdoc/>
    public override Millimetres? PositionOf(int place) => Grid.PositionOf(_voxels[place]);

    /// <inheritdoc/>
    public override double SizeOf(int place) => Grid.VoxelVolume;

    /// <inheritdoc/>
    public override Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces)
    {
        lock (_building)
        {
            if (!_adjacency.TryGetValue(voxels, out var adjacency)) { _adjacency[voxels] = adjacency = Touching(voxels); }

            return adjacency;
        }
    }

    /// <inheritdoc/>
    public override bool IsSameAs(BrainSpace other) => other is VoxelSpace voxels && Grid.IsSameAs(voxels.Grid) && _voxels.AsSpan().SequenceEqual(voxels._voxels);

    internal override BrainSpace At(int[] places) => new VoxelSpace(Grid, Array.ConvertAll(places, place => _voxels[place]));

    /// <inheritdoc/>
    public override string ToString() => $"{Count} of {Grid}";

    private int[] NumberPlaces()
    {
        var places = new int[Grid.Count];
        Array.Fill(places, -1);
        for (var place = 0; place < _voxels.Length; place++) { places[_voxels[place]] = place; }

        return places;
    }

    private Adjacency Touching(VoxelNeighbours kind)
    {
        var steps = Steps(kind);
        var places = _placeOfVoxel.Value;
        var starts = new int[Count + 1];
        var neighbours = new List<int>(Count * 6);
        for (var place = 0; place < Count; place++)
        {
            var (i, j, k) = Grid.IndexOf(_voxels[place]);
            foreach (var (di, dj, dk) in steps)
            {
                if (Grid.Holds(i + di, j + dj, k + dk) && places[Grid.VoxelAt(i + di, j + dj, k + dk)] is >= 0 and var neighbour) { neighbours.Add(neighbour); }
            }

            starts[place + 1] = neighbours.Count;
        }

        return new(starts, [.. neighbours]);
    }
}
