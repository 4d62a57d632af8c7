using System.Collections.Concurrent;
using NeuroRepl.Kernel.Transport;

namespace NeuroRepl.Kernel.Tests;

/// <summary>A publisher without a network: what is published is kept.</summary>
internal sealed class FakePublisher : IPublisher
{
    public BlockingCollection<ReadOnlyMemory<byte>[]> Published { get; } = [];

    public Endpoint Endpoint => Endpoint.Parse("tcp://127.0.0.1:2");

    public int PeerCount => 1;

    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>[]?>? Welcome { get; set; }

    public long PendingBytes => 0;

    public void Publish(params ReadOnlyMemory<byte>[] frames) => Published.Add(frames);
}
