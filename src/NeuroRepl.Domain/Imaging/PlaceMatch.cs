using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Which place of one space is a place of another, by voxel and by vertex number; nothing is interpolated.</summary>
internal static class PlaceMatch
{
    /// <summary>For every place of the target the same place of the source, or −1.</summary>
    /// <exception cref="SpaceMismatch">The grids, or the numbers of vertices, differ, or no structure is in both.</exception>
    public static int[] Of(BrainSpace source, BrainSpace target, string what)
    {
        var match = new int[target.Count];
        Array.Fill(match, -1);
        if (source.IsSameAs(target))
        {
            for (var place = 0; place < match.Length; place++) { match[place] = place; }

            return match;
        }

        var isAny = false;
        foreach (var (to, toStart) in Parts(target))
        {
            foreach (var (from, fromStart) in Parts(source))
            {
                if (from is IVertices a && to is IVertices b && a.Structure == b.Structure)
                {
                    if (a.VertexCount != b.VertexCount) { throw SpaceMismatch.Between(target, source, what); }

                    Common(a.Vertices.Span, fromStart, b.Vertices.Span, toStart, match);
                    isAny = true;
                }
                else if (from is VoxelSpace u && to is VoxelSpace v)
                {
                    if (!u.Grid.IsSameAs(v.Grid)) { throw SpaceMismatch.Between(target, source, what); }

                    Common(u.Voxels.Span, fromStart, v.Voxels.Span, toStart, match);
                    isAny = true;
                }
                else if (from is ParcelSpace p && to is ParcelSpace q)
                {
                    Parcels(p, q, match);
                    isAny = true;
                }
            }
        }

        return isAny ? match : throw SpaceMismatch.Between(target, source, what);
    }

    public static bool IsSameSurface(IVertices a, IVertices b) => a.Structure == b.Structure && a.VertexCount == b.VertexCount;

    /// <summary>The pieces of a space, each on one surface or one grid, with their first places.</summary>
    public static IEnumerable<(BrainSpace Space, int Start)> Parts(BrainSpace space) =>
        space is Grayordinates grayordinates ? grayordinates.Structures.Select((structure, n) => (structure.Space, grayordinates.StartOf(n))) : [(space, 0)];

    // Both rising, so one pass finds what is in both.
    private static void Common(ReadOnlySpan<int> from, int fromStart, ReadOnlySpan<int> to, int toStart, int[] match)
    {
        for (int m = 0, n = 0; n < to.Length; n++)
        {
            while (m < from.Length && from[m] < to[n]) { m++; }

            if (m < from.Length && from[m] == to[n]) { match[toStart + n] = fromStart + m; }
        }
    }

    private static void Parcels(ParcelSpace from, ParcelSpace to, int[] match)
    {
        var places = from.Names.Index().ToDictionary(parcel => parcel.Item, parcel => parcel.Index, StringComparer.Ordinal);
        for (var n = 0; n < match.Length; n++) { match[n] = places.GetValueOrDefault(to.Names[n], -1); }
    }
}
