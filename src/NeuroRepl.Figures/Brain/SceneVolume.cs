using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuroRepl.Figures.Brain;

/// <summary>A box of values for the viewer in a page: as NIfTI-1, cut to what has values, in 16 bits, compressed.</summary>
/// <param name="Shape">Voxels along each index, the first running fastest.</param>
/// <param name="Affine">Indices to millimetres: three rows of four numbers.</param>
/// <param name="Values">The values; NaN where there is none.</param>
public sealed record SceneVolume((int X, int Y, int Z) Shape, IReadOnlyList<double> Affine, float[] Values)
{
    /// <summary>The value that is shown darkest.</summary>
    public double Low { get; init; }

    /// <summary>The value that is shown brightest.</summary>
    public double High { get; init; } = 1;

    /// <summary>Whether it is only the shape of the head.</summary>
    public bool IsMask { get; init; }

    /// <summary>The bytes of a .nii.gz file.</summary>
    /// <remarks>NIfTI-1: the header's fields by their offsets; stored = value / slope in whole numbers of 16 bits, so that a value is right to 1 / 32,000 of the largest.</remarks>
    internal byte[] ToNifti()
    {
        var (from, to) = Box();
        int[] size = [to.X - from.X + 1, to.Y - from.Y + 1, to.Z - from.Z + 1];
        var largest = Values.Where(float.IsFinite).Select(value => Math.Abs((double)value)).DefaultIfEmpty(0).Max();
        var slope = largest > 0 ? largest / 32_000 : 1;
        var bytes = new byte[352 + (2 * size[0] * size[1] * size[2])];
        var header = bytes.AsSpan(0, 352);
        BinaryPrimitives.WriteInt32LittleEndian(header, 348);
        short[] dims = [3, (short)size[0], (short)size[1], (short)size[2], 1, 1, 1, 1];
        for (var n = 0; n < 8; n++) { BinaryPrimitives.WriteInt16LittleEndian(header[(40 + (2 * n))..], dims[n]); }

        BinaryPrimitives.WriteInt16LittleEndian(header[70..], 4);
        BinaryPrimitives.WriteInt16LittleEndian(header[72..], 16);
        for (var n = 0; n < 3; n++) { BinaryPrimitives.WriteSingleLittleEndian(header[(80 + (4 * n))..], (float)Math.Sqrt(Math.Pow(Affine[n], 2) + Math.Pow(Affine[4 + n], 2) + Math.Pow(Affine[8 + n], 2))); }

        BinaryPrimitives.WriteSingleLittleEndian(header[76..], 1);
        BinaryPrimitives.WriteSingleLittleEndian(header[108..], 352);
        BinaryPrimitives.WriteSingleLittleEndian(header[112..], (float)slope);
        header[123] = 2;
        BinaryPrimitives.WriteInt16LittleEndian(header[254..], 4);
        for (var row = 0; row < 3; row++)
        {
            var shift = Affine[(4 * row) + 3] + (Affine[4 * row] * from.X) + (Affine[(4 * row) + 1] * from.Y) + (Affine[(4 * row) + 2] * from.Z);
            for (var column = 0; column < 4; column++) { BinaryPrimitives.WriteSingleLittleEndian(header[(280 + (16 * row) + (4 * column))..], (float)(column == 3 ? shift : Affine[(4 * row) + column])); }
        }

        "n+1\0"u8.CopyTo(header[344..]);
        var at = 352;
        for (var k = from.Z; k <= to.Z; k++)
        {
            for (var j = from.Y; j <= to.Y; j++)
            {
                for (var i = from.X; i <= to.X; i++, at += 2)
                {
                    var value = Values[i + (Shape.X * (j + (Shape.Y * k)))];
                    BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), float.IsFinite(value) ? (short)Math.Round(value / slope) : (short)0);
                }
            }
        }

        return Gzip(bytes);
    }

    internal static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) { gzip.Write(bytes); }

        return packed.ToArray();
    }

    private ((int X, int Y, int Z) From, (int X, int Y, int Z) To) Box()
    {
        var (from, to) = ((X: Shape.X, Y: Shape.Y, Z: Shape.Z), (X: -1, Y: -1, Z: -1));
        for (var n = 0; n < Values.Length; n++)
        {
            if (float.IsNaN(Values[n])) { continue; }

            var (i, j, k) = (n % Shape.X, n / Shape.X % Shape.Y, n / (Shape.X * Shape.Y));
            (from, to) = ((Math.Min(from.X, i), Math.Min(from.Y, j), Math.Min(from.Z, k)), (Math.Max(to.X, i), Math.Max(to.Y, j), Math.Max(to.Z, k)));
        }

        return to.X < 0 ? ((0, 0, 0), (Shape.X - 1, Shape.Y - 1, Shape.Z - 1)) : (from, to);
    }
}
