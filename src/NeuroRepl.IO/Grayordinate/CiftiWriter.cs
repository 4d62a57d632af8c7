using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Writes a CIFTI-2 file as 32-bit floats.</summary>
internal static class CiftiWriter
{
    private const int Tile = 64;

    public static void Write(CiftiMatrix matrix, string path)
    {
        var kind = Checked(matrix, path);
        var shape = new[] { 1, 1, 1, 1, matrix.Rows.Count, matrix.Columns.Count };
        var header = new NiftiHeader
        {
            Version = 2, Shape = shape, Type = NiftiType.Float32, IntentCode = kind.IntentCode, IntentName = kind.IntentName, XyztUnits = 2 | 8, SclSlope = 1,
            Pixdim = [1, 1, 1, 1, 1, matrix.Rows is CiftiAxis.Series series ? series.Step : 1, 1, 1], Extensions = [NiftiExtension.Of(32, CiftiXmlWriter.Text(matrix, path))],
        };
        AtomicFile.Write(path, stream =>
        {
            stream.Write(NiftiHeaderWriter.Bytes(header));
            WriteMatrix(stream, matrix, path);
        });
    }

    private static CiftiKind Checked(CiftiMatrix matrix, string path)
    {
        var kind = CiftiKind.Of(path) ?? throw FileKind.Wrong(path, "the name of a CIFTI file", CiftiKind.Endings);
        var fitting = CiftiKind.All.FirstOrDefault(k => k.Rows == matrix.Rows.GetType() && k.HasParcelColumns == matrix.Space is ParcelSpace && k.HasParcelRows == matrix.Rows is CiftiAxis.Brain { Space: ParcelSpace })
            ?? throw new FileProblem(path, $"CIFTI has no file for {matrix.Rows} × {matrix.Columns}.", "Save the maps one by one.");
        return kind == fitting ? kind : throw new FileProblem(path, $"{matrix.Rows} × {matrix.Columns} is no {kind.Ending}.", $"Name it {fitting.Ending}.");
    }

    // The file has place after place; see CiftiReader.
    private static void WriteMatrix(Stream stream, CiftiMatrix matrix, string path)
    {
        var (maps, places) = (matrix.Rows.Count, matrix.Columns.Count);
        var tile = new float[Math.Min(Tile, places) * maps];
        for (var first = 0; first < places; first += Tile)
        {
            Work.Report($"writing {System.IO.Path.GetFileName(path)}", first, places);
            var count = Math.Min(Tile, places - first);
            for (var map = 0; map < maps; map++)
            {
                var row = matrix.Row(map).Span.Slice(first, count);
                for (var n = 0; n < count; n++) { tile[(n * maps) + map] = row[n]; }
            }

            stream.Write(MemoryMarshal.AsBytes(tile.AsSpan(0, count * maps)));
        }
    }
}
