using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace NeuroRepl.Kernel.Transport;

/// <summary>The thread that accepts, reads, and writes what could not be written at once.</summary>
internal sealed class SocketThread : IDisposable
{
    private readonly TransportOptions _options;
    private readonly Thread _thread;
    private readonly Socket _bell;
    private readonly ConcurrentQueue<object> _arrivals = new();
    private readonly List<ZmtpSocket> _sockets = [];
    private readonly Dictionary<Socket, Peer> _peers = [];
    private readonly byte[] _scratch = new byte[256 << 10];
    private int _rung;
    private long _closeBy = long.MaxValue;

    public SocketThread(TransportOptions options)
    {
        _options = options;
        _bell = new Socket(AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Dgram, ProtocolType.Udp);
        _bell.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _bell.Connect(_bell.LocalEndPoint!);  // to itself: a datagram from any thread ends the wait in Select
        _bell.Blocking = false;
        _thread = new Thread(Run) { IsBackground = true, Name = "sockets" };
        _thread.Start();
    }

    public void Add(ZmtpSocket socket) => Bring(socket);

    public void Add(Peer peer) => Bring(peer);

    /// <summary>Ends the wait for the network, because something changed that the thread has to see.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _rung, 1) == 0) { _bell.Send([1], SocketFlags.None, out _); }
    }

    public void Close(TimeSpan linger)
    {
        var closeBy = Environment.TickCount64 + (long)linger.TotalMilliseconds;
        if (Interlocked.CompareExchange(ref _closeBy, closeBy, long.MaxValue) == long.MaxValue) { Wake(); }
        if (Thread.CurrentThread != _thread) { _thread.Join(); }
    }

    public void Dispose() => Close(TimeSpan.Zero);

    private bool IsClosing => Interlocked.Read(ref _closeBy) != long.MaxValue;

    private void Bring(object arrival)
    {
        _arrivals.Enqueue(arrival);
        Wake();
    }

    private void Run()
    {
        var (readable, writable) = (new List<Socket>(), new List<Socket>());
        while (!IsDone())
        {
            Welcome();
            Fill(readable, writable);
            Socket.Select(readable, writable, null, Wait());
            foreach (var socket in writable) { _peers[socket].Flush(); }
            foreach (var socket in readable) { Serve(socket); }
            EndThoseToEnd();
        }

        foreach (var peer in _peers.Values.ToArray()) { End(peer); }
        foreach (var socket in _sockets) { socket.OnClosed(); }
        _bell.Dispose();
    }

    private bool IsDone()
    {
        if (!IsClosing) { return false; }
        foreach (var socket in _sockets) { StopListening(socket); }
        return Environment.TickCount64 >= _closeBy || _peers.Values.All(peer => peer.PendingBytes == 0);
    }

    private static void StopListening(ZmtpSocket socket)
    {
        socket.Listener?.Dispose();
        if (socket is { Listener: not null, Endpoint: Endpoint.Ipc { IsAbstract: false } ipc }) { File.Delete(ipc.Path); }
    }

    private void Welcome()
    {
        while (_arrivals.TryDequeue(out var arrival))
        {
            if (arrival is ZmtpSocket socket) { _sockets.Add(socket); }
            if (arrival is Peer peer) { Introduce(peer); }
        }
    }

    private void Introduce(Peer peer)
    {
        _peers.Add(peer.Connection, peer);
        peer.Greet();
    }

    private void Fill(List<Socket> readable, List<Socket> writable)
    {
        readable.Clear();
        writable.Clear();
        readable.Add(_bell);
        if (!IsClosing) { readable.AddRange(_sockets.Where(socket => socket.Listener is not null).Select(socket => socket.Listener!)); }
        foreach (var peer in _peers.Values)
        {
            if (!IsClosing && !peer.Owner.IsFull) { readable.Add(peer.Connection); }
            if (peer.WantsWrite) { writable.Add(peer.Connection); }
        }
    }

    private TimeSpan Wait()
    {
        var next = _peers.Values.Select(peer => peer.Ending is null ? peer.Deadline : 0).Append(_closeBy).Min();
        return next == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Clamp(next - Environment.TickCount64, 0, 60_000));
    }

    private void Serve(Socket socket)
    {
        if (socket == _bell) { Hear(); }
        else if (_peers.TryGetValue(socket, out var peer)) { peer.Read(_scratch); }
        else { Accept(_sockets.Find(candidate => candidate.Listener == socket)!); }
    }

    private void Hear()
    {
        _bell.Receive(_scratch, SocketFlags.None, out _);
        Interlocked.Exchange(ref _rung, 0);
    }

    private void Accept(ZmtpSocket socket)
    {
        try
        {
            var connection = socket.Listener!.Accept();
            connection.Blocking = false;
            if (socket.Endpoint is Endpoint.Tcp) { connection.NoDelay = true; }
            Introduce(new Peer(connection, socket, _options));
        }
        catch (SocketException)
        {
            // The caller hung up before it was let in.
        }
    }

    private void EndThoseToEnd()
    {
        var now = Environment.TickCount64;
        foreach (var peer in _peers.Values.Where(peer => peer.Ending is not null || peer.Deadline <= now).ToArray())
        {
            peer.End("it was silent for too long");
            if (peer.Ending != Peer.HungUp) { peer.Owner.Log($"a connection ended: {peer.Ending}"); }
            End(peer);
        }
    }

    private void End(Peer peer)
    {
        _peers.Remove(peer.Connection);
        peer.Close();
        peer.Owner.OnEnded(peer);
    }
}
