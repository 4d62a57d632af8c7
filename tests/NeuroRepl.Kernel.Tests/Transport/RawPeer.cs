using System.Net.Sockets;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests.Transport;

/// <summary>A peer that writes exactly the bytes a test wants, and reads when the test says so.</summary>
internal sealed class RawPeer : IDisposable
{
    private readonly Socket _socket;
    private readonly Decoder _decoder = new(new TransportOptions());
    private readonly byte[] _buffer = new byte[64 << 10];
    private ReadOnlyMemory<byte> _unread;

    public RawPeer(Endpoint endpoint, int minorVersion = 1, bool greet = true)
    {
        _socket = endpoint is Endpoint.Ipc
            ? new Socket(AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp);
        _socket.ReceiveTimeout = 10_000;
        _socket.Connect(endpoint.ToSystem());
        if (!greet) { return; }

        byte[] greeting = [.. Greeting.Ours];
        greeting[11] = (byte)minorVersion;
        Write(greeting);
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Reads the greeting and READY of the other side and sends its own.</summary>
    public void Ready(string type, string identity = "")
    {
        for (var read = 0; read < Greeting.Length;) { read += _socket.Receive(_buffer, Greeting.Length - read, SocketFlags.None); }
        Write([.. Encoder.Command("READY", [11, .. "Socket-Type"u8, 0, 0, 0, (byte)type.Length, .. Bytes.Of(type).Span, 8, .. "Identity"u8, 0, 0, 0, (byte)identity.Length, .. Bytes.Of(identity).Span]).Segments[0].Span]);
        ReadCommand("READY");
    }

    public void Write(byte[] bytes) => _socket.Send(bytes);

    /// <summary>Writes to somebody who may have hung up already.</summary>
    public void TryWrite(byte[] bytes) => _socket.Send(bytes, 0, bytes.Length, SocketFlags.None, out _);

    public ReadOnlyMemory<byte>[] ReadMessage() => Assert.IsType<Incoming.Message>(Next()).Frames;

    public ReadOnlyMemory<byte> ReadCommand(string name)
    {
        var command = Assert.IsType<Incoming.Command>(Next());
        Assert.Equal(name, command.Name);
        return command.Data;
    }

    public bool IsClosedByOther()
    {
        try
        {
            while (_socket.Receive(_buffer) > 0) { }
            return true;
        }
        catch (SocketException failed)
        {
            return failed.SocketErrorCode == SocketError.ConnectionReset;
        }
    }

    public void ReadUntilQuiet()
    {
        while (_socket.Poll(TimeSpan.FromMilliseconds(200), SelectMode.SelectRead)) { _socket.Receive(_buffer); }
    }

    private Incoming Next()
    {
        while (true)
        {
            var input = _unread.Span;
            var incoming = _decoder.Decode(ref input);
            _unread = _unread[^input.Length..];
            if (incoming is not null) { return incoming; }
            _unread = _buffer.AsMemory(0, _socket.Receive(_buffer));
            Assert.False(_unread.IsEmpty, "the other side closed the connection");
        }
    }
}
