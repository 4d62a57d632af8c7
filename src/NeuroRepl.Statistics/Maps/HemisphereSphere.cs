namespace NeuroRepl.Statistics.Maps;

/// <summary>One hemisphere as a sphere: where its places lie, and which points carry which values.</summary>
/// <param name="Places">The places that take values after a rotation.</param>
/// <param name="PlacePoints">Their unit vectors, x, y, z one after the other.</param>
/// <param name="Sources">The place whose value a point carries; −1 for the medial wall.</param>
/// <param name="SourcePoints">The points' unit vectors.</param>
/// <param name="IsMirrored">Whether it turns as in a mirror: the right hemisphere.</param>
internal sealed record HemisphereSphere(int[] Places, double[] PlacePoints, int[] Sources, double[] SourcePoints, bool IsMirrored)
{
    private readonly Lazy<SphereIndex> _index = new(() => new SphereIndex(SourcePoints));

    /// <summary>Finds the nearest point of a direction.</summary>
    public SphereIndex Index => _index.Value;
}
