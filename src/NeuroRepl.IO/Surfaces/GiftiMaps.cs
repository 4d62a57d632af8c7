using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Surfaces;

/// <summary>Arrays of a GIFTI file as maps, series and labels, and back.</summary>
internal static class GiftiMaps
{
    public static bool Is(string path) => FileKind.Is(path, ".gii", ".gii.gz");

    /// <summary>Every column of every array as a map of vertices.</summary>
    public static IReadOnlyList<BrainMap> Maps(string path)
    {
        var image = Gifti.Open(path);
        List<BrainMap> maps = [];
        foreach (var array in Arrays(path, image))
        {
            var (vertices, columns, values) = (array.Shape[0], array.Shape.Count == 1 ? 1 : array.Shape[1], array.Values);
            var space = maps.Count > 0 && maps[0].Count == vertices ? maps[0].Space : Space(path, image, array, vertices);
            if (maps.Count > 0 && maps[0].Count != vertices) { throw new FileProblem(path, $"its arrays have {maps[0].Count} and {vertices} vertices.", FileProblem.Refetch); }

            for (var column = 0; column < columns; column++)
            {
                var name = array.Metadata.GetValueOrDefault("Name", "") is { Length: > 0 } given ? given : Arrays(path, image).Count * columns > 1 ? $"{image.Name}[{maps.Count}]" : image.Name;
                maps.Add(new(space, columns == 1 ? values : [.. Enumerable.Range(0, vertices).Select(vertex => values[(vertex * columns) + column])]) { Name = name });
            }
        }

        return maps;
    }

    /// <summary>The file's own word about the time between its arrays, in seconds; 0 where it has none.</summary>
    public static double TimeStep(GiftiImage image) =>
        image.Metadata.Concat(image.Arrays[0].Metadata).Where(entry => entry.Key == "TimeStep").Select(entry => double.TryParse(entry.Value, out var step) ? step : 0).FirstOrDefault();

    public static IReadOnlyList<Parcellation> Labels(string path)
    {
        var image = Gifti.Open(path);
        var arrays = Arrays(path, image).Where(array => array.Intent == "LABEL").ToArray();
        if (arrays.Length == 0) { throw new FileProblem(path, $"it holds {string.Join(", ", image.Arrays.Select(array => array.Intent).Distinct())}, no labels.", "BrainMap.Open opens values of vertices, SurfaceMesh.Open surfaces."); }

        return
        [
            .. arrays.Select((array, n) => new Parcellation(Space(path, image, array, array.Shape[0]), Keys(array, image.Name), image.Labels)
            {
                Name = array.Metadata.GetValueOrDefault("Name", "") is { Length: > 0 } given ? given : image.Name,
            }),
        ];
    }

    public static void Save(IReadOnlyList<BrainMap> maps, string path, string intent)
    {
        var metadata = Hemisphere.Metadata(Structure(maps[0].Space, path));
        var arrays = maps.Select(map => new GiftiArray(intent, [Whole(map.Space)], Spread(map, intent == "TIME_SERIES" ? 0 : float.NaN)) { Metadata = new Dictionary<string, string> { ["Name"] = map.Name } });
        new GiftiImage([.. arrays]) { Metadata = metadata }.Save(path);
    }

    public static void Save(Parcellation labels, string path)
    {
        var keys = new int[Whole(labels.Space)];
        foreach (var (place, vertex) in Vertices(labels.Space).Index()) { keys[vertex] = labels.Keys.Span[place]; }

        var array = new GiftiArray("LABEL", [keys.Length], keys) { Metadata = new Dictionary<string, string> { ["Name"] = labels.Name } };
        new GiftiImage([array]) { Metadata = Hemisphere.Metadata(Structure(labels.Space, path)), Labels = ParcellationFiles.Complete(labels) }.Save(path);
    }

    public static string Structure(BrainSpace space, string path) => space switch
    {
        SurfaceSpace surface => surface.Mesh.Structure,
        VertexSpace vertices => vertices.Structure,
        _ => throw new FileProblem(path, $"GIFTI holds the vertices of one surface, and these are {space}.", space is Grayordinates ? "Name it .dscalar.nii, or save one structure: map.On(((Grayordinates)map.Space)[\"CORTEX_LEFT\"].Space).Save(…)." : "Voxels are saved as .nii.gz."),
    };

    public static int Whole(BrainSpace space) => space is SurfaceSpace surface ? surface.Mesh.VertexCount : ((VertexSpace)space).VertexCount;

    public static int[] Vertices(BrainSpace space) => (space is SurfaceSpace surface ? surface.Vertices : ((VertexSpace)space).Vertices).ToArray();

    private static float[] Spread(BrainMap map, float outside)
    {
        var values = new float[Whole(map.Space)];
        Array.Fill(values, outside);
        foreach (var (place, vertex) in Vertices(map.Space).Index()) { values[vertex] = map[place]; }

        return values;
    }

    private static List<GiftiArray> Arrays(string path, GiftiImage image)
    {
        List<GiftiArray> arrays = [.. image.Arrays.Where(array => array.Intent is not ("POINTSET" or "TRIANGLE") && array.Shape.Count <= 2)];
        return arrays.Count > 0 ? arrays : throw new FileProblem(path, $"it holds {(image.Arrays.Count > 0 ? string.Join(", ", image.Arrays.Select(array => array.Intent)) : "no array")}, no values of vertices.", "SurfaceMesh.Open opens a surface.");
    }

    private static VertexSpace Space(string path, GiftiImage image, GiftiArray array, int vertices) => new(Hemisphere.Of(path, null, array.Metadata, image.Metadata), vertices);

    private static int[] Keys(GiftiArray array, string name) => array.Raw as int[] ?? WholeNumbers.Of(array.Values, vertex => $"vertex {vertex}", name);
}
