using System.Buffers.Binary;
using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Surfaces;

/// <summary>FreeSurfer's surfaces (lh.pial, lh.sphere …), values of vertices (lh.curv, lh.thickness …) and annotations (.annot), read and written.</summary>
internal static class FreeSurferFiles
{
    private const int Triangles = 0xFFFFFE;
    private const int NewCurv = 0xFFFFFF;
    private static readonly string[] Curvs = [".curv", ".thickness", ".sulc", ".area", ".volume", ".jacobian_white", ".curv.pial", ".area.pial", ".avg_curv", ".curvature"];
    private static readonly string[] Surfaces = [".white", ".pial", ".sphere", ".sphere.reg", ".inflated", ".orig", ".smoothwm", ".midthickness", ".graymid", ".surf"];

    public static bool IsCurv(string path) => FileKind.Is(path, Curvs);

    public static bool IsSurface(string path) => FileKind.Is(path, Surfaces);

    public static SurfaceMesh ReadSurface(string path, string? structure)
    {
        using var bytes = new FreeSurferBytes(path);
        var magic = bytes.Magic3();
        if (magic != Triangles) { throw FileProblem.In(path, "the magic number", $"0x{magic:X6}", 0, magic == NewCurv ? "0xFFFFFF is one of values of vertices, or an old surface of quadrangles; triangles have 0xFFFFFE" : "a FreeSurfer surface begins with 0xFFFFFE", "BrainMap.Open opens values of vertices; mris_convert makes triangles of quadrangles."); }

        bytes.SkipComment();
        var vertices = bytes.Count("the number of vertices", 12);
        var triangles = bytes.Count("the number of triangles", 12, least: 0);
        return Mesh(path, bytes.Array<float>(3 * vertices, "the coordinates"), bytes.Array<int>(3 * triangles, "the triangles"), Hemisphere.Of(path, structure));
    }

    /// <summary>A mesh of a file's numbers; what cannot be is told with the file's name.</summary>
    public static SurfaceMesh Mesh(string path, float[] coordinates, int[] triangles, string structure)
    {
        if (Array.FindIndex(coordinates, value => !float.IsFinite(value)) is >= 0 and var odd) { throw new FileProblem(path, $"vertex {odd / 3} has a coordinate that is {coordinates[odd]}.", FileProblem.Refetch); }

        if (Array.FindIndex(triangles, vertex => vertex < 0 || vertex >= coordinates.Length / 3) is >= 0 and var at) { throw new FileProblem(path, $"triangle {at / 3} names vertex {triangles[at]}; there are {coordinates.Length / 3}.", FileProblem.Refetch); }

        return new(coordinates, triangles, structure);
    }

    public static void Write(SurfaceMesh mesh, string path) => AtomicFile.Write(path, stream =>
    {
        stream.Write([0xFF, 0xFF, 0xFE]);
        stream.Write("created by NeuroRepl\n\n"u8);
        Write(stream, [mesh.VertexCount, mesh.TriangleCount]);
        Write(stream, mesh.Coordinates.ToArray());
        Write(stream, mesh.Triangles.ToArray());
    });

    public static BrainMap ReadCurv(string path)
    {
        using var bytes = new FreeSurferBytes(path);
        var magic = bytes.Magic3();
        if (magic != NewCurv) { throw FileProblem.In(path, "the magic number", $"0x{magic:X6}", 0, "values of vertices begin with 0xFFFFFF (the old format without it is not read)", magic == Triangles ? "This is a surface: SurfaceMesh.Open." : "mri_convert or mris_convert -c writes the new format."); }

        var vertices = bytes.Count("the number of vertices", 4);
        bytes.Int32("the number of triangles");
        var each = bytes.Int32("the number of values a vertex");
        if (each != 1) { throw FileProblem.In(path, "the number of values a vertex", each, 11, "one is read", FileProblem.Refetch); }

        return new(new VertexSpace(Hemisphere.Of(path, null), vertices), bytes.Array<float>(vertices, "the values")) { Name = System.IO.Path.GetFileName(path) };
    }

    public static void WriteCurv(BrainMap map, string path)
    {
        GiftiMaps.Structure(map.Space, path);
        var values = new float[GiftiMaps.Whole(map.Space)];
        foreach (var (place, vertex) in GiftiMaps.Vertices(map.Space).Index()) { values[vertex] = map[place]; }

        AtomicFile.Write(path, stream =>
        {
            stream.Write([0xFF, 0xFF, 0xFF]);
            Write(stream, [values.Length, map.Space is SurfaceSpace surface ? surface.Mesh.TriangleCount : 0, 1]);
            Write(stream, values);
        });
    }

