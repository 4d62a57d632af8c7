using System.Buffers.Binary;
using System.Text;

namespace NeuroRepl.Kernel.Transport;

/// <summary>The properties that a READY command brings.</summary>
/// <param name="SocketType">The peer's pattern, as it names it.</param>
/// <param name="Identity">The identity it asks for; empty when it leaves that to this side.</param>
internal sealed record Properties(string SocketType, ReadOnlyMemory<byte> Identity)
{
    /// <exception cref="ProtocolException">The data are cut short, or name no socket type.</exception>
    public static Properties Read(ReadOnlyMemory<byte> data)
    {
        var (type, identity) = ("", ReadOnlyMemory<byte>.Empty);
        while (!data.IsEmpty)
        {
            var name = Encoding.ASCII.GetString(Take(ref data, Take(ref data, 1).Span[0]).Span);
            var length = BinaryPrimitives.ReadUInt32BigEndian(Take(ref data, 4).Span);
            var value = Take(ref data, length);
            if (name.Equals("Socket-Type", StringComparison.OrdinalIgnoreCase)) { type = Encoding.ASCII.GetString(value.Span); }
            if (name.Equals("Identity", StringComparison.OrdinalIgnoreCase)) { identity = value; }
        }

        if (type.Length == 0) { throw new ProtocolException("READY names no socket type"); }
        if (identity.Length > 255) { throw new ProtocolException($"an identity of {identity.Length} bytes is too long"); }
        return new Properties(type, identity);
    }

    private static ReadOnlyMemory<byte> Take(ref ReadOnlyMemory<byte> data, uint length)
    {
        if (length > data.Length) { throw new ProtocolException("READY is cut short"); }
        var taken = data[..(int)length];
        data = data[(int)length..];
        return taken;
    }
}
