using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Volumes;

/// <summary>The volumes of a NIfTI file one after another, in one forward pass: of each, only the wanted voxels become floats, so that memory holds one volume and what is kept.</summary>
internal abstract class NiftiVolumes : IDisposable
{
    private readonly ByteSource _header;

    private protected NiftiVolumes(ByteSource header, ByteSource data, NiftiHeader head)
    {
        (_header, Data, Header, Grid) = (header, data, head, NiftiGrid.Of(head, header.Path));
        Count = (int)(head.Voxels / Grid.Count);
        Start = head.VoxOffset;
    }

    /// <summary>What the header says.</summary>
    public NiftiHeader Header { get; }

    /// <summary>Where the voxels of one volume lie.</summary>
    public VoxelGrid Grid { get; }

    /// <summary>How many volumes there are.</summary>
    public int Count { get; }

    /// <summary>The file.</summary>
    public string Path => _header.Path;

    /// <summary>Whether the file itself says that all the data are there; otherwise nothing large is allocated before they have come.</summary>
    public bool IsPromised
    {
        get
        {
            var end = Start + (Header.Voxels * NiftiElement.Of(Header.Type)!.VoxelBytes);
            return Data.PromisedLength >= end || (Data.IsGzip && Data.PromisedLength == end % (1L << 32));
        }
    }

    /// <summary>Whether places of it can be read without what stands before them.</summary>
    public bool IsCompressed => Data.IsGzip;

    protected ByteSource Data { get; }

    protected long Start { get; }

    public static NiftiVolumes Open(string path)
    {
        var header = NiftiFile.OpenSource(path);
        try
        {
            var head = NiftiHeaderReader.Read(header);
            var data = head.IsPair ? NiftiFile.OpenData(header.Path, head) : header;
            return Of(header, data, head);
        }
        catch
        {
            header.Dispose();
            throw;
        }
    }

    /// <summary>Reads the next volume.</summary>
    /// <param name="voxels">The wanted voxels, rising; empty for all of them.</param>
    /// <param name="into">Their values.</param>
    public abstract void Next(ReadOnlySpan<int> voxels, Span<float> into);

    /// <summary>Nothing but padding follows the last volume; this also checks a gzip file's checksum.</summary>
    public void ExpectEnd() => Data.ExpectEnd("the data");

    public void Dispose()
    {
        Data.Dispose();
        _header.Dispose();
    }

    private static NiftiVolumes Of(ByteSource header, ByteSource data, NiftiHeader head)
    {
        data.SkipTo(head.VoxOffset, "what stands before the data");
        return head.Type switch
        {
            NiftiType.UInt8 => new Typed<byte>(header, data, head),
            NiftiType.Int8 => new Typed<sbyte>(header, data, head),
            NiftiType.Int16 => new Typed<short>(header, data, head),
            NiftiType.UInt16 => new Typed<ushort>(header, data, head),
            NiftiType.Int32 => new Typed<int>(header, data, head),
            NiftiType.UInt32 => new Typed<uint>(header, data, head),
            NiftiType.Int64 => new Typed<long>(header, data, head),
            NiftiType.UInt64 => new Typed<ulong>(header, data, head),
            NiftiType.Float32 => new Typed<float>(header, data, head),
            NiftiType.Float64 => new Typed<double>(header, data, head),
            _ => throw new FileProblem(header.Path, $"it holds {head.Type}, and a map has one real number a voxel.", "Take magnitude or phase, or the colours one by one: Nifti.Open(path)."),
        };
    }

    private sealed class Typed<T>(ByteSource header, ByteSource data, NiftiHeader head) : NiftiVolumes(header, data, head)
        where T : unmanaged, INumber<T>
    {
        private const int Tile = 1 << 13;
        private const int Part = 1 << 20;
        private readonly double[] _scaled = new double[Tile];
        private T[] _raw = [];
        private T[] _wanted = [];

        public override void Next(ReadOnlySpan<int> voxels, Span<float> into)
        {
            Interrupt.ThrowIfRequested();
            Fill();
            ReadOnlySpan<T> raw = _raw;
            if (voxels.Length > 0)
            {
                if (_wanted.Length < voxels.Length) { _wanted = new T[voxels.Length]; }

                for (var n = 0; n < voxels.Length; n++) { _wanted[n] = _raw[voxels[n]]; }

                raw = _wanted.AsSpan(0, voxels.Length);
            }

            for (var done = 0; done < raw.Length; done += Tile)
            {
                var length = Math.Min(Tile, raw.Length - done);
                Convert(raw.Slice(done, length), into.Slice(done, length));
            }
        }

        private void Fill()
        {
            for (var done = 0; done < Grid.Count;)
            {
                if (done == _raw.Length) { Array.Resize(ref _raw, IsPromised ? Grid.Count : (int)Math.Min(Grid.Count, Math.Max(Part, done * 2L))); }

                var part = _raw.AsSpan(done, Math.Min(Part, _raw.Length - done));
                Data.Fill(MemoryMarshal.AsBytes(part), "the data", Start, Header.Voxels * Marshal.SizeOf<T>());
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
