using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>The numbers of a NIfTI file in file order, in one forward pass, as floats; memory holds one piece at a time.</summary>
internal abstract class NiftiNumbers
{
    private protected NiftiNumbers(ByteSource data, NiftiHeader header)
    {
        (Data, Header) = (data, header);
        data.SkipTo(header.VoxOffset, "what stands before the data");
        var end = header.VoxOffset + (header.Voxels * NiftiElement.Of(header.Type)!.VoxelBytes);
        IsPromised = data.PromisedLength >= end || (data.IsGzip && data.PromisedLength == end % (1L << 32));
    }

    /// <summary>Whether the file itself says that all the data are there; otherwise nothing large is allocated before they have come.</summary>
    public bool IsPromised { get; }

    protected ByteSource Data { get; }

    protected NiftiHeader Header { get; }

    public static NiftiNumbers Of(ByteSource data, NiftiHeader header) => header.Type switch
    {
        NiftiType.UInt8 => new Typed<byte>(data, header),
        NiftiType.Int8 => new Typed<sbyte>(data, header),
        NiftiType.Int16 => new Typed<short>(data, header),
        NiftiType.UInt16 => new Typed<ushort>(data, header),
        NiftiType.Int32 => new Typed<int>(data, header),
        NiftiType.UInt32 => new Typed<uint>(data, header),
        NiftiType.Int64 => new Typed<long>(data, header),
        NiftiType.UInt64 => new Typed<ulong>(data, header),
        NiftiType.Float32 => new Typed<float>(data, header),
        NiftiType.Float64 => new Typed<double>(data, header),
        _ => throw new FileProblem(data.Path, $"it holds {header.Type}, and a map has one real number a place.", "Take magnitude or phase, or the colours one by one: Nifti.Open(path)."),
    };

    /// <summary>Reads the next numbers.</summary>
    /// <param name="count">How many.</param>
    /// <param name="wanted">Which of them are wanted, rising; empty for all.</param>
    /// <param name="into">The wanted ones.</param>
    public abstract void Next(int count, ReadOnlySpan<int> wanted, Span<float> into);

    /// <summary>Nothing but padding follows the last number; this also checks a gzip file's checksum.</summary>
    public void ExpectEnd() => Data.ExpectEnd("the data");

    private sealed class Typed<T>(ByteSource data, NiftiHeader header) : NiftiNumbers(data, header)
        where T : unmanaged, INumber<T>
    {
        private const int Tile = 1 << 13;
        private const int Part = 1 << 20;
        private readonly double[] _scaled = new double[Tile];
        private T[] _raw = [];
        private T[] _kept = [];

        public override void Next(int count, ReadOnlySpan<int> wanted, Span<float> into)
        {
            Interrupt.ThrowIfRequested();
            Fill(count);
            ReadOnlySpan<T> raw = _raw.AsSpan(0, count);
            if (wanted.Length > 0)
            {
                if (_kept.Length < wanted.Length) { _kept = new T[wanted.Length]; }

                for (var n = 0; n < wanted.Length; n++) { _kept[n] = raw[wanted[n]]; }

                raw = _kept.AsSpan(0, wanted.Length);
            }

            for (var done = 0; done < raw.Length; done += Tile)
            {
                var length = Math.Min(Tile, raw.Length - done);
                Convert(raw.Slice(done, length), into.Slice(done, length));
            }
        }

        private void Fill(int count)
        {
            for (var done = 0; done < count;)
            {
                if (done == _raw.Length) { Array.Resize(ref _raw, IsPromised ? count : (int)Math.Min(count, Math.Max(Part, done * 2L))); }

                var part = _raw.AsSpan(done, Math.Min(Part, Math.Min(count, _raw.Length) - done));
                Data.Fill(MemoryMarshal.AsBytes(part), "the data", Header.VoxOffset, Header.Voxels * Marshal.SizeOf<T>());
                if (Header.IsBigEndian == BitConverter.IsLittleEndian) { ByteOrder.Swap(part); }

                done += part.Length;
            }
        }

        // In double and rounded once, as Nifti.Open does it.
        private void Convert(ReadOnlySpan<T> raw, Span<float> values)
        {
            if (!Header.IsScaled)
            {
                TensorPrimitives.ConvertTruncating(raw, values);
                return;
            }

            var scaled = _scaled.AsSpan(0, raw.Length);
            TensorPrimitives.ConvertTruncating(raw, scaled);
            TensorPrimitives.Multiply(scaled, Header.SclSlope, scaled);
            TensorPrimitives.Add(scaled, Header.SclInter, scaled);
            TensorPrimitives.ConvertTruncating<double, float>(scaled, values);
        }
    }
}
