using System.Text;
using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>One of the process's own output files, turned into a pipe that is read here.</summary>
internal sealed class CapturedFile
{
    private const int BufferBytes = 64 << 10;
    private static readonly TimeSpan DrainPatience = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly Decoder _decoder = Encoding.UTF8.GetDecoder();
    private readonly OutputStream _stream;
    private readonly Action<OutputStream, string> _take;
    private readonly int _pipe;
    private readonly int _original;
    private readonly bool _isTold;

    /// <param name="file">1 or 2.</param>
    /// <param name="isTold">Whether what is written goes to the original file too: the last words of a dying process must not stay in a pipe.</param>
    /// <exception cref="IOException">The system refuses.</exception>
    public CapturedFile(int file, OutputStream stream, bool isTold, Action<OutputStream, string> take)
    {
        (_stream, _isTold, _take) = (stream, isTold, take);
        var ends = new int[2];
        _original = Posix.Duplicate(file);
        if (_original < 0 || Posix.Pipe(ends) != 0 || Posix.DuplicateTo(ends[1], file) < 0) { throw new IOException($"File {file} of the process cannot be captured."); }

        _pipe = ends[0];
        new Thread(Read) { IsBackground = true, Name = $"native {stream}" }.Start();
    }

    /// <summary>Waits until what has been written so far has been taken.</summary>
    public void Drain()
    {
        var until = Environment.TickCount64 + (long)DrainPatience.TotalMilliseconds;
        do
        {
            lock (_gate)
            {
                // Nothing: the reader is between two readings.
            }
        }
        while (IsThereMore(0) && Environment.TickCount64 < until);
    }

    private void Read()
    {
        var bytes = new byte[BufferBytes];
        var text = new char[BufferBytes];
        while (true)
        {
            if (!IsThereMore(-1)) { continue; }

            lock (_gate)
            {
                var count = (int)Posix.Read(_pipe, bytes, BufferBytes);
                if (count <= 0) { return; }

                if (_isTold) { _ = Posix.Write(_original, bytes, (nuint)count); }

                _take(_stream, new string(text, 0, _decoder.GetChars(bytes, 0, count, text, 0)));
            }
        }
    }

    private bool IsThereMore(int milliseconds)
    {
        var entry = new Posix.PollEntry { File = _pipe, Asked = Posix.PollIn };
        return Posix.Poll(ref entry, 1, milliseconds) > 0;
    }
}
