using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NeuroRepl.IO.Volumes;

/// <summary>The data of a NIfTI file: bytes in either order to numbers of their own type, and those to floats.</summary>
internal static class NiftiVoxels
{
    private const int Tile = 1 << 14;
    private const int FirstGuess = 1 << 20;

    /// <summary>All elements of the data, in their own type and this machine's byte order, read straight into their array.</summary>
    public static Array Read(ByteSource source, NiftiHeader header)
    {
        var element = NiftiElement.Of(header.Type)!;
        var count = header.Voxels * element.PerVoxel;
        if (count > Array.MaxLength)
        {
            throw new FileProblem(source.Path, $"the image has {count} numbers, more than the {Array.MaxLength} that one array can hold.", "Split it into parts, for instance with fslsplit.");
        }

        var swap = header.IsBigEndian == BitConverter.IsLittleEndian;
        return element.Number switch
        {
            var t when t == typeof(byte) => Read<byte>(source, count, swap),
            var t when t == typeof(sbyte) => Read<sbyte>(source, count, swap),
            var t when t == typeof(short) => Read<short>(source, count, swap),
            var t when t == typeof(ushort) => Read<ushort>(source, count, swap),
            var t when t == typeof(int) => Read<int>(source, count, swap),
            var t when t == typeof(uint) => Read<uint>(source, count, swap),
            var t when t == typeof(long) => Read<long>(source, count, swap),
            var t when t == typeof(ulong) => Read<ulong>(source, count, swap),
            var t when t == typeof(float) => Read<float>(source, count, swap),
            _ => Read<double>(source, count, swap),
        };
    }

    /// <summary>The data as they go into a file.</summary>
    public static void Write(Stream stream, Array raw, bool bigEndian)
    {
        var swap = bigEndian == BitConverter.IsLittleEndian;
        switch (raw)
        {
            // byte[] and sbyte[], short[] and ushort[] … pass for each other in a type test of the runtime; only the width matters here
            case byte[] or sbyte[]: Write<byte>(stream, raw, swap); break;
            case short[] or ushort[]: Write<ushort>(stream, raw, swap); break;
            case int[] or uint[] or float[]: Write<uint>(stream, raw, swap); break;
            default: Write<ulong>(stream, raw, swap); break;
        }
    }

    /// <summary>Stored numbers × slope + inter, computed in double and rounded once.</summary>
    public static float[] ToFloat(Array raw, NiftiHeader header)
    {
        var type = raw.GetType().GetElementType();
        if (type == typeof(float) && !header.IsScaled) { return (float[])raw; }

        return type switch
        {
            var t when t == typeof(byte) => ToFloat((byte[])raw, header),
            var t when t == typeof(sbyte) => ToFloat((sbyte[])raw, header),
            var t when t == typeof(short) => ToFloat((short[])raw, header),
            var t when t == typeof(ushort) => ToFloat((ushort[])raw, header),
            var t when t == typeof(int) => ToFloat((int[])raw, header),
            var t when t == typeof(uint) => ToFloat((uint[])raw, header),
            var t when t == typeof(long) => ToFloat((long[])raw, header),
            var t when t == typeof(ulong) => ToFloat((ulong[])raw, header),
            var t when t == typeof(float) => ToFloat((float[])raw, header),
            _ => ToFloat((double[])raw, header),
        };
    }

    private static T[] Read<T>(ByteSource source, long count, bool swap)
        where T : unmanaged
    {
        // The whole at once only where the file's own length says that it is there; otherwise the array grows as data come.
        var bytes = count * Marshal.SizeOf<T>();
        var isPromised = source.PromisedLength == (source.Position + bytes) % (source.IsGzip ? 1L << 32 : long.MaxValue) || source.PromisedLength >= source.Position + bytes;
        var values = GC.AllocateUninitializedArray<T>((int)(isPromised ? count : Math.Min(count, FirstGuess)));
        var done = 0;
        while (true)
        {
            var part = values.AsSpan(done);
            source.Fill(MemoryMarshal.AsBytes(part), "the data");
            if (swap) { Swap(part); }

            done = values.Length;
            if (done == count) { return values; }

            Array.Resize(ref values, (int)Math.Min(count, done * 2L));
        }
    }

    private static void Swap<T>(Span<T> values)
        where T : unmanaged
    {
        switch (Marshal.SizeOf<T>())
        {
            case 2: Reverse(MemoryMarshal.Cast<T, ushort>(values)); break;
            case 4: Reverse(MemoryMarshal.Cast<T, uint>(values)); break;
            case 8: Reverse(MemoryMarshal.Cast<T, ulong>(values)); break;
        }
    }

    private static void Reverse(Span<ushort> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<uint> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Reverse(Span<ulong> values) => BinaryPrimitives.ReverseEndianness(values, values);

    private static void Write<T>(Stream stream, Array raw, bool swap)
        where T : unmanaged
    {
        var values = MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(raw), raw.Length * Marshal.SizeOf<T>());
        if (!swap || Marshal.SizeOf<T>() == 1)
        {
            stream.Write(values);
            return;
        }

        var turned = new T[Tile];
        for (var done = 0; done < raw.Length; done += Tile)
        {
            var part = turned.AsSpan(0, Math.Min(Tile, raw.Length - done));
            values.Slice(done * Marshal.SizeOf<T>(), part.Length * Marshal.SizeOf<T>()).CopyTo(MemoryMarshal.AsBytes(part));
            Swap(part);
            stream.Write(MemoryMarshal.AsBytes(part));
        }
    }

    private static float[] ToFloat<T>(T[] raw, NiftiHeader header)
        where T : unmanaged, INumber<T>
    {
        var values = GC.AllocateUninitializedArray<float>(raw.Length);
        Parallel.For(0, (raw.Length + Tile - 1) / Tile, () => new double[Tile], (tile, _, scratch) =>
        {
            var from = raw.AsSpan(tile * Tile, Math.Min(Tile, raw.Length - (tile * Tile)));
            var into = values.AsSpan(tile * Tile, from.Length);
            if (!header.IsScaled)
            {
                TensorPrimitives.ConvertTruncating<T, float>(from, into);
                return scratch;
            }

            var scaled = scratch.AsSpan(0, from.Length);
            TensorPrimitives.ConvertTruncating<T, double>(from, scaled);
            TensorPrimitives.Multiply(scaled, header.SclSlope, scaled);
            TensorPrimitives.Add(scaled, header.SclInter, scaled);
            TensorPrimitives.ConvertTruncating<double, float>(scaled, into);
            return scratch;
        }, _ => { });
        return values;
    }
}
