namespace NeuroRepl.Kernel.Transport;

/// <summary>An XPUB socket (iopub): every message goes to the peers that subscribed to a prefix of its first frame.</summary>
internal interface IPublisher : ISocket
{
    /// <summary>What a peer is sent when it subscribes to a topic, before anything else of that topic; null for nothing.</summary>
    /// <remarks>Called on the sockets' thread: quick, and no exceptions. This is where <c>iopub_welcome</c> comes from.</remarks>
    Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>[]?>? Welcome { get; set; }

    /// <summary>Sends to all that subscribed, from any thread, in the order of the calls and without waiting.
    /// A peer that is too far behind loses the message, which is logged.</summary>
    void Publish(params ReadOnlyMemory<byte>[] frames);

    /// <summary>Bytes that wait for the slowest peer: an endless printer can look here and take a breath.</summary>
    long PendingBytes { get; }
}
