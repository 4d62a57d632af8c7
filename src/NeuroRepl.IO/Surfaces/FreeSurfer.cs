using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Surfaces;

/// <summary>FreeSurfer's label files; its surfaces, values, annotations and volumes are opened by SurfaceMesh.Open, BrainMap.Open and Parcellation.Open.</summary>
public static class FreeSurfer
{
    /// <summary>Opens a label (.label) as a mask of vertices: 1 inside, 0 elsewhere.</summary>
    /// <param name="path">The file.</param>
    /// <param name="vertexCount">How many vertices the surface has; the file does not say it (fsaverage: 163842).</param>
    /// <param name="structure">"left" or "right"; without it from the file's name.</param>
    /// <exception cref="FileProblem">The file is missing, is no label, or names a vertex that the surface does not have.</exception>
    public static BrainMap OpenLabel(string path, int vertexCount, string? structure = null)
    {
        var whole = DataPath.Resolve(path);
        var space = new VertexSpace(Hemisphere.Of(whole, structure), vertexCount);
        var values = new float[vertexCount];
        foreach (var vertex in Vertices(whole))
        {
            values[vertex >= 0 && vertex < vertexCount ? vertex : throw new FileProblem(whole, $"it names vertex {vertex}; the surface has {vertexCount}.", "Give the number of vertices of the surface that it was drawn on.")] = 1;
        }

        return new(space, values) { Name = FileKind.Stem(whole) };
    }

    /// <summary>Saves a mask of vertices as a label: those that are neither 0 nor missing, with their values.</summary>
    /// <param name="mask">A map of vertices.</param>
    /// <param name="path">The file: .label.</param>
    /// <exception cref="FileProblem">The ending is another one, or the map is not one of a surface.</exception>
    public static void SaveLabel(BrainMap mask, string path)
    {
        if (!FileKind.Is(path, ".label")) { throw FileKind.Wrong(path, "the name of a FreeSurfer label", ".label"); }

        GiftiMaps.Structure(mask.Space, path);
        var (vertices, mesh) = (GiftiMaps.Vertices(mask.Space), (mask.Space as SurfaceSpace)?.Mesh);
        var lines = Enumerable.Range(0, mask.Count).Where(place => mask[place] != 0 && !float.IsNaN(mask[place])).Select(place =>
        {
            var at = mesh?.PositionOf(vertices[place]) ?? default;
            return string.Create(CultureInfo.InvariantCulture, $"{vertices[place]} {at.X:0.000} {at.Y:0.000} {at.Z:0.000} {mask[place]:R}");
        }).ToArray();
        Guard.NotEmpty(lines, "the mask");
        AtomicFile.WriteText(path, $"#!ascii label {mask.Name}\n{lines.Length}\n{string.Join('\n', lines)}\n");
    }

    private static int[] Vertices(string path)
    {
        var lines = TextFile.ReadOld(path).Split('\n').Index().Where(line => line.Item.Trim().Length > 0 && line.Item[0] != '#').ToArray();
        if (lines.Length == 0 || !int.TryParse(lines[0].Item.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)) { throw new FileProblem(path, "it does not begin with the number of its vertices.", "Check that it is a FreeSurfer label."); }

        if (lines.Length - 1 != count) { throw new FileProblem(path, $"it says {count} vertices and lists {lines.Length - 1}.", FileProblem.Refetch); }

        return [.. lines.Skip(1).Select(line => int.TryParse(line.Item.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var vertex)
            ? vertex
            : throw FileProblem.InText(path, "the line", $"\"{line.Item.Trim()}\"", line.Index + 1, 1, "a vertex's number, three coordinates and a value are expected", FileProblem.Refetch))];
    }
}
