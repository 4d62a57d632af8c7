using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Cortex as vertices and the rest as voxels in one row, as in CIFTI-2. Places of different structures are no neighbours.</summary>
public sealed class Grayordinates : BrainSpace
{
    private readonly int[] _starts;

    /// <param name="structures">The structures in file order.</param>
    public Grayordinates(IReadOnlyList<BrainStructure> structures)
    {
        Guard.NotEmpty(structures);
        Structures = structures;
        _starts = new int[structures.Count + 1];
        for (var n = 0; n < structures.Count; n++) { _starts[n + 1] = _starts[n] + structures[n].Space.Count; }
    }

    /// <summary>The structures in file order.</summary>
    public IReadOnlyList<BrainStructure> Structures { get; }

    /// <inheritdoc/>
    public override int Count => _starts[^1];

    /// <inheritdoc/>
    public override string Places => "grayordinates";

    /// <summary>The first place of a structure.</summary>
    public int StartOf(int structure) => _starts[structure];

    /// <summary>The structure of a place, and the place's number in it.</summary>
    public (BrainStructure Structure, int Place) Locate(int place)
    {
        var structure = Array.BinarySearch(_starts, place);
        if (structure < 0) { structure = ~structure - 1; }

        return (Structures[structure], place - _starts[structure]);
    }

    /// <inheritdoc/>
    public override Millimetres? PositionOf(int place)
    {
        var (structure, local) = Locate(place);
        return structure.Space.PositionOf(local);
    }

    /// <inheritdoc/>
    public override double SizeOf(int place)
    {
        var (structure, local) = Locate(place);
        return structure.Space.SizeOf(local);
    }

    /// <inheritdoc/>
    public override Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces)
    {
        var starts = new int[Count + 1];
        var neighbours = new List<int>(Count * 6);
        for (var n = 0; n < Structures.Count; n++)
        {
            var part = Structures[n].Space.Neighbours(voxels);
            for (var place = 0; place < part.Count; place++)
            {
                foreach (var neighbour in part.Of(place).Span) { neighbours.Add(_starts[n] + neighbour); }

                starts[_starts[n] + place + 1] = neighbours.Count;
            }
        }

        return new(starts, [.. neighbours]);
    }

    /// <inheritdoc/>
    public override bool IsSameAs(BrainSpace other) =>
        other is Grayordinates grayordinates && Structures.Count == grayordinates.Structures.Count
        && Structures.Zip(grayordinates.Structures).All(pair => pair.First.Name == pair.Second.Name && pair.First.Space.IsSameAs(pair.Second.Space));

    /// <summary>The space of one structure: <c>space["THALAMUS_LEFT"]</c>.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name; the message lists what there is.</exception>
    public BrainStructure this[string structure] => Structures.FirstOrDefault(s => s.Name == structure)
        ?? throw new ArgumentMistake($"There is no structure {structure}.", $"There are: {string.Join(", ", Structures.Select(s => s.Name))}.");

    internal override BrainSpace At(int[] places)
    {
        List<BrainStructure> kept = [];
        for (var n = 0; n < Structures.Count; n++)
        {
            int[] own = [.. places.Where(place => place >= _starts[n] && place < _starts[n + 1]).Select(place => place - _starts[n])];
            if (own.Length > 0) { kept.Add(Structures[n] with { Space = Structures[n].Space.At(own) }); }
        }

        return new Grayordinates(kept);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Count} grayordinates in {Structures.Count} structures";
}
