using System.Net;
using System.Net.Sockets;

namespace NeuroRepl.Kernel.Transport;

/// <summary>All sockets of one kernel, and the one thread that moves their bytes.</summary>
/// <remarks>One thread of its own, and not the thread pool: user code that fills the pool must not stop heartbeat and interrupts.</remarks>
internal sealed class Sockets : IDisposable
{
    private readonly TransportOptions _options;
    private readonly Action<string>? _log;
    private readonly SocketThread _thread;

    /// <param name="log">Told in a sentence what was dropped or refused and why; called from any thread.</param>
    public Sockets(TransportOptions? options = null, Action<string>? log = null)
    {
        _options = options ?? new TransportOptions();
        _log = log;
        _thread = new SocketThread(_options);
    }

    /// <summary>Shell, control or stdin.</summary>
    /// <exception cref="TransportException">The address cannot be listened at.</exception>
    public IRouter BindRouter(Endpoint endpoint) => Bind(endpoint, (real, listener) => new RouterSocket(real, this, _options) { Listener = listener });

    /// <summary>The iopub socket.</summary>
    /// <exception cref="TransportException">The address cannot be listened at.</exception>
    public IPublisher BindPublisher(Endpoint endpoint) => Bind(endpoint, (real, listener) => new PublisherSocket(real, this) { Listener = listener });

    /// <summary>The heartbeat socket: answers every message with itself, whatever else happens in the process.</summary>
    /// <exception cref="TransportException">The address cannot be listened at.</exception>
    public ISocket BindHeartbeat(Endpoint endpoint) => Bind(endpoint, (real, listener) => new HeartbeatSocket(real, this) { Listener = listener });

    /// <summary>The other side: a DEALER, REQ or SUB that is connected when this returns.</summary>
    /// <exception cref="TransportException">Nobody listens there, or somebody who speaks another language.</exception>
    public IClient Connect(SocketType type, Endpoint endpoint, ReadOnlyMemory<byte> identity = default)
    {
        var connection = Open(endpoint);
        try { connection.Connect(endpoint.ToSystem()); }
        catch (SocketException failed)
        {
            connection.Dispose();
            throw TransportException.CannotConnect(endpoint, failed.Message, failed);
        }

        connection.Blocking = false;
        var client = new ClientSocket(type, endpoint, identity, this, _options);
        _thread.Add(new Peer(connection, client, _options));
        if (!client.Ready.Wait(_options.HandshakeTimeout + TimeSpan.FromSeconds(1)) || !client.Ready.Result)
        {
            throw TransportException.CannotConnect(endpoint, "the handshake failed");
        }

        return client;
    }

    /// <summary>Stops listening, sends what waits for at most <paramref name="linger"/>, closes all connections and ends the thread.</summary>
    public void Close(TimeSpan linger) => _thread.Close(linger);

    public void Dispose()
    {
        Close(TimeSpan.FromSeconds(1));
        _thread.Dispose();
    }

    internal void Log(string what) => _log?.Invoke(what);

    internal void Wake() => _thread.Wake();

    private T Bind<T>(Endpoint endpoint, Func<Endpoint, Socket, T> create) where T : ZmtpSocket
    {
        var listener = Open(endpoint);
        try
        {
            if (endpoint is Endpoint.Ipc { IsAbstract: false } ipc) { RemoveStale(ipc); }
            listener.Bind(endpoint.ToSystem());
            listener.Listen();
        }
        catch (SocketException failed)
        {
            listener.Dispose();
            throw TransportException.CannotBind(endpoint, failed);
        }

        listener.Blocking = false;
        var socket = create(endpoint is Endpoint.Tcp tcp ? tcp with { Port = ((IPEndPoint)listener.LocalEndPoint!).Port } : endpoint, listener);
        _thread.Add(socket);
        return socket;
    }

    private static Socket Open(Endpoint endpoint) => endpoint is Endpoint.Ipc
        ? new Socket(AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, ProtocolType.Unspecified)
        : new Socket(endpoint.ToSystem().AddressFamily, System.Net.Sockets.SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    /// <summary>A file that a killed kernel left behind is in the way; one that somebody listens at is not ours to take.</summary>
    private static void RemoveStale(Endpoint.Ipc ipc)
    {
        if (!File.Exists(ipc.Path)) { return; }
        using var probe = new Socket(AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, ProtocolType.Unspecified);
        try { probe.Connect(ipc.ToSystem()); }
        catch (SocketException) { File.Delete(ipc.Path); }
    }
}
