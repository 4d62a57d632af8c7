using System.Collections.Concurrent;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests;

/// <summary>A router without a network: what a test puts in is received, what the kernel sends is kept.</summary>
internal sealed class FakeRouter : IRouter
{
    private readonly BlockingCollection<Envelope> _inbox = [];

    public BlockingCollection<Envelope> Sent { get; } = [];

    public Endpoint Endpoint => Endpoint.Parse("tcp://127.0.0.1:1");

    public int PeerCount => 1;

    public void Put(Envelope envelope) => _inbox.Add(envelope);

    public Envelope? Receive(CancellationToken cancellation = default)
    {
        try { return _inbox.Take(cancellation); }
        catch (OperationCanceledException) { return null; }
    }

    public Envelope? TryReceive() => _inbox.TryTake(out var envelope) ? envelope : null;

    public bool Send(Identity peer, params ReadOnlyMemory<byte>[] frames)
    {
        Sent.Add(new Envelope(peer, frames));
        return true;
    }
}
