using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>How the clusters of a map grow and merge while the threshold sinks from its peak to zero. Made once, filled again for every map.</summary>
/// <remarks>
/// Places are joined from the highest to the lowest with union-find (Najman and Couprie, IEEE TIP 2006); each joined place is the node of the cluster that it completes.
/// Nodes are numbered in that order, so a parent comes after its children, and one backward walk reaches every node after its parent.
/// </remarks>
internal sealed class ComponentTree
{
    private readonly float[]? _sizes;
    private readonly Surroundings _surroundings;
    private readonly Descending _descending;
    private readonly int[] _nodeIn;
    private readonly int[] _root;
    private readonly int[] _members;
    private readonly int[] _lowest;

    /// <param name="space">Which places touch.</param>
    /// <param name="voxels">Which voxels touch.</param>
    /// <param name="sizes">How much each place adds to an extent; nothing counts each as 1.</param>
    public ComponentTree(BrainSpace space, VoxelNeighbours voxels, float[]? sizes)
    {
        var places = space.Count;
        (_sizes, _surroundings, _descending) = (sizes, Surroundings.Of(space, voxels), new Descending(places));
        (_root, _members, _lowest) = (new int[places], new int[places], new int[places]);
        (Parent, Height, Extent) = (new int[places], new float[places], new float[places]);
        _nodeIn = new int[_surroundings.Cells];
        Array.Fill(_nodeIn, -1);
    }

    /// <summary>How many nodes there are: the places above zero.</summary>
    public int Count { get; private set; }

    /// <summary>The place that each node adds.</summary>
    public ReadOnlySpan<int> Place => _descending.Places.AsSpan(0, Count);

    /// <summary>The node that each node's cluster becomes part of when the threshold sinks further; −1 at the end.</summary>
    public int[] Parent { get; }

    /// <summary>The threshold at which each node's cluster appears.</summary>
    public float[] Height { get; }

    /// <summary>The extent of each node's cluster, from its height down to its parent's.</summary>
    public float[] Extent { get; }

    /// <summary>Takes a map's places above zero.</summary>
    /// <param name="map">One value a place.</param>
    /// <param name="sign">1 to look at positive values, −1 at negative ones.</param>
    public void Fill(ReadOnlySpan<float> map, int sign)
    {
        var cells = _surroundings.CellOf;
        foreach (var place in Place) { _nodeIn[cells[place]] = -1; }

        Count = _descending.Sort(map, sign);
        var places = Place;
        for (var node = 0; node < places.Length; node++)
        {
            var place = places[node];
            Start(node, sign * map[place], _sizes is null ? 1 : _sizes[place]);
            _nodeIn[cells[place]] = node;
            var root = node;
            if (_surroundings.Steps is { } steps)
            {
                var cell = cells[place];
                foreach (var step in steps)
                {
                    if (_nodeIn[cell + step] is >= 0 and var neighbour) { root = Join(root, neighbour, node); }
                }
            }
            else
            {
                foreach (var cell in _surroundings.Around(place))
                {
                    if (_nodeIn[cell] is >= 0 and var neighbour) { root = Join(root, neighbour, node); }
                }
            }
        }
    }

    private void Start(int node, float height, float size)
    {
        (Height[node], Extent[node], Parent[node]) = (height, size, -1);
        (_root[node], _members[node], _lowest[node]) = (node, 1, node);
    }

    // Adds the cluster of a neighbour to that of the node; the larger of the two sets gives its root, so that paths stay short.
    private int Join(int root, int neighbour, int node)
    {
        var other = Root(neighbour);
        if (other == root) { return root; }

        var below = _lowest[other];
        Parent[below] = node;
        Extent[node] += Extent[below];
        var (large, small) = _members[other] >= _members[root] ? (other, root) : (root, other);
        _root[small] = large;
        _members[large] += _members[small];
        _lowest[large] = node;
        return large;
    }

    private int Root(int node)
    {
        var root = _root;
        while (root[node] is var above && above != node)
        {
            root[node] = root[above];               // halves the path, so that the next look is short
            node = root[node];
        }

        return node;
    }
}
