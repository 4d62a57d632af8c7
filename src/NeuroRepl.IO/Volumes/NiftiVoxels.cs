using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NeuroRepl.IO.Volumes;

/// <summary>The data of a NIfTI file: bytes in either order to numbers of their own type, and those to floats.</summary>
internal static class NiftiVoxels
{
    private const int Tile = 1 << 14;
    private const int Part = 1 << 20;

    /// <summary>All elements of the data, in their own type and this machine's byte order, read straight into their array; and, for a large image of plain numbers,
    /// their floats, which are made on another core while the file is still being unpacked.</summary>
    public static (Array Raw, Task<float[]>? Values) Read(ByteSource source, NiftiHeader header)
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
            var t when t == typeof(byte) => Read<byte>(source, header, (int)count, swap),
            var t when t == typeof(sbyte) => Read<sbyte>(source, header, (int)count, swap),
            var t when t == typeof(short) => Read<short>(source, header, (int)count, swap),
            var t when t == typeof(ushort) => Read<ushort>(source, header, (int)count, swap),
            var t when t == typeof(int) => Read<int>(source, header, (int)count, swap),
            var t when t == typeof(uint) => Read<uint>(source, header, (int)count, swap),
            var t when t == typeof(long) => Read<long>(source, header, (int)count, swap),
            var t when t == typeof(ulong) => Read<ulong>(source, header, (int)count, swap),
            var t when t == typeof(float) => Read<float>(source, header, (int)count, swap),
            _ => Read<double>(source, header, (int)count, swap),
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

    private static (Array Raw, Task<float[]>? Values) Read<T>(ByteSource source, NiftiHeader header, int count, bool swap)
        where T : unmanaged, INumber<T>
    {
        // The whole at once only where the file's own length says that it is there; otherwise the array grows as data come.
        var (start, bytes) = (source.Position, (long)count * Marshal.SizeOf<T>());
        var isPromised = source.PromisedLength >= start + bytes || (source.IsGzip && source.PromisedLength == (start + bytes) % (1L << 32));
        var raw = GC.AllocateUninitializedArray<T>(isPromised ? count : Math.Min(count, Part));
        var values = isPromised && count > Part && NeedsConversion<T>(header) ? GC.AllocateUninitializedArray<float>(count) : null;
        var conversion = Task.CompletedTask;
        for (var done = 0; done < count;)
        {
            if (done == raw.Length) { Array.Resize(ref raw, (int)Math.Min(count, done * 2L)); }

            var (from, length) = (done, Math.Min(Part, raw.Length - done));
            source.Fill(MemoryMarshal.AsBytes(raw.AsSpan(from, length)), "the data", start, bytes);
            if (swap) { ByteOrder.Swap(raw.AsSpan(from, length)); }

            if (values is not null)
            {
                var whole = raw;
                conversion = conversion.ContinueWith(_ => Convert<T>(whole.AsSpan(from, length), values.AsSpan(from, length), header), TaskScheduler.Default);
            }

            done += length;
        }

        return (raw, values is null ? null : conversion.ContinueWith(_ => values, TaskScheduler.Default));
    }

    private static bool NeedsConversion<T>(NiftiHeader header) => NiftiElement.Of(header.Type)!.PerVoxel == 1 && (typeof(T) != typeof(float) || header.IsScaled);

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
            ByteOrder.Swap(part);
            stream.Write(MemoryMarshal.AsBytes(part));
        }
    }

    private static float[] ToFloat<T>(T[] raw, NiftiHeader header)
        where T : unmanaged, INumber<T>
    {
        var values = GC.AllocateUninitializedArray<float>(raw.Length);
        Parallel.For(0, (raw.Length + Part - 1) / Part, part =>
        {
            var length = Math.Min(Part, raw.Length - (part * Part));
            Convert<T>(raw.AsSpan(part * Part, length), values.AsSpan(part * Part, length), header);
        });
        return values;
    }

    /// <summary>Tile by tile, so that what stands between raw numbers and floats stays in the cache.</summary>
    private static void Convert<T>(ReadOnlySpan<T> raw, Span<float> values, NiftiHeader header)
        where T : unmanaged, INumber<T>
    {
        if (!header.IsScaled)
        {
            TensorPrimitives.ConvertTruncating(raw, values);
            return;
        }

        var tile = new double[Math.Min(Tile, raw.Length)];
        for (var done = 0; done < raw.Length; done += Tile)
        {
            var scaled = tile.AsSpan(0, Math.Min(Tile, raw.Length - done));
            TensorPrimitives.ConvertTruncating(raw.Slice(done, scaled.Length), scaled);
            TensorPrimitives.Multiply(scaled, header.SclSlope, scaled);
            TensorPrimitives.Add(scaled, header.SclInter, scaled);
            TensorPrimitives.ConvertTruncating<double, float>(scaled, values.Slice(done, scaled.Length));
        }
    }
}
