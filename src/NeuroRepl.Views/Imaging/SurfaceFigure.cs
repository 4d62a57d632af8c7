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
    public static Figure Of(BrainMap map, ShownValues shown, IReadOnlyList<SurfaceMesh>? surfaces, BrainPicture look) =>
        Drawn(map, shown, look, [.. PartsOf(map.Space, shown.Values, surfaces).Select(part => (part.Mesh, part.Values, false))]);

    /// <summary>Each hemisphere once, for a viewer.</summary>
    public static IReadOnlyList<SurfaceView> ViewsOf(BrainMap map, ShownValues shown, IReadOnlyList<SurfaceMesh>? surfaces) => (map.Space, surfaces) switch
    {
        (VoxelSpace space, { } meshes) => [.. meshes.Select(mesh => new SurfaceView(mesh.Coordinates, mesh.Triangles, AtVertices(mesh, space, shown.Values)))],
        (ParcelSpace { Positions: { } centres }, { } meshes) => [.. meshes.Select(mesh => new SurfaceView(mesh.Coordinates, mesh.Triangles, NearestOf(mesh, centres, shown.Values)))],
        _ when PartsOf(map.Space, shown.Values, surfaces).ToList() is [_, ..] parts => [.. parts.Select(part => new SurfaceView(part.Mesh.Coordinates, part.Mesh.Triangles, part.Values))],
        _ => throw new ArgumentMistake($"{map.Name} lies on {map.Space}; a viewer shows voxels and surfaces.", "Give surfaces to show it on: surfaces: [left, right], or SIMULATED shapes: surfaces: SurfaceMesh.Simulate()."),
    };

    /// <summary>Parcels on surfaces that were given: each vertex has the value of the nearest centre on its side.</summary>
    public static Figure OfParcels(BrainMap map, ParcelSpace parcels, ShownValues shown, IReadOnlyList<SurfaceMesh> surfaces, BrainPicture look)
    {
        if (parcels.Positions is not { } centres) { throw new ArgumentMistake($"The {parcels.Count} parcels have no positions, so none can be found on a surface.", "Give their centres: new ParcelSpace(names, positions)."); }

        return Drawn(map, shown, look, [.. surfaces.Select(mesh => (mesh, NearestOf(mesh, centres, shown.Values), true))]);
    }

    /// <summary>Voxels on surfaces that were given: each vertex has the value of the voxel that holds it.</summary>
    public static Figure OfVoxels(BrainMap map, VoxelSpace space, ShownValues shown, IReadOnlyList<SurfaceMesh> surfaces, BrainPicture look) =>
        Drawn(map, shown, look, [.. surfaces.Select(mesh => (mesh, AtVertices(mesh, space, shown.Values), false))]);

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

    // Each hemisphere as a whole surface of values; without a mesh of its own it needs one that is given.
    private static IEnumerable<(SurfaceMesh Mesh, float[] Values)> PartsOf(BrainSpace space, float[] values, IReadOnlyList<SurfaceMesh>? surfaces)
    {
        var parts = space is Grayordinates grayordinates ? grayordinates.Structures.Index().Select(s => (s.Item.Space, grayordinates.StartOf(s.Index))) : [(space, 0)];
        foreach (var (part, start) in parts)
        {
            var (structure, count, vertices, own) = part switch
            {
                SurfaceSpace surface => (surface.Mesh.Structure, surface.Mesh.VertexCount, surface.Vertices, surface.Mesh),
                VertexSpace known => (known.Structure, known.VertexCount, known.Vertices, null),
                _ => ("", 0, ReadOnlyMemory<int>.Empty, (SurfaceMesh?)null),
            };
            if (count == 0) { continue; }

            var whole = new float[count];
            Array.Fill(whole, float.NaN);
            for (var n = 0; n < vertices.Length; n++) { whole[vertices.Span[n]] = values[start + n]; }

            yield return (MeshFor(structure, count, own, surfaces), whole);
        }
    }

    private static SurfaceMesh MeshFor(string structure, int vertices, SurfaceMesh? own, IReadOnlyList<SurfaceMesh>? surfaces)
    {
        if (surfaces is null)
        {
            return own ?? throw new ArgumentMistake($"The map knows its {vertices} vertices of {structure} by number only, not where they lie.", "Give the surfaces: map.Plot(surfaces: [SurfaceMesh.Open(\"lh.inflated.surf.gii\"), SurfaceMesh.Open(\"rh.inflated.surf.gii\")]).");
        }

        var given = surfaces.FirstOrDefault(mesh => mesh.Structure == structure) ?? throw new ArgumentMistake($"None of the surfaces is {structure}: {string.Join(", ", surfaces.Select(mesh => mesh.Structure))}.", "Give one for each hemisphere that the map has.");
        return given.VertexCount == vertices ? given : throw new ArgumentMistake($"The surface {structure} has {given.VertexCount} vertices; the map has {vertices}.", "Give a surface of the map's own mesh, for instance fs_LR 32k.");
    }

    private static float[] AtVertices(SurfaceMesh mesh, VoxelSpace space, float[] values) =>
        [.. Enumerable.Range(0, mesh.VertexCount).Select(vertex => space.PlaceAt(mesh.PositionOf(vertex)) is { } place ? values[place] : float.NaN)];

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
