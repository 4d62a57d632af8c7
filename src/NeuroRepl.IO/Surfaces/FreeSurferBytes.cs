using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NeuroRepl.IO.Surfaces;

/// <summary>FreeSurfer's binary files: most significant byte first, counts before what they count; every count is held against the file's length.</summary>
internal sealed class FreeSurferBytes : IDisposable
{
    private readonly ByteSource _source;

    public FreeSurferBytes(string path) => _source = ByteSource.Open(path);

    public string Path => _source.Path;

    public long Position => _source.Position;

    /// <summary>How many bytes can follow.</summary>
    public long Left => _source.MostLength - _source.Position;

    public int Magic3()
    {
        Span<byte> three = stackalloc byte[3];
        _source.Fill(three, "the magic number");
        return (three[0] << 16) | (three[1] << 8) | three[2];
    }

    public int Int32(string what)
    {
        Span<byte> four = stackalloc byte[4];
        _source.Fill(four, what);
        return BinaryPrimitives.ReadInt32BigEndian(four);
    }

    /// <summary>A number of things of a size each, which have to follow.</summary>
    public int Count(string what, int bytesEach, int least = 1)
    {
        var at = Position;
        var count = Int32(what);
        return count >= least && (long)count * bytesEach <= _source.MostLength - at ? count
            : throw FileProblem.In(Path, what, count, at, $"the file can hold {least} to {(_source.MostLength - at) / Math.Max(1, bytesEach)}", "Check that it is the FreeSurfer file you mean; if it is, fetch or write it again.");
    }

    public T[] Array<T>(int count, string what)
        where T : unmanaged
    {
        var values = new T[count];
        _source.Fill(MemoryMarshal.AsBytes(values.AsSpan()), what);
        if (BitConverter.IsLittleEndian) { ByteOrder.Swap<T>(values); }

        return values;
    }

    public string Text(int length, string what)
    {
        var bytes = new byte[length];
        _source.Fill(bytes, what);
        return System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\0');
    }

    /// <summary>Goes behind two line ends in a row, where surfaces' comments end.</summary>
    public void SkipComment()
    {
        Span<byte> one = stackalloc byte[1];
        for (var (ends, n) = (0, 0); ends < 2; n++)
        {
            if (n > 4096) { throw new FileProblem(Path, "its comment has no end.", FileProblem.Refetch); }

            _source.Fill(one, "the comment");
            ends = one[0] == (byte)'\n' ? ends + 1 : 0;
        }
    }

    public void Dispose() => _source.Dispose();
}
