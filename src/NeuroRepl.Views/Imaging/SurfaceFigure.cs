using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Numerics;

namespace NeuroRepl.Views.Imaging;

/// <summary>Maps on surfaces: each hemisphere from outside and from the midline.</summary>
internal static class SurfaceFigure
{
    private const double NearMm = 12;

    /// <summary>A map of vertices, or of grayordinates, on its own surfaces or on others with as many vertices.</summary>
    public static Figure Of(BrainMap map, ShownValues shown, IReadOnlyList<SurfaceMesh>? surfaces, BrainPicture look)
    {
        var parts = PartsOf(map.Space, shown.Values).ToList();
        var views = parts.Select(part => (Mesh: MeshFor(part.Space.Mesh, surfaces), part.Values)).ToList();
        return Drawn(map, shown, look, [.. views.Select(part => (part.Mesh, part.Values, false))]);
    }

    /// <summary>Parcels on surfaces that were given: each vertex has the value of the nearest centre on its side.</summary>
    public static Figure OfParcels(BrainMap map, ParcelSpace parcels, ShownValues shown, IReadOnlyList<SurfaceMesh> surfaces, BrainPicture look)
    {
        if (parcels.Positions is not { } centres) { throw new ArgumentMistake($"The {parcels.Count} parcels have no positions, so none can be found on a surface.", "Give their centres: new ParcelSpace(names, positions)."); }

        return Drawn(map, shown, look, [.. surfaces.Select(mesh => (mesh, NearestOf(mesh, centres, shown.Values), true))]);
    }

    /// <summary>Voxels on surfaces that were given: each vertex has the value of the voxel that holds it.</summary>
    public static Figure OfVoxels(BrainMap map, VoxelSpace space, ShownValues shown, IReadOnlyList<SurfaceMesh> surfaces, BrainPicture look) =>
        Drawn(map, shown, look, [.. surfaces.Select(mesh => (mesh, Enumerable.Range(0, mesh.VertexCount).Select(v => space.PlaceAt(mesh.PositionOf(v)) is { } place ? shown.Values[place] : float.NaN).ToArray(), false))]);

    private static Figure Drawn(BrainMap map, ShownValues shown, BrainPicture look, IReadOnlyList<(SurfaceMesh Mesh, float[] Values, bool IsFlat)> hemispheres)
    {
        // Left outside, left midline, right midline, right outside: the midlines stand beside each other.
        var isLabels = shown.Colors.AreLabels;
        var views = hemispheres.Count == 2 && hemispheres.Any(h => IsLeft(h.Mesh)) && hemispheres.Any(h => !IsLeft(h.Mesh))
            ? hemispheres.OrderBy(h => IsLeft(h.Mesh) ? 0 : 1).SelectMany((h, n) => n == 0 ? Both(h, isLabels) : Both(h, isLabels).Reverse())
            : hemispheres.SelectMany(h => Both(h, isLabels));
        return Chart.BrainSurfaces([.. views], shown.Colors, new BrainLook { WidthPx = look.WidthPx, Columns = look.Columns ?? 4, HasBar = look.HasBar, Light = look.Light }).WithTitle(map.Name, shown.Rule.Length > 0 ? shown.Rule : null);
    }

    private static IEnumerable<SurfaceView> Both((SurfaceMesh Mesh, float[] Values, bool IsFlat) part, bool isLabels)
    {
        var outwards = IsLeft(part.Mesh) ? -1 : 1;
        foreach (var (from, name) in new[] { (outwards, "lateral"), (-outwards, "medial") })
        {
            yield return new(part.Mesh.Coordinates, part.Mesh.Triangles, part.Values) { From = (from, 0, 0), IsFlat = part.IsFlat || isLabels, Label = $"{(IsLeft(part.Mesh) ? "left" : "right")}, {name}" };
        }
    }

    private static IEnumerable<(SurfaceSpace Space, float[] Values)> PartsOf(BrainSpace space, float[] values)
    {
        var parts = space switch
        {
            SurfaceSpace surface => [(surface, 0)],
            Grayordinates grayordinates => grayordinates.Structures.Index().Where(s => s.Item.Space is SurfaceSpace).Select(s => ((SurfaceSpace)s.Item.Space, grayordinates.StartOf(s.Index))),
            _ => Enumerable.Empty<(SurfaceSpace, int)>(),
        };
        foreach (var (surface, start) in parts)
        {
            var whole = new float[surface.Mesh.VertexCount];
            Array.Fill(whole, float.NaN);
            for (var n = 0; n < surface.Count; n++) { whole[surface.Vertices.Span[n]] = values[start + n]; }

            yield return (surface, whole);
        }
    }

    private static SurfaceMesh MeshFor(SurfaceMesh own, IReadOnlyList<SurfaceMesh>? surfaces)
    {
        if (surfaces is null) { return own; }

        var given = surfaces.FirstOrDefault(mesh => mesh.Structure == own.Structure) ?? throw new ArgumentMistake($"None of the surfaces is {own.Structure}: {string.Join(", ", surfaces.Select(mesh => mesh.Structure))}.", "Give one for each hemisphere that the map has.");
        return given.VertexCount == own.VertexCount ? given : throw new ArgumentMistake($"The surface {given.Structure} has {given.VertexCount} vertices; the map has {own.VertexCount}.", "Give a surface of the map's own mesh, for instance fs_LR 32k.");
    }

    private static float[] NearestOf(SurfaceMesh mesh, IReadOnlyList<Millimetres> centres, float[] values)
    {
        var side = IsLeft(mesh) ? -1 : 1;
        var own = Enumerable.Range(0, centres.Count).Where(p => centres[p].X * side >= 0).ToArray();
        var painted = new float[mesh.VertexCount];
        for (var v = 0; v < painted.Length; v++)
        {
            var (at, best, nearest) = (mesh.PositionOf(v), -1, double.PositiveInfinity);
            foreach (var p in own)
            {
                var (x, y, z) = (centres[p].X - at.X, centres[p].Y - at.Y, centres[p].Z - at.Z);
                var apart = (x * x) + (y * y) + (z * z);
                if (apart < nearest) { (best, nearest) = (p, apart); }
            }

            painted[v] = best < 0 || nearest > 16 * NearMm * NearMm ? float.NaN : values[best];
        }

        return painted;
    }

    private static bool IsLeft(SurfaceMesh mesh) => mesh.Structure.Contains("LEFT", StringComparison.OrdinalIgnoreCase) || mesh.Structure is "lh" or "L";
}
