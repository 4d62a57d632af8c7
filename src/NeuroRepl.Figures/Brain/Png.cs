using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuroRepl.Figures.Brain;

/// <summary>Rasters as PNG files: 8 bits of red, green and blue, compressed by the platform's zlib.</summary>
/// <remarks>ISO/IEC 15948 (PNG): chunks of clause 11, checksums of annex D, and of the filters of clause 9 those against the left and the upper pixel, whichever leaves less.</remarks>
internal static class Png
{
    private const double InchesPerMetre = 1 / 0.0254, PixelsPerInch = 96;
    private static readonly uint[] Checks = [.. Enumerable.Range(0, 256).Select(n => CheckOf((uint)n))];

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="raster">The pixels.</param>
    /// <param name="scale">How many of them make one of the figure's, 96 an inch; written down so that printed sizes are right.</param>
    public static byte[] Of(Raster raster, double scale = 1)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], raster.Height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);

        Span<byte> density = stackalloc byte[9];
        var perMetre = (int)Math.Round(scale * PixelsPerInch * InchesPerMetre);
        BinaryPrimitives.WriteInt32BigEndian(density, perMetre);
        BinaryPrimitives.WriteInt32BigEndian(density[4..], perMetre);
        density[8] = 1;
        Chunk(file, "pHYs"u8, density);

        Chunk(file, "IDAT"u8, Packed(raster));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Packed(Raster raster)
    {
        var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            var stride = 3 * raster.Width;
            byte[] left = new byte[stride + 1], up = new byte[stride + 1], before = new byte[stride];
            (left[0], up[0]) = (1, 2);
            for (var y = 0; y < raster.Height; y++)
            {
                var row = raster.Samples.Slice(y * stride, stride);
                var (lefts, ups) = (0L, 0L);
                for (var x = 0; x < stride; x++)
                {
                    left[x + 1] = (byte)(row[x] - (x < 3 ? 0 : row[x - 3]));
                    up[x + 1] = (byte)(row[x] - before[x]);
                    (lefts, ups) = (lefts + Math.Abs((int)(sbyte)left[x + 1]), ups + Math.Abs((int)(sbyte)up[x + 1]));
                }

                zlib.Write(ups <= lefts ? up : left);
                row.CopyTo(before);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(name);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Checked(Checked(uint.MaxValue, name), content));
        file.Write(number);
    }

    private static uint Checked(uint check, ReadOnlySpan<byte> bytes)
    {
        foreach (var one in bytes) { check = Checks[(check ^ one) & 0xFF] ^ (check >> 8); }

        return check;
    }

    private static uint CheckOf(uint number)
    {
        for (var bit = 0; bit < 8; bit++) { number = (number & 1) == 1 ? 0xEDB88320 ^ (number >> 1) : number >> 1; }

        return number;
    }
}
