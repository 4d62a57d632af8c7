namespace NeuroRepl.Kernel.Transport;

/// <summary>The other side, DEALER, REQ or SUB: for tests, and for asking a kernel whether it lives.</summary>
internal interface IClient
{
    /// <summary>Waits for the next message; null when the connection is closed or the token is cancelled.</summary>
    ReadOnlyMemory<byte>[]? Receive(CancellationToken cancellation = default);

    /// <summary>Sends without waiting; false when the connection is gone. A REQ adds and takes off the empty delimiter itself.</summary>
    bool Send(params ReadOnlyMemory<byte>[] frames);

    /// <summary>Asks for the messages whose first frame begins with the topic (SUB only).</summary>
    void Subscribe(ReadOnlyMemory<byte> topic);

    /// <summary>Ends one subscription to the topic (SUB only).</summary>
    void Unsubscribe(ReadOnlyMemory<byte> topic);

    /// <summary>Closes this connection without waiting for what is still to be sent.</summary>
    void Disconnect();
}
