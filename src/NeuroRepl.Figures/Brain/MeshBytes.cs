using System.Buffers.Binary;

namespace NeuroRepl.Figures.Brain;

/// <summary>Meshes and their values in mz3, the viewer's own format: a header of 16 bytes (magic, what follows, faces, vertices, skip), then the numbers; compressed.</summary>
internal static class MeshBytes
{
    private const short Magic = 23_117, HasFaces = 1, HasVertices = 2, HasScalars = 8;

    public static byte[] Shape(SurfaceView view)
    {
        var triangles = view.Triangles.Span;
        var coordinates = view.Coordinates.Span;
        var bytes = Header(HasFaces | HasVertices, triangles.Length / 3, coordinates.Length / 3, 4 * (triangles.Length + coordinates.Length));
        var at = 16;
        foreach (var corner in triangles) { BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), corner); at += 4; }
        foreach (var number in coordinates) { BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), number); at += 4; }

        return SceneVolume.Gzip(bytes);
    }

    public static byte[] Values(SurfaceView view)
    {
        var bytes = Header(HasScalars, 0, view.Values.Length, 4 * view.Values.Length);
        for (var n = 0; n < view.Values.Length; n++) { BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(16 + (4 * n)), float.IsFinite(view.Values[n]) ? view.Values[n] : 0); }

        return SceneVolume.Gzip(bytes);
    }

    private static byte[] Header(int has, int faces, int vertices, int length)
    {
        var bytes = new byte[16 + length];
        BinaryPrimitives.WriteInt16LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2), (short)has);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4), faces);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), vertices);
        return bytes;
    }
}
