using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Named parcels: regions, networks, seeds. One value stands for all places of a parcel.</summary>
public sealed class ParcelSpace : BrainSpace
{
    private readonly Lazy<Adjacency> _adjacency;

    /// <param name="names">The parcels' names, each once.</param>
    /// <param name="positions">Their centres in millimetres, where known.</param>
    /// <param name="adjacency">Which share a border; without it none do.</param>
    public ParcelSpace(IReadOnlyList<string> names, IReadOnlyList<Millimetres>? positions = null, Adjacency? adjacency = null)
    {
        Guard.NotEmpty(names);
        if (names.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice) { throw new ArgumentMistake($"The parcel {twice.Key} comes twice.", "Give each parcel a name of its own."); }

        if (positions is not null) { Guard.SameLength(positions.Count, names.Count, "the number of positions", "that of the parcels"); }

        (Names, Positions) = (names, positions);
        _adjacency = new(adjacency ?? new(new int[names.Count + 1], []));
        Guard.SameLength(_adjacency.Value.Count, names.Count, "the number of places of the adjacency", "that of the parcels");
    }

    internal ParcelSpace(Parcellation parcellation, IReadOnlyList<string> names, IReadOnlyList<Millimetres>? positions, Lazy<Adjacency> adjacency)
    {
        (Parcellation, Names, Positions) = (parcellation, names, positions);
        _adjacency = adjacency;
    }

    /// <summary>Which places each parcel is made of; nothing where it is known by name only.</summary>
    public Parcellation? Parcellation { get; }

    /// <summary>The parcels' names.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Their centres in millimetres; nothing where they are not known.</summary>
    public IReadOnlyList<Millimetres>? Positions { get; }

    /// <inheritdoc/>
    public override int Count => Names.Count;

    /// <inheritdoc/>
    public override string Places => "parcels";

    /// <inheritdoc/>
    public override Millimetres? PositionOf(int place) => Positions?[place];

    /// <inheritdoc/>
    public override double SizeOf(int place) => 1;

    /// <inheritdoc/>
    public override string NameOf(int place) => Names[place];

    /// <inheritdoc/>
    public override Adjacency Neighbours(VoxelNeighbours voxels = VoxelNeighbours.Faces) => _adjacency.Value;

    /// <inheritdoc/>
    public override bool IsSameAs(BrainSpace other) => other is ParcelSpace parcels && Names.SequenceEqual(parcels.Names);

    internal override BrainSpace At(int[] places) => Parcellation is { } parcellation
        ? parcellation.Of([.. places.Select(place => Names[place])]).Parcels
        : new ParcelSpace([.. places.Select(place => Names[place])], Positions is null ? null : [.. places.Select(place => Positions[place])]);

    /// <inheritdoc/>
    public override string ToString() => $"{Count} parcels";
}
