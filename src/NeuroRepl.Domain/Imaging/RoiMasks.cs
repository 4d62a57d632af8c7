using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Regions in millimetres as masks of places. Of a grid only the voxels near the region are looked at.</summary>
internal static class RoiMasks
{
    public static BrainMap Mask(Roi roi, BrainSpace space)
    {
        var values = new float[space.Count];
        var inside = 0;
        foreach (var (part, start) in PlaceMatch.Parts(space))
        {
            foreach (var place in Near(roi, part))
            {
                if (part.PositionOf(place) is not { } at) { throw new ArgumentMistake($"Where the {part.Places} of {part} lie is not known.", "Put the surfaces in: map.WithSurfaces(SurfaceMesh.Open(…))."); }

                if (roi.Contains(at))
                {
                    values[start + place] = 1;
                    inside++;
                }
            }
        }

        return inside > 0 ? new(space, values) { Name = roi.Name } : throw Empty(roi, space);
    }

    public static BrainMap Fraction(Roi roi, VoxelSpace space, int points)
    {
        Guard.InRange(points, 1, 50);
        var (values, isAny) = (new float[space.Count], false);
        foreach (var place in Near(roi, space, margin: 1))
        {
            var (i, j, k) = space.Grid.IndexOf(space.Voxels.Span[place]);
            var hits = 0;
            for (var n = 0; n < points * points * points; n++)
            {
                double Along(int index) => ((index + 0.5) / points) - 0.5;
                if (roi.Contains(space.Grid.Affine.At(i + Along(n % points), j + Along(n / points % points), k + Along(n / (points * points))))) { hits++; }
            }

            values[place] = hits / (float)(points * points * points);
            isAny |= hits > 0;
        }

        return isAny ? new(space, values) { Name = roi.Name, Unit = "fraction" } : throw Empty(roi, space);
    }

    public static BrainMap Overlap(IReadOnlyList<BrainMap> masks)
    {
        Guard.NotEmpty(masks);
        var counts = new float[masks[0].Count];
        foreach (var mask in masks)
        {
            masks[0].Space.MustMatch(mask.Space, $"The mask {mask.Name}");
            for (var place = 0; place < counts.Length; place++)
            {
                if (mask[place] != 0 && !float.IsNaN(mask[place])) { counts[place]++; }
            }
        }

        return new(masks[0].Space, counts) { Name = $"overlap of {masks.Count}", Unit = "subjects" };
    }

    public static IEnumerable<Millimetres> Corners(Millimetres low, Millimetres high)
    {
        for (var corner = 0; corner < 8; corner++) { yield return new((corner & 1) == 0 ? low.X : high.X, (corner & 2) == 0 ? low.Y : high.Y, (corner & 4) == 0 ? low.Z : high.Z); }
    }

    public static (Millimetres Low, Millimetres High) Around(IReadOnlyList<Millimetres> places) =>
        (new(places.Min(p => p.X), places.Min(p => p.Y), places.Min(p => p.Z)), new(places.Max(p => p.X), places.Max(p => p.Y), places.Max(p => p.Z)));

    private static IEnumerable<int> Near(Roi roi, BrainSpace space, int margin = 0)
    {
        if (space is not VoxelSpace voxels) { return Enumerable.Range(0, space.Count); }

        var (low, high) = roi.Bounds;
        var indices = Corners(low, high).Select(voxels.Grid.Affine.IndexOf).ToArray();
        (int From, int To) Range(IEnumerable<double> along, int length)
        {
            var (first, last) = (along.Min(), along.Max());
            return ((int)Math.Max(0, Math.Floor(first) - margin), (int)Math.Min(length - 1, Math.Ceiling(last) + margin));
        }

        return Voxels(voxels, Range(indices.Select(index => index.I), voxels.Grid.Nx), Range(indices.Select(index => index.J), voxels.Grid.Ny), Range(indices.Select(index => index.K), voxels.Grid.Nz));
    }

    private static IEnumerable<int> Voxels(VoxelSpace space, (int From, int To) x, (int From, int To) y, (int From, int To) z)
    {
        for (var k = z.From; k <= z.To; k++)
        {
            for (var j = y.From; j <= y.To; j++)
            {
                for (var i = x.From; i <= x.To; i++)
                {
                    if (space.PlaceOf(space.Grid.VoxelAt(i, j, k)) is { } place) { yield return place; }
                }
            }
        }
    }

    private static ArgumentMistake Empty(Roi roi, BrainSpace space) => new($"No place of {space} lies in {roi.Name}.", "Look at the coordinates (millimetres, x to the right), at the size, and whether the mask leaves the region out.");
}