    /// <summary>A label a vertex; in the file a label is its colour, here its number in the colour table, −1 where no colour fits.</summary>
    public static Parcellation ReadAnnot(string path)
    {
        using var bytes = new FreeSurferBytes(path);
        var count = bytes.Count("the number of vertices", 8);
        var pairs = bytes.Array<int>(2 * count, "the labels");
        if (bytes.Int32("whether there is a colour table") == 0) { throw new FileProblem(path, "it has no colour table, so its labels have no names.", "Write it again with its table (mris_ca_label, mri_annotation2label)."); }

        var labels = Table(bytes);
        var keyOf = labels.DistinctBy(Colour).ToDictionary(Colour, label => label.Key);
        var keys = new int[count];
        Array.Fill(keys, -1);
        for (var n = 0; n < count; n++)
        {
            var vertex = pairs[2 * n];
            if (vertex < 0 || vertex >= count) { throw new FileProblem(path, $"it names vertex {vertex}; it has {count}.", FileProblem.Refetch); }

            keys[vertex] = keyOf.GetValueOrDefault(pairs[(2 * n) + 1] & 0xFFFFFF, -1);
        }

        return new(new VertexSpace(Hemisphere.Of(path, null), count), keys, keys.Contains(-1) ? [new(-1, "???", Alpha: 0), .. labels] : labels) { Name = FileKind.Stem(path) };
    }

    public static void WriteAnnot(Parcellation labels, string path)
    {
        GiftiMaps.Structure(labels.Space, path);
        var table = labels.Labels.Where(label => label.Key >= 0).ToArray();
        var twice = table.GroupBy(Colour).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null) { throw new FileProblem(path, $"in an annotation a label is its colour, and {string.Join(" and ", twice.Select(label => label.Name))} have the same.", "Give each label a colour of its own, or save as .label.gii or .dlabel.nii."); }

        var colour = table.ToDictionary(label => label.Key, Colour);
        var pairs = new int[2 * GiftiMaps.Whole(labels.Space)];
        for (var vertex = 0; vertex < pairs.Length / 2; vertex++) { pairs[2 * vertex] = vertex; }

        foreach (var (place, vertex) in GiftiMaps.Vertices(labels.Space).Index()) { pairs[(2 * vertex) + 1] = colour.GetValueOrDefault(labels.Keys.Span[place]); }

        AtomicFile.Write(path, stream =>
        {
            Write(stream, [pairs.Length / 2]);
            Write(stream, pairs);
            Write(stream, [1, -2, table.Length > 0 ? table.Max(label => label.Key) + 1 : 0]);
            Text(stream, "NeuroRepl");
            Write(stream, [table.Length]);
            foreach (var label in table)
            {
                Write(stream, [label.Key]);
                Text(stream, label.Name);
                Write(stream, [Byte(label.Red), Byte(label.Green), Byte(label.Blue), 255 - Byte(label.Alpha)]);
            }
        });
    }

    private static ParcelLabel[] Table(FreeSurferBytes bytes)
    {
        var version = bytes.Int32("the version of the colour table");
        if (version > 0)
        {
            bytes.Text(bytes.Count("the length of the table's name", 1, least: 0), "the table's name");
            if (version > bytes.Left / 20) { throw FileProblem.In(bytes.Path, "the number of colours", version, bytes.Position, $"the file can hold {bytes.Left / 20}", FileProblem.Refetch); }

            return [.. Enumerable.Range(0, version).Select(n => Label(bytes, n))];
        }

        if (version != -2) { throw new FileProblem(bytes.Path, $"its colour table is of version {-version}; 1 and 2 are read.", FileProblem.Refetch); }

        bytes.Int32("the size of the colour table");
        bytes.Text(bytes.Count("the length of the table's name", 1, least: 0), "the table's name");
        var labels = Enumerable.Range(0, bytes.Count("the number of colours", 24, least: 0)).Select(_ => Label(bytes, bytes.Int32("a label's number"))).ToArray();
        return labels.GroupBy(label => label.Key).FirstOrDefault(group => group.Count() > 1) is { } twice ? throw new FileProblem(bytes.Path, $"the label {twice.Key} is in its colour table twice.", FileProblem.Refetch) : labels;
    }

    private static ParcelLabel Label(FreeSurferBytes bytes, int key)
    {
        var name = bytes.Text(bytes.Count("the length of a label's name", 1, least: 0), "a label's name");
        var rgbt = bytes.Array<int>(4, "a label's colour");
        return new(key, name, rgbt[0] / 255.0, rgbt[1] / 255.0, rgbt[2] / 255.0, 1 - (rgbt[3] / 255.0));
    }

    private static int Colour(ParcelLabel label) => Byte(label.Red) | (Byte(label.Green) << 8) | (Byte(label.Blue) << 16);

    private static int Byte(double value) => (int)Math.Round(255 * Math.Clamp(value, 0, 1));

    private static void Text(Stream stream, string text)
    {
        byte[] letters = [.. System.Text.Encoding.UTF8.GetBytes(text), 0];
        Write(stream, [letters.Length]);
        stream.Write(letters);
    }

    private static void Write(Stream stream, int[] values)
    {
        var turned = new byte[4 * values.Length];
        for (var n = 0; n < values.Length; n++) { BinaryPrimitives.WriteInt32BigEndian(turned.AsSpan(4 * n), values[n]); }

        stream.Write(turned);
    }

    private static void Write(Stream stream, float[] values) => Write(stream, MemoryMarshal.Cast<float, int>(values).ToArray());
}
