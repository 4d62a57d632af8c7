using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Volumes;

/// <summary>Writes volumes as FreeSurfer has them: .mgh, or .mgz compressed; 32-bit floats.</summary>
internal static class MghWriter
{
    public static void Write(string path, VoxelSpace space, int count, Func<int, ReadOnlyMemory<float>> volume, float outside, double repetitionTimeSeconds = 0) => AtomicFile.Write(path, stream =>
    {
        if (FileKind.Is(path, ".mgh"))
        {
            Content(stream, space, count, volume, outside, repetitionTimeSeconds);
            return;
        }

        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        Content(packed, space, count, volume, outside, repetitionTimeSeconds);
    });

    private static void Content(Stream stream, VoxelSpace space, int count, Func<int, ReadOnlyMemory<float>> volume, float outside, double repetitionTimeSeconds)
    {
        stream.Write(MghHeader.Of(space.Grid, count));
        var whole = new float[space.Grid.Count];
        for (var n = 0; n < count; n++)
        {
            Array.Fill(whole, outside);
            var (values, voxels) = (volume(n), space.Voxels);
            for (var place = 0; place < space.Count; place++) { whole[voxels.Span[place]] = values.Span[place]; }

            if (BitConverter.IsLittleEndian) { ByteOrder.Swap<float>(whole); }

            stream.Write(MemoryMarshal.AsBytes(whole.AsSpan()));
        }

        var footer = new byte[20];                                        // TR in milliseconds, flip angle, TE, TI, field of view
        BinaryPrimitives.WriteSingleBigEndian(footer, (float)(1000 * repetitionTimeSeconds));
        stream.Write(footer);
    }
}
