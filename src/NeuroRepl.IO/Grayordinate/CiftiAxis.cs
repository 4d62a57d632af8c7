using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>What one side of a CIFTI matrix counts: places of a brain, points of a series, named maps, or maps of labels.</summary>
public abstract record CiftiAxis
{
    private CiftiAxis()
    {
    }

    /// <summary>How long the side is.</summary>
    public abstract int Count { get; }

    /// <summary>Grayordinates (brain models) or parcels.</summary>
    /// <param name="Space">The places.</param>
    public sealed record Brain(BrainSpace Space) : CiftiAxis
    {
        /// <inheritdoc/>
        public override int Count => Space.Count;

        /// <inheritdoc/>
        public override string ToString() => $"{Space}";

        /// <summary>Where each place of the file went, because voxels and vertices are kept in rising order here; null where none moved.</summary>
        internal int[]? PlaceOf { get; init; }
    }

    /// <summary>Points at equal distances.</summary>
    /// <param name="Length">How many points.</param>
    /// <param name="Start">The first.</param>
    /// <param name="Step">From one to the next.</param>
    /// <param name="Unit">SECOND, HERTZ, METER or RADIAN.</param>
    public sealed record Series(int Length, double Start, double Step, string Unit) : CiftiAxis
    {
        /// <inheritdoc/>
        public override int Count => Length;

        /// <inheritdoc/>
        public override string ToString() => FormattableString.Invariant($"{Length} points every {Step} {Unit.ToLowerInvariant()}");
    }

    /// <summary>Maps with names.</summary>
    /// <param name="Names">A name a map.</param>
    public sealed record Maps(IReadOnlyList<string> Names) : CiftiAxis
    {
        /// <inheritdoc/>
        public override int Count => Names.Count;

        /// <inheritdoc/>
        public override string ToString() => $"{Names.Count} maps";
    }

    /// <summary>Maps of labels, each with its own table.</summary>
    /// <param name="Names">A name a map.</param>
    /// <param name="Tables">The labels of each map.</param>
    public sealed record LabelMaps(IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<ParcelLabel>> Tables) : CiftiAxis
    {
        /// <inheritdoc/>
        public override int Count => Names.Count;

        /// <inheritdoc/>
        public override string ToString() => $"{Names.Count} maps of labels";
    }
}
