using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views;

/// <summary>Maps of brains as pictures.</summary>
public static class BrainMapPlot
{
    /// <summary>A picture of a map: slices for voxels, the four views of a cortex for vertices and grayordinates, a glass brain of discs for parcels. Saved as .png, .svg or .pdf without a browser.</summary>
    /// <remarks>p-values (unit "p") are shown as −log₁₀ p from 1.3 up. A pixel has the value of the voxel that holds it; slices of tilted volumes are cut in millimetres.</remarks>
    /// <param name="map">The map.</param>
    /// <param name="cut">Axial, coronal or sagittal slices, orthogonal views, a glass brain, surfaces; what suits the map if left out.</param>
    /// <param name="threshold">Values nearer to 0 are not coloured; the colour bar shows the gap.</param>
    /// <param name="range">The values at the ends of the colour bar; from the map if left out, symmetric where it has both signs.</param>
    /// <param name="slices">How many slices, spread over what is coloured; 15 if left out.</param>
    /// <param name="at">Where to cut instead, in millimetres: <c>at: [-20, 0, 24]</c>.</param>
    /// <param name="cross">Where the cross-hair of orthogonal views stands; at the strongest value if left out.</param>
    /// <param name="anatomy">A volume to draw below the map, on any grid in the same millimetres; the map's own mask if left out.</param>
    /// <param name="outline">A map of voxels whose regions (values other than 0) get a line around them: clusters, a mask, an atlas.</param>
    /// <param name="surfaces">Meshes to paint the map on; a map of vertices has its own.</param>
    /// <param name="look">Convention, size, columns, light.</param>
    /// <example><code>CopeSet.Simulate().PermutationTest(500, seed: 1).T.Plot(threshold: 3)</code></example>
    /// <exception cref="ArgumentMistake">The map cannot be shown so, or what is drawn with it lies in another kind of space.</exception>
    public static Figure Plot(
        this BrainMap map, Cut? cut = null, double? threshold = null, (double Low, double High)? range = null, int? slices = null, IReadOnlyList<double>? at = null, Millimetres? cross = null,
        BrainMap? anatomy = null, BrainMap? outline = null, IReadOnlyList<SurfaceMesh>? surfaces = null, BrainPicture? look = null)
    {
        if (range is { } ends && !(ends.Low < ends.High)) { throw new ArgumentMistake($"The range runs from {ends.Low} to {ends.High}.", "Give the lower end first: range: (-6, 6)."); }

        // Parcels that know their places are drawn as these.
        if (map.Space is ParcelSpace { Parcellation: { } parts }) { return OverPlaces(map, parts).Plot(cut, threshold, range, slices, at, cross, anatomy, outline, surfaces, look); }

        var (chosen, shown) = (look ?? new BrainPicture(), ShownValues.Of(map, threshold, range));
        var kind = cut ?? (map.Space switch { VoxelSpace when surfaces is not null => Cut.Surface, VoxelSpace => cross is null ? Cut.Axial : Cut.Ortho, ParcelSpace when surfaces is null => Cut.Glass, _ => Cut.Surface });
        return (map.Space, kind) switch
        {
            (VoxelSpace space, Cut.Glass) => GlassFigure.OfVoxels(map, space, shown, chosen),
            (VoxelSpace space, Cut.Surface) => SurfaceFigure.OfVoxels(map, space, shown, surfaces ?? throw NoSurface(map), chosen),
            (VoxelSpace space, Cut.Ortho) => new SliceFigure(map, space, shown, anatomy, outline, chosen).Ortho(cross),
            (VoxelSpace space, _) => new SliceFigure(map, space, shown, anatomy, outline, chosen).Mosaic(kind, slices, at),
            (ParcelSpace { Positions: { } centres }, Cut.Glass) => GlassFigure.OfParcels(map, centres, shown, chosen),
            (ParcelSpace parcels, Cut.Surface) => SurfaceFigure.OfParcels(map, parcels, shown, surfaces ?? throw NoSurface(map), chosen),
            (SurfaceSpace or VertexSpace or Grayordinates, Cut.Surface) => Grayordinate(map, shown, surfaces, anatomy, chosen),
            (ParcelSpace, _) => throw new ArgumentMistake($"{map.Name} lies on {map.Space} {(map.Space is ParcelSpace { Positions: null } ? "without positions" : "")}: it has no slices.", "Parcels with positions make a glass brain, cut: Cut.Glass, or colour surfaces, surfaces: [left, right]."),
            _ => throw new ArgumentMistake($"{map.Name} lies on {map.Space}, which is not cut into slices.", "Leave cut out: map.Plot()."),
        };
    }

    // The cortex on its surfaces, and below it what lies in voxels.
    private static Figure Grayordinate(BrainMap map, ShownValues shown, IReadOnlyList<SurfaceMesh>? surfaces, BrainMap? anatomy, BrainPicture look)
    {
        if (map.Space is not Grayordinates grayordinates) { return SurfaceFigure.Of(map, shown, surfaces, look); }

        var voxels = SubcorticalVoxels.Of(map, grayordinates, shown.Values);
        var hasCortex = grayordinates.Structures.Any(structure => structure.Space is SurfaceSpace or VertexSpace);
        if (voxels is null) { return hasCortex ? SurfaceFigure.Of(map, shown, surfaces, look) : throw new ArgumentMistake($"{map.Name} has neither surfaces nor voxels that can be drawn.", "Give its meshes when it is opened."); }

        var below = new SliceFigure(voxels, (VoxelSpace)voxels.Space, shown.On(voxels.Values.ToArray()), anatomy, null, look with { HasBar = !hasCortex, HasGuide = false }).Mosaic(Cut.Axial, 7, null);
        if (!hasCortex) { return below; }

        return Figure.Grid([SurfaceFigure.Of(map, shown, surfaces, look).WithTitle("cortex"), below.WithTitle("subcortical voxels")], columns: 1, letters: false).WithTitle(map.Name, shown.Rule.Length > 0 ? shown.Rule : null);
    }

    internal static BrainMap OverPlaces(BrainMap map, Parcellation parts)
    {
        var values = new float[parts.Space.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = parts.ParcelOf.Span[place] is >= 0 and var parcel ? map[parcel] : float.NaN; }

        return new(parts.Space, values) { Name = map.Name, Unit = map.Unit, Notes = map.Notes };
    }

    private static ArgumentMistake NoSurface(BrainMap map) => new(
        $"{map.Name} lies on {map.Space}; to paint it on a cortex, its surfaces are needed.", "Give one a hemisphere: surfaces: [left, right], or SIMULATED shapes: surfaces: SurfaceMesh.Simulate().");
}
