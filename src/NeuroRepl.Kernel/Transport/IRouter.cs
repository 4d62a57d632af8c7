namespace NeuroRepl.Kernel.Transport;

/// <summary>A ROUTER socket (shell, control, stdin): messages of many peers in, answers to one of them out.</summary>
internal interface IRouter : ISocket
{
    /// <summary>Waits for the next message; null when the socket is closed or the token is cancelled.</summary>
    /// <remarks>It blocks its thread on purpose: user code can fill the thread pool, and must not silence the kernel by it.
    /// While nobody receives, at most <see cref="TransportOptions.InboxMessages"/> wait here and the peers' own queues hold the rest.</remarks>
    Envelope? Receive(CancellationToken cancellation = default);

    /// <summary>The next message if one is there already, else null.</summary>
    Envelope? TryReceive();

    /// <summary>Sends to one peer from any thread without waiting; false when it is gone or does not read what it asked for.</summary>
    bool Send(Identity peer, params ReadOnlyMemory<byte>[] frames);
}
