using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Which places of a space are neighbours: the neighbours of all places in one array, one place after another.</summary>
public sealed class Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _neighbours;

    /// <param name="starts">Where each place's neighbours begin, and at the end how many there are in all; taken over.</param>
    /// <param name="neighbours">The neighbours' numbers, in rising order within a place; taken over.</param>
    public Adjacency(int[] starts, int[] neighbours)
    {
        Guard.NotEmpty(starts);
        Guard.SameLength(starts[^1], neighbours.Length, "the last start", "the number of neighbours");
        (_starts, _neighbours) = (starts, neighbours);
    }

    /// <summary>How many places there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>Where each place's neighbours begin in <see cref="Neighbours"/>; one more number than places.</summary>
    public ReadOnlyMemory<int> Starts => _starts;

    /// <summary>All neighbours, place after place.</summary>
    public ReadOnlyMemory<int> Neighbours => _neighbours;

    /// <summary>The neighbours of one place.</summary>
    public ReadOnlyMemory<int> Of(int place) => _neighbours.AsMemory(_starts[place], _starts[place + 1] - _starts[place]);

    /// <summary>Builds an adjacency from pairs that touch; each pair counts both ways, however often it is given.</summary>
    public static Adjacency OfPairs(int count, IEnumerable<(int A, int B)> pairs)
    {
        var sets = new SortedSet<int>?[count];
        foreach (var (a, b) in pairs)
        {
            if (a == b) { continue; }

            (sets[a] ??= []).Add(b);
            (sets[b] ??= []).Add(a);
        }

        var starts = new int[count + 1];
        for (var place = 0; place < count; place++) { starts[place + 1] = starts[place] + (sets[place]?.Count ?? 0); }

        var neighbours = new int[starts[^1]];
        for (var place = 0; place < count; place++) { sets[place]?.CopyTo(neighbours, starts[place]); }

        return new(starts, neighbours);
    }
}
