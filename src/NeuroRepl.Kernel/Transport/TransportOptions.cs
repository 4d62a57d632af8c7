namespace NeuroRepl.Kernel.Transport;

/// <summary>The limits that keep a broken or slow peer from harming the kernel.</summary>
internal sealed record TransportOptions
{
    /// <summary>Greeting and READY have to be through in this time.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A message with more bytes than this ends the connection; so does one with more than <see cref="MaxFrames"/> frames.</summary>
    public long MaxMessageBytes { get; init; } = 1L << 30;

    /// <summary>Frames of one message.</summary>
    public int MaxFrames { get; init; } = 1 << 16;

    /// <summary>Greeting and READY are short, and so is every command; a longer one ends the connection.</summary>
    public int MaxCommandBytes { get; init; } = 1 << 16;

    /// <summary>Bytes that may wait for one peer. What comes beyond is dropped for that peer, whole messages at a time.</summary>
    public long OutboxBytes { get; init; } = 256L << 20;

    /// <summary>Messages that may wait for one peer.</summary>
    public int OutboxMessages { get; init; } = 200_000;

    /// <summary>Messages that a socket holds for its receiver before it stops reading from its peers.</summary>
    public int InboxMessages { get; init; } = 10_000;

    /// <summary>Bytes that a socket holds for its receiver before it stops reading from its peers.</summary>
    public long InboxBytes { get; init; } = 256L << 20;
}
