using System.Buffers.Binary;
using System.Text;

namespace NeuroRepl.Kernel.Transport;

/// <summary>Bytes of one peer into messages and commands, whatever pieces they arrive in.</summary>
/// <remarks>
/// A frame is flags (1 = more follow, 2 = long, 4 = command), a length of one byte or of eight in network order, and a body
/// (RFC 37/ZMTP, "Framing"). Memory grows with what has arrived and not with what a length promises.
/// </remarks>
internal sealed class Decoder(TransportOptions options)
{
    private const byte More = 1;
    private const byte Long = 2;
    private const byte Command = 4;
    private const int FirstPiece = 64 << 10;

    private readonly byte[] _header = new byte[9];
    private readonly List<ReadOnlyMemory<byte>> _frames = [];
    private int _headerFilled;
    private byte[]? _body;
    private int _bodyFilled;
    private int _bodyLength;
    private long _messageBytes;

    /// <summary>Takes bytes off the front of the input until a message or command is whole or the input is empty.</summary>
    /// <exception cref="ProtocolException">The bytes are not ZMTP, or beyond the limits.</exception>
    public Incoming? Decode(ref ReadOnlySpan<byte> input)
    {
        while (true)
        {
            if (_body is null && !ReadHeader(ref input)) { return null; }
            if (!ReadBody(ref input)) { return null; }
            if (FinishFrame() is { } whole) { return whole; }
        }
    }

    private bool ReadHeader(ref ReadOnlySpan<byte> input)
    {
        while (_headerFilled < HeaderLength())
        {
            if (input.IsEmpty) { return false; }
            _header[_headerFilled++] = input[0];
            input = input[1..];
            if (_headerFilled == 1) { CheckFlags(); }
        }

        var length = (_header[0] & Long) == 0 ? _header[1] : BinaryPrimitives.ReadUInt64BigEndian(_header.AsSpan(1));
        CheckLength(length);
        _bodyLength = (int)length;
        _bodyFilled = 0;
        _body = new byte[Math.Min(_bodyLength, Math.Max(input.Length, FirstPiece))];
        return true;
    }

    private int HeaderLength() => _headerFilled == 0 || (_header[0] & Long) == 0 ? 2 : 9;

    private void CheckFlags()
    {
        var flags = _header[0];
        if ((flags & ~(More | Long | Command)) != 0) { throw new ProtocolException($"a frame has the flags 0x{flags:X2}"); }
        if ((flags & Command) != 0 && (flags & More) != 0) { throw new ProtocolException("a command says that more frames follow"); }
    }

    private void CheckLength(ulong length)
    {
        if ((_header[0] & Command) != 0)
        {
            if (length > (ulong)options.MaxCommandBytes) { throw new ProtocolException($"a command of {length} bytes is too long"); }
            return;
        }

        if (length > (ulong)(options.MaxMessageBytes - _messageBytes)) { throw new ProtocolException($"a message with a frame of {length} bytes is too long"); }
        if (_frames.Count >= options.MaxFrames) { throw new ProtocolException($"a message has more than {options.MaxFrames} frames"); }
    }

    private bool ReadBody(ref ReadOnlySpan<byte> input)
    {
        while (_bodyFilled < _bodyLength)
        {
            if (input.IsEmpty) { return false; }
            if (_bodyFilled == _body!.Length) { Array.Resize(ref _body, (int)Math.Min(_bodyLength, 2L * _body.Length)); }
            var taken = Math.Min(input.Length, _body.Length - _bodyFilled);
            input[..taken].CopyTo(_body.AsSpan(_bodyFilled));
            input = input[taken..];
            _bodyFilled += taken;
        }

        return true;
    }

    private Incoming? FinishFrame()
    {
        var body = _body!;
        (_body, _headerFilled) = (null, 0);
        if ((_header[0] & Command) != 0) { return ReadCommand(body); }

        _frames.Add(body);
        _messageBytes += body.Length;
        if ((_header[0] & More) != 0) { return null; }

        var message = new Incoming.Message([.. _frames]);
        _frames.Clear();
        _messageBytes = 0;
        return message;
    }

    private static Incoming.Command ReadCommand(byte[] body)
    {
        if (body.Length == 0 || body[0] == 0 || body.Length < 1 + body[0]) { throw new ProtocolException("a command has no name"); }
        return new Incoming.Command(Encoding.ASCII.GetString(body, 1, body[0]), body.AsMemory(1 + body[0]));
    }
}
