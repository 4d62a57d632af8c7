using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>The neighbours of single places: of voxels by their indices, so that the few places of clusters do not wait for a list of all neighbours of all.</summary>
internal sealed class PlaceNeighbours
{
    private readonly VoxelSpace? _voxels;
    private readonly Adjacency? _adjacency;
    private readonly (int I, int J, int K)[] _steps = [];

    public PlaceNeighbours(BrainSpace space, VoxelNeighbours voxels)
    {
        if (space is not VoxelSpace grid)
        {
            _adjacency = space.Neighbours(voxels);
            return;
        }

        _voxels = grid;
        var reach = voxels switch { VoxelNeighbours.Faces => 1, VoxelNeighbours.Edges => 2, _ => 3 };
        _steps = [.. from k in Enumerable.Range(-1, 3)
                     from j in Enumerable.Range(-1, 3)
                     from i in Enumerable.Range(-1, 3)
                     let apart = Math.Abs(i) + Math.Abs(j) + Math.Abs(k)
                     where apart > 0 && apart <= reach
                     select (i, j, k)];
    }

    /// <summary>Writes the neighbours of a place, and says how many there are; 26 for voxels at most.</summary>
    public ReadOnlySpan<int> Of(int place, int[] room)
    {
        if (_voxels is null) { return _adjacency!.Of(place).Span; }

        var grid = _voxels.Grid;
        var (i, j, k) = grid.IndexOf(_voxels.Voxels.Span[place]);
        var count = 0;
        foreach (var (di, dj, dk) in _steps)
        {
            if (grid.Holds(i + di, j + dj, k + dk) && _voxels.PlaceOf(grid.VoxelAt(i + di, j + dj, k + dk)) is { } neighbour) { room[count++] = neighbour; }
        }

        return room.AsSpan(0, count);
    }
}
