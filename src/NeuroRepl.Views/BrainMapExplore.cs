using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Charts;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views;

/// <summary>Maps of brains to turn, cut and click through in notebooks and pages.</summary>
public static class BrainMapExplore
{
    private const int MostPeaks = 40;

    /// <summary>A map to explore in a notebook or a saved page: slices and a render with a cross-hair and its value, a slider for the threshold, and a table of clusters that jumps to their peaks. Needs no network.</summary>
    /// <remarks>What <c>Plot()</c> draws stands there until the viewer does, at a terminal, in .png files and where no script runs. A notebook grows by about 1 MB with the first one, and by the map's own size with each; <c>Plot()</c> alone costs a tenth of that.</remarks>
    /// <param name="map">The map: voxels, vertices or grayordinates; voxels and parcels on surfaces where these are given.</param>
    /// <param name="threshold">Where the slider stands first.</param>
    /// <param name="clusters">What the table lists; with a threshold its clusters if left out.</param>
    /// <param name="anatomy">A volume to show below the map.</param>
    /// <param name="surfaces">Meshes to show the map on.</param>
    /// <param name="look">Convention and size.</param>
    /// <example><code>CopeSet.Simulate().PermutationTest(200, seed: 1).T.Explore(threshold: 3)</code></example>
    public static Figure Explore(this BrainMap map, double? threshold = null, ClusterTable? clusters = null, BrainMap? anatomy = null, IReadOnlyList<SurfaceMesh>? surfaces = null, BrainPicture? look = null)
    {
        if (map.Space is ParcelSpace { Parcellation: { } parts }) { return BrainMapPlot.OverPlaces(map, parts).Explore(threshold, clusters, anatomy, surfaces, look); }

        var still = map.Plot(threshold: threshold, anatomy: anatomy, surfaces: surfaces, look: look);
        if (still.Traces is not [Picture]) { still = SurfaceFigure.Of(map, ShownValues.Of(map, threshold, null), surfaces, look ?? new BrainPicture()); }

        var shown = ShownValues.Of(map, threshold, null);
        var listed = clusters ?? (threshold is > 0 && map.Unit != "p" && HasNeighbours(map.Space) ? map.Clusters(threshold.Value) : null);
        var scene = new BrainScene(map.Name, shown.Colors) { IsRadiological = look?.IsRadiological ?? false };
        if (listed is { Count: > 0 }) { scene = WithPeaks(scene, listed); }

        return still.WithViewer(SceneOf(map, shown, anatomy, surfaces).On(scene));
    }

    /// <summary>The clusters to explore: their map, and a table that jumps to their peaks.</summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="anatomy">A volume to show below the map.</param>
    public static Figure Explore(this ClusterTable clusters, BrainMap? anatomy = null) =>
        clusters.Map.Explore(clusters.Count == 0 ? null : clusters.Min(cluster => cluster.Places.Min(place => Math.Abs(clusters.Map[place]))), clusters, anatomy);

    private static bool HasNeighbours(BrainSpace space) => space switch
    {
        VertexSpace => false,
        Grayordinates grayordinates => grayordinates.Structures.All(structure => structure.Space is not VertexSpace),
        _ => true,
    };

    private static ViewerParts SceneOf(BrainMap map, ShownValues shown, BrainMap? anatomy, IReadOnlyList<SurfaceMesh>? surfaces) => (map.Space, surfaces) switch
    {
        (VoxelSpace space, null) => ViewerParts.OfVoxels(space, shown.Values, map.Values.Span, anatomy),
        (Grayordinates grayordinates, _) when SubcorticalVoxels.Of(map, grayordinates, shown.Values) is { Space: VoxelSpace below } voxels =>
            ViewerParts.OfVoxels(below, voxels.Values.ToArray(), voxels.Values.Span, anatomy) with { Surfaces = SurfaceFigure.ViewsOf(map, shown, surfaces) },
        _ => new(null, null, SurfaceFigure.ViewsOf(map, shown, surfaces)),
    };

    private static BrainScene WithPeaks(BrainScene scene, ClusterTable clusters)
    {
        var table = ClusterTableView.GridOf(clusters);
        var rows = clusters.SelectMany(cluster => cluster.Peaks).Zip(table.Rows).Where(row => row.First.Position is not null).Take(MostPeaks).ToList();
        return scene with
        {
            Columns = table.Headers,
            Peaks = [.. rows.Select(row => (row.First.Position!.Value.X, row.First.Position.Value.Y, row.First.Position.Value.Z, (IReadOnlyList<string>)[.. row.Second.Select(cell => $"{cell}")]))],
            Start = rows.Count > 0 ? (rows[0].First.Position!.Value.X, rows[0].First.Position!.Value.Y, rows[0].First.Position!.Value.Z) : null,
        };
    }
}
