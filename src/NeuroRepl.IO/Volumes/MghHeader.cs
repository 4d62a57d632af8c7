using System.Buffers.Binary;

namespace NeuroRepl.IO.Volumes;

/// <summary>FreeSurfer's volumes (.mgh, .mgz) told in the words of a NIfTI header, so that all that reads volumes reads them too.</summary>
/// <remarks>284 bytes, most significant first: version, four lengths, type, degrees of freedom, a flag, three spacings, the directions of x, y and z, the centre; the data; then TR in milliseconds and other numbers.</remarks>
internal static class MghHeader
{
    private const int Bytes = 284;

    public static bool Is(string path) => FileKind.Is(path, ".mgh", ".mgz", ".mgh.gz");

    public static NiftiHeader Read(ByteSource source)
    {
        var block = new byte[Bytes];
        source.Fill(block, "the MGH header");
        int Whole(int at) => BinaryPrimitives.ReadInt32BigEndian(block.AsSpan(at));
        double Real(int at) => BinaryPrimitives.ReadSingleBigEndian(block.AsSpan(at));
        if (Whole(0) != 1) { throw FileProblem.In(source.Path, "the version", Whole(0), 0, "FreeSurfer's volumes have version 1", "Check that it is an .mgh or .mgz file."); }

        var shape = new int[4];
        var voxels = 1L;
        for (var d = 0; d < 4; d++)
        {
            shape[d] = Whole(4 + (4 * d));
            if (shape[d] < 1 || voxels > (1L << 48) / shape[d]) { throw FileProblem.In(source.Path, d < 3 ? "a length of the volume" : "the number of frames", shape[d], 4 + (4 * d), "it is 1 or more, and the file has to hold them all", FileProblem.Refetch); }

            voxels *= shape[d];
        }

        var type = Whole(20) switch
        {
            0 => NiftiType.UInt8, 1 => NiftiType.Int32, 3 => NiftiType.Float32, 4 => NiftiType.Int16, 10 => NiftiType.UInt16,
            var other => throw FileProblem.In(source.Path, "the type", other, 20, "0 (bytes), 1 (32 bits), 3 (floats), 4 and 10 (16 bits) are known", "Convert it with mri_convert -odt float."),
        };
        var wanted = Bytes + (voxels * NiftiElement.Of(type)!.VoxelBytes);
        if (wanted > source.MostLength) { throw FileProblem.In(source.Path, "the lengths", $"{string.Join(" × ", shape)} of {type}", 4, $"the file would need {wanted} bytes, and it can hold {source.MostLength}", FileProblem.Refetch); }

        var isPlaced = BinaryPrimitives.ReadInt16BigEndian(block.AsSpan(28)) != 0;
        double[] spacing = isPlaced ? [Real(30), Real(34), Real(38)] : [1, 1, 1];
        double[] turn = isPlaced ? [.. Enumerable.Range(0, 9).Select(n => Real(42 + (4 * n)))] : [-1, 0, 0, 0, 0, -1, 0, 1, 0];
        double[] centre = isPlaced ? [Real(78), Real(82), Real(86)] : [0, 0, 0];
        var rows = new double[12];
        for (var row = 0; row < 3; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                rows[(4 * row) + column] = turn[(3 * column) + row] * spacing[column];
                rows[(4 * row) + 3] -= rows[(4 * row) + column] * shape[column] / 2.0;
            }

            rows[(4 * row) + 3] += centre[row];
        }

        var header = new NiftiHeader { Shape = shape[3] > 1 ? shape : shape[..3], Type = type, IsBigEndian = true, VoxOffset = Bytes, XyztUnits = 2 | 16 };
        header = header.WithAffine([.. rows, 0, 0, 0, 1], code: 1);
        return shape[3] > 1 ? header with { Pixdim = [.. header.Pixdim.Take(4), MillisecondsBetweenFrames(source.Path, wanted), 1, 1, 1] } : header;
    }

    // It stands behind the data; a file without it says nothing, which is 0.
    private static double MillisecondsBetweenFrames(string path, long at)
    {
        using var source = ByteSource.Open(path);
        Span<byte> four = stackalloc byte[4];
        source.SkipTo(at, "the data");
        return source.Read(four) == 4 ? BinaryPrimitives.ReadSingleBigEndian(four) : 0;
    }

    /// <summary>Writes volumes as 32-bit floats.</summary>
    public static byte[] Of(Domain.Imaging.VoxelGrid grid, int frames)
    {
        var block = new byte[Bytes];
        void Whole(int at, int value) => BinaryPrimitives.WriteInt32BigEndian(block.AsSpan(at), value);
        void Real(int at, double value) => BinaryPrimitives.WriteSingleBigEndian(block.AsSpan(at), (float)value);
        int[] numbers = [1, grid.Nx, grid.Ny, grid.Nz, frames, 3, 0];
        for (var n = 0; n < numbers.Length; n++) { Whole(4 * n, numbers[n]); }

        BinaryPrimitives.WriteInt16BigEndian(block.AsSpan(28), 1);
        var size = grid.Affine.VoxelSize;
        double[] spacing = [size.X, size.Y, size.Z];
        var centre = grid.Affine.At(grid.Nx / 2.0, grid.Ny / 2.0, grid.Nz / 2.0);
        for (var column = 0; column < 3; column++)
        {
            Real(30 + (4 * column), spacing[column]);
            for (var row = 0; row < 3; row++) { Real(42 + (4 * ((3 * column) + row)), grid.Affine.Rows[(4 * row) + column] / spacing[column]); }
        }

        Real(78, centre.X);
        Real(82, centre.Y);
        Real(86, centre.Z);
        return block;
    }
}
