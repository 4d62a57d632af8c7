using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuroRepl.IO;

/// <summary>The bytes of a file in one forward pass, uncompressed on the way where the file is gzip (by its content, whatever its name).</summary>
internal sealed class ByteSource : IDisposable
{
    private const int MostZeroPadding = 1 << 16;
    private const long MostDeflateRatio = 1032;          // the deflate format cannot expand a byte to more
    private readonly FileStream _file;
    private readonly Stream _bytes;

    private ByteSource(string path, FileStream file)
    {
        (Path, _file) = (path, file);
        Span<byte> start = stackalloc byte[2];
        IsGzip = file.Length > 18 && file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start[0] == 0x1f && start[1] == 0x8b;
        PromisedLength = IsGzip ? PromiseOfTrailer() : file.Length;
        file.Position = 0;
        _bytes = IsGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Whether it is compressed.</summary>
    public bool IsGzip { get; }

    /// <summary>How many bytes the file says it holds uncompressed; exact for a plain file, a promise (modulo 2³²) for gzip.</summary>
    public long PromisedLength { get; }

    /// <summary>More bytes than this cannot come out of the file, whatever its header says.</summary>
    public long MostLength => IsGzip ? _file.Length * MostDeflateRatio : _file.Length;

    /// <summary>How many bytes have been read.</summary>
    public long Position { get; private set; }

    public static ByteSource Open(string path)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            try { return new ByteSource(path, file); }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FileProblem(path, $"it cannot be opened: {error.Message}", "Check that it is a file and that you may read it.", error);
        }
    }

    /// <summary>Reads as much as there is, up to the span's length.</summary>
    public int Read(Span<byte> into)
    {
        var done = 0;
        try
        {
            while (done < into.Length)
            {
                var read = _bytes.Read(into[done..]);
                if (read == 0)
                {
                    CheckTrailer(Position + done);
                    break;
                }

                done += read;
            }
        }
        catch (InvalidDataException error)
        {
            throw FileProblem.In(Path, "the gzip stream", "damaged or cut", Position + done, "it does not unpack from here on", FileProblem.Refetch, error);
        }
        catch (IOException error)
        {
            throw new FileProblem(Path, $"it cannot be read on from byte {Position + done}: {error.Message}", FileProblem.Refetch, error);
        }

        Position += done;
        return done;
    }

    /// <summary>Fills the span, or says what is cut.</summary>
    public void Fill(Span<byte> into, string what) => Fill(into, what, Position, into.Length);

    /// <summary>Fills a part of something that begins at a position and has a length, or says what is cut.</summary>
    public void Fill(Span<byte> into, string what, long start, long length)
    {
        if (Read(into) < into.Length) { throw FileProblem.EndsEarly(Path, what, start, length, Position - start); }
    }

    /// <summary>Goes forward to a position, or says that the file ends before it.</summary>
    public void SkipTo(long position, string what)
    {
        Span<byte> skipped = stackalloc byte[512];
        while (Position < position) { Fill(skipped[..(int)Math.Min(skipped.Length, position - Position)], what); }
    }

    /// <summary>Nothing follows but a little zero padding. Reading to the end also checks a gzip file's checksum.</summary>
    public void ExpectEnd(string after)
    {
        var start = Position;
        var rest = new byte[4096];
        while (true)
        {
            var read = Read(rest);
            if (rest.AsSpan(0, read).ContainsAnyExcept((byte)0) || Position - start > MostZeroPadding)
            {
                throw FileProblem.In(Path, "the file's end", "not here", start, $"more bytes follow {after}, so the header's dimensions or datatype are wrong, or two files were joined", FileProblem.Refetch);
            }

            if (read < rest.Length) { return; }
        }
    }

    public void Dispose()
    {
        _bytes.Dispose();
        _file.Dispose();
    }

    /// <summary>GZipStream is content with a file that is cut inside its trailer; the trailer's length tells. It is that of the last member only, where there are several.</summary>
    private void CheckTrailer(long length)
    {
        if (IsGzip && length % (1L << 32) != PromisedLength && !HasSecondMember())
        {
            throw FileProblem.In(Path, "the gzip trailer's length", PromisedLength, _file.Length - 4, $"{length} bytes were unpacked, so the file is cut or other bytes follow the stream", FileProblem.Refetch);
        }
    }

    private bool HasSecondMember()
    {
        using var file = File.OpenRead(Path);
        var part = new byte[1 << 16];
        file.Position = 1;
        for (var (kept, read) = (0, file.Read(part)); read > 0; read = file.Read(part, kept, part.Length - kept))
        {
            if (part.AsSpan(0, kept + read).IndexOf((ReadOnlySpan<byte>)[0x1f, 0x8b, 0x08]) >= 0) { return true; }

            var last = Math.Min(2, kept + read);
            part.AsSpan(kept + read - last, last).CopyTo(part);
            kept = last;
        }

        return false;
    }

    private long PromiseOfTrailer()
    {
        Span<byte> size = stackalloc byte[4];
        _file.Position = _file.Length - size.Length;
        _file.ReadExactly(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }
}
