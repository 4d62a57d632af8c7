using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>How the clusters of a map grow and merge while the threshold sinks from its peak to zero. Made once, filled again for every map.</summary>
/// <remarks>
/// Places are joined from the highest to the lowest with union-find (Najman and Couprie, IEEE TIP 2006); each joined place is the node of the cluster that it completes.
/// Sets are kept by cell, not by node: neighbours lie near each other in memory then, though they come in the order of their values.
/// Nodes are numbered in that order, so a parent comes after its children, and one backward walk reaches every node after its parent.
/// </remarks>
internal sealed class ComponentTree
{
    private const int Absent = -1;
    private const int Ahead = 8;
    private readonly float[]? _sizes;
    private readonly Surroundings _surroundings;
    private readonly Descending _descending;

    // The cell above in the set; of a set's root −2 − the lowest node of the set.
    private readonly int[] _above;

    /// <param name="space">Which places touch.</param>
    /// <param name="voxels">Which voxels touch.</param>
    /// <param name="sizes">How much each place adds to an extent; nothing counts each as 1.</param>
    public ComponentTree(BrainSpace space, VoxelNeighbours voxels, float[]? sizes)
    {
        (_sizes, _surroundings) = (sizes, Surroundings.Of(space, voxels));
        (_descending, _above) = (new Descending(_surroundings.CellOf), new int[_surroundings.Cells]);
        (Parent, Extent) = (new int[space.Count], new float[space.Count]);
    }

    /// <summary>How many nodes there are: the places above zero.</summary>
    public int Count { get; private set; }

    /// <summary>How many cells the places lie in, empty ones among them.</summary>
    public int Cells => _surroundings.Cells;

    /// <summary>The cell of each place.</summary>
    public int[] CellOf => _surroundings.CellOf;

    /// <summary>The cell of the place that each node adds.</summary>
    public ReadOnlySpan<int> Cell => _descending.Cells.AsSpan(0, Count);

    /// <summary>The node that each node's cluster becomes part of when the threshold sinks further; −1 at the end.</summary>
    public int[] Parent { get; }

    /// <summary>The threshold at which each node's cluster appears.</summary>
    public float[] Height => _descending.Values;

    /// <summary>The extent of each node's cluster, from its height down to its parent's.</summary>
    public float[] Extent { get; }

    /// <summary>Takes a map's places above zero.</summary>
    /// <param name="map">One value a place.</param>
    /// <param name="sign">1 to look at positive values, −1 at negative ones.</param>
    public void Fill(ReadOnlySpan<float> map, int sign)
    {
        Array.Fill(_above, Absent);
        Count = _descending.Sort(map, sign);
        Parent.AsSpan(0, Count).Fill(-1);
        if (_surroundings.Steps is { } steps) { FillBox(steps, _surroundings.Lines); }
        else { FillLists(); }
    }

    /// <summary>What was read ahead; kept so that reading is not left out.</summary>
    public int Touched { get; private set; }

    private void FillBox(int[] steps, int[] lines)
    {
        var (cells, above, count, touched) = (_descending.Cells, _above, Count, 0);
        for (var node = 0; node < count; node++)
        {
            // The cells of a node to come are fetched while this one is joined: they lie anywhere, and guesses of branches go wrong too often for the processor to get there by itself.
            var next = cells[Math.Min(node + Ahead, count - 1)];
            foreach (var line in lines) { touched += above[next + line]; }

            var cell = cells[node];
            var root = Start(node, cell, _sizes is null ? 1 : _sizes[cell]);
            foreach (var step in steps)
            {
                var neighbour = cell + step;
                if (above[neighbour] is var up && up != Absent && up != root) { root = Join(root, neighbour, node); }
            }
        }

        Touched = touched;
    }

    // Outside a box a place is its own cell.
    private void FillLists()
    {
        for (var node = 0; node < Count; node++)
        {
            var place = _descending.Cells[node];
            var root = Start(node, place, _sizes is null ? 1 : _sizes[place]);
            foreach (var neighbour in _surroundings.Around(place))
            {
                if (_above[neighbour] is var up && up != Absent && up != root) { root = Join(root, neighbour, node); }
            }
        }
    }

    private int Start(int node, int cell, float size)
    {
        (Extent[node], _above[cell]) = (size, -2 - node);
        return cell;
    }

    // Adds the cluster of a neighbour to that of the node; the larger of the two sets gives its root, so that paths stay short.
    private int Join(int root, int neighbour, int node)
    {
        var other = Root(neighbour);
        if (other == root) { return root; }

        var above = _above;
        var below = -2 - above[other];
        var (theirs, ours) = (Extent[below], Extent[node]);
        Parent[below] = node;
        Extent[node] = theirs + ours;
        var (large, small) = theirs >= ours ? (other, root) : (root, other);
        above[small] = large;
        above[large] = -2 - node;
        return large;
    }

    private int Root(int cell)
    {
        var above = _above;
        while (above[cell] is var up && up >= 0)
        {
            if (above[up] is var top && top >= 0) { above[cell] = top; }               // halves the path, so that the next look is short

            cell = up;
        }

        return cell;
    }
}
