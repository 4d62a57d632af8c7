namespace NeuroRepl.Kernel.Transport;

/// <summary>All sockets of one kernel, and the one thread that moves their bytes.</summary>
/// <remarks>One thread of its own, and not the thread pool: user code that fills the pool must not stop heartbeat and interrupts.</remarks>
internal sealed partial class Sockets : IDisposable
{
    /// <param name="log">Told in a sentence what was dropped or refused and why; called from any thread.</param>
    public Sockets(TransportOptions? options = null, Action<string>? log = null) => throw new NotImplementedException();

    /// <summary>Shell, control or stdin.</summary>
    public IRouter BindRouter(Endpoint endpoint) => throw new NotImplementedException();

    /// <summary>The iopub socket.</summary>
    public IPublisher BindPublisher(Endpoint endpoint) => throw new NotImplementedException();

    /// <summary>The heartbeat socket: answers every message with itself, whatever else happens in the process.</summary>
    public ISocket BindHeartbeat(Endpoint endpoint) => throw new NotImplementedException();

    /// <summary>The other side: a DEALER, REQ or SUB that is connected when this returns.</summary>
    public IClient Connect(SocketType type, Endpoint endpoint, ReadOnlyMemory<byte> identity = default) => throw new NotImplementedException();

    /// <summary>Stops listening, sends what waits for at most <paramref name="linger"/>, closes all connections and ends the thread.</summary>
    public void Close(TimeSpan linger) => throw new NotImplementedException();

    public void Dispose() => Close(TimeSpan.FromSeconds(1));
}
