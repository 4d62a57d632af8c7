using System.Buffers.Binary;
using System.Net.Sockets;

namespace NeuroRepl.Kernel.Transport;

/// <summary>One connection: its handshake, what it says and what waits to be sent to it.</summary>
/// <remarks>Everything happens on the sockets' thread but <see cref="Send"/>, which any thread may call.</remarks>
internal sealed class Peer(Socket connection, ZmtpSocket owner, TransportOptions options)
{
    /// <summary>The everyday end of a connection, which nobody needs to read about.</summary>
    public const string HungUp = "the connection was closed";

    private readonly Lock _gate = new();
    private readonly Outbox _outbox = new(options.OutboxMessages, options.OutboxBytes);
    private readonly Decoder _decoder = new(options);
    private readonly byte[] _greeting = new byte[Greeting.Length];
    private int _greeted;
    private bool _blocked;
    private bool _closed;
    private long _dropped;
    private long _timeToLive;
    private volatile string? _ending;

    public Socket Connection { get; } = connection;

    public ZmtpSocket Owner { get; } = owner;

    /// <summary>Whether READY has come, so that messages may go.</summary>
    public bool IsReady { get; private set; }

    public bool Speaks31 => Greeting.Speaks31(_greeting);

    /// <summary>The routing id, once the peer is ready.</summary>
    public Identity Identity { get; set; } = new(default);

    /// <summary>When (in <see cref="Environment.TickCount64"/>) the connection ends unless something comes.</summary>
    public long Deadline { get; private set; } = Environment.TickCount64 + (long)options.HandshakeTimeout.TotalMilliseconds;

    /// <summary>Why the connection is to end, when it is.</summary>
    public string? Ending => _ending;

    public bool WantsWrite
    {
        get { lock (_gate) { return _blocked && !_closed; } }
    }

    public long PendingBytes
    {
        get { lock (_gate) { return _outbox.Bytes; } }
    }

    /// <summary>The sockets' thread ends the connection at its next turn.</summary>
    public void End(string why) => _ending ??= why;

    /// <summary>The first words, said before the peer's are read, as RFC 37 asks of both sides.</summary>
    public void Greet()
    {
        lock (_gate)
        {
            _outbox.TryAdd(new Encoded([Greeting.Ours]));
            Write();
        }
    }

    /// <summary>Sends at once what the system takes and queues the rest; false when the peer is gone or at its high-water mark.</summary>
    public bool Send(Encoded message)
    {
        bool wasBlocked, taken;
        long lost = 0;
        lock (_gate)
        {
            if (_closed || _ending is not null) { return false; }
            wasBlocked = _blocked;
            taken = _outbox.TryAdd(message);
            _dropped += taken ? 0 : 1;
            if (taken && !_blocked) { Write(); }
            if (!_blocked) { (lost, _dropped) = (_dropped, 0); }
        }

        if (!taken && Interlocked.Read(ref _dropped) == 1) { Owner.Log($"a peer ({Identity}) does not read: what is sent to it now is dropped"); }
        if (lost > 0) { Owner.Log($"a peer ({Identity}) reads again: it lost {lost} messages"); }
        if (!wasBlocked && (WantsWrite || _ending is not null)) { Owner.Wake(); }
        return taken;
    }

    /// <summary>Sends what waited for the system to take more.</summary>
    public void Flush()
    {
        lock (_gate) { Write(); }
    }

    /// <summary>Reads what is there and hands it to the owner.</summary>
    public void Read(byte[] scratch)
    {
        var count = Connection.Receive(scratch, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) { return; }
        if (error != SocketError.Success) { End(Why(error)); return; }
        if (count == 0) { End(HungUp); return; }

        if (_timeToLive > 0) { Deadline = Environment.TickCount64 + _timeToLive; }
        ReadOnlySpan<byte> input = scratch.AsSpan(0, count);
        try
        {
            if (_greeted < Greeting.Length) { ReadGreeting(ref input); }
            while (_ending is null && _greeted == Greeting.Length && _decoder.Decode(ref input) is { } incoming) { Take(incoming); }
        }
        catch (ProtocolException wrong)
        {
            End(wrong.Message);
        }
    }

    /// <summary>Takes the place of an older connection of the same peer, with what that one had still to be sent.</summary>
    public void TakeOver(Peer older)
    {
        lock (older._gate)
        {
            lock (_gate)
            {
                _outbox.TakeOver(older._outbox);
                Write();
            }
        }

        older.End("the peer connected again under the same identity");
    }

    /// <summary>Closes the connection; after this nothing is sent.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            try { Connection.Shutdown(SocketShutdown.Send); }
            catch (SocketException) { }  // it is gone already
            Connection.Dispose();
        }
    }

    private void ReadGreeting(ref ReadOnlySpan<byte> input)
    {
        var taken = Math.Min(input.Length, Greeting.Length - _greeted);
        input[..taken].CopyTo(_greeting.AsSpan(_greeted));
        input = input[taken..];
        _greeted += taken;
        Greeting.Check(_greeting.AsSpan(0, _greeted));
        if (_greeted == Greeting.Length) { Send(Encoder.Ready(Owner.Type, Owner.OwnIdentity.Span)); }
    }

    private void Take(Incoming incoming)
    {
        switch (incoming)
        {
            case Incoming.Command { Name: "READY" } ready when !IsReady:
                Introduce(Properties.Read(ready.Data));
                break;
            case Incoming.Command { Name: "ERROR" }:
                throw new ProtocolException("it refused the connection");
            case var _ when !IsReady:
                throw new ProtocolException("it said something before READY");
            case Incoming.Command { Name: "PING" } ping:
                Pong(ping.Data);
                break;
            case Incoming.Command command:
                Owner.OnCommand(this, command);
                break;
            case Incoming.Message message:
                Owner.OnMessage(this, message.Frames);
                break;
        }
    }

    private void Introduce(Properties properties)
    {
        if (!Owner.Type.MayTalkTo(properties.SocketType))
        {
            Send(Encoder.Error("Invalid socket type"));
            throw new ProtocolException($"a {properties.SocketType} cannot talk to a {Owner.Type.Name()}");
        }

        IsReady = true;
        Deadline = long.MaxValue;
        Owner.OnReady(this, properties.Identity);
    }

    /// <summary>PING brings the time after which silence means death, in tenths of a second, and a text to be sent back.</summary>
    private void Pong(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 2) { throw new ProtocolException("a PING is cut short"); }
        _timeToLive = 100L * BinaryPrimitives.ReadUInt16BigEndian(data.Span);
        Deadline = _timeToLive > 0 ? Environment.TickCount64 + _timeToLive : long.MaxValue;
        Send(Encoder.Command("PONG", data.Span[2..Math.Min(data.Length, 18)]));
    }

    private void Write()
    {
        _blocked = false;
        while (!_closed && !_outbox.IsEmpty)
        {
            var sent = Connection.Send(_outbox.Next, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock) { _blocked = true; return; }
            if (error != SocketError.Success) { End(Why(error)); return; }
            _outbox.Advance(sent);
        }
    }

    /// <summary>A client that is killed resets its connection, or leaves a broken pipe: that is everyday too.</summary>
    private static string Why(SocketError error) =>
        error is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown ? HungUp : $"the connection broke ({error})";
}
