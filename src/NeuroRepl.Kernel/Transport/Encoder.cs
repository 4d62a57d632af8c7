using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace NeuroRepl.Kernel.Transport;

/// <summary>Messages and commands into the bytes of the wire.</summary>
internal static class Encoder
{
    private const byte More = 1;
    private const byte Long = 2;
    private const byte CommandFlag = 4;
    private const int WorthNoCopy = 16 << 10;

    /// <summary>Encodes once for any number of peers. Long frames stay where they are, short ones are put together.</summary>
    public static Encoded Message(ReadOnlySpan<ReadOnlyMemory<byte>> frames)
    {
        if (frames.IsEmpty) { throw new ArgumentException("A message has at least one frame.", nameof(frames)); }

        var segments = new List<ReadOnlyMemory<byte>>();
        var together = new ArrayBufferWriter<byte>();
        for (var i = 0; i < frames.Length; i++)
        {
            WriteHeader(together, i + 1 < frames.Length ? More : (byte)0, frames[i].Length);
            if (frames[i].Length < WorthNoCopy)
            {
                together.Write(frames[i].Span);
                continue;
            }

            segments.Add(together.WrittenMemory);
            segments.Add(frames[i]);
            together = new ArrayBufferWriter<byte>();
        }

        if (together.WrittenCount > 0) { segments.Add(together.WrittenMemory); }
        return new Encoded([.. segments]);
    }

    public static Encoded Command(string name, ReadOnlySpan<byte> data)
    {
        var body = new ArrayBufferWriter<byte>();
        body.Write([(byte)name.Length, .. Encoding.ASCII.GetBytes(name)]);
        body.Write(data);
        var command = new ArrayBufferWriter<byte>();
        WriteHeader(command, CommandFlag, body.WrittenCount);
        command.Write(body.WrittenSpan);
        return new Encoded([command.WrittenMemory]);
    }

    /// <summary>READY: what kind of socket this is, and under which identity it wants to be known.</summary>
    public static Encoded Ready(SocketType type, ReadOnlySpan<byte> identity)
    {
        var properties = new ArrayBufferWriter<byte>();
        WriteProperty(properties, "Socket-Type", Encoding.ASCII.GetBytes(type.Name()));
        if (type is SocketType.Dealer or SocketType.Req or SocketType.Router) { WriteProperty(properties, "Identity", identity); }
        return Command("READY", properties.WrittenSpan);
    }

    /// <summary>ERROR: why this side ends the handshake.</summary>
    public static Encoded Error(string reason) => Command("ERROR", [(byte)Math.Min(255, reason.Length), .. Encoding.ASCII.GetBytes(reason).AsSpan(0, Math.Min(255, reason.Length))]);

    private static void WriteProperty(ArrayBufferWriter<byte> to, string name, ReadOnlySpan<byte> value)
    {
        to.Write([(byte)name.Length, .. Encoding.ASCII.GetBytes(name)]);
        BinaryPrimitives.WriteUInt32BigEndian(to.GetSpan(4), (uint)value.Length);
        to.Advance(4);
        to.Write(value);
    }

    private static void WriteHeader(ArrayBufferWriter<byte> to, byte flags, int length)
    {
        if (length <= 255)
        {
            to.Write([flags, (byte)length]);
            return;
        }

        var header = to.GetSpan(9);
        header[0] = (byte)(flags | Long);
        BinaryPrimitives.WriteUInt64BigEndian(header[1..], (ulong)length);
        to.Advance(9);
    }
}
