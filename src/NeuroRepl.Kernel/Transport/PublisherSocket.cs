namespace NeuroRepl.Kernel.Transport;

internal sealed class PublisherSocket(Endpoint endpoint, Sockets sockets) : ZmtpSocket(SocketType.XPub, endpoint, sockets), IPublisher
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Peer, List<ReadOnlyMemory<byte>>> _topics = [];

    public Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>[]?>? Welcome { get; set; }

    public long PendingBytes
    {
        get { lock (_gate) { return _topics.Keys.Select(peer => peer.PendingBytes).DefaultIfEmpty().Max(); } }
    }

    public void Publish(params ReadOnlyMemory<byte>[] frames)
    {
        lock (_gate)
        {
            Encoded? message = null;
            foreach (var (peer, topics) in _topics)
            {
                if (topics.Exists(topic => frames[0].Span.StartsWith(topic.Span))) { peer.Send(message ??= Encoder.Message(frames)); }
            }
        }
    }

    /// <summary>ZMTP 3.0 subscribes with a message: 1 or 0, then the topic. Anything else that a subscriber says has no meaning here.</summary>
    public override void OnMessage(Peer peer, ReadOnlyMemory<byte>[] frames)
    {
        if (frames is not [{ IsEmpty: false } first]) { return; }
        if (first.Span[0] == 1) { Subscribe(peer, first[1..]); }
        if (first.Span[0] == 0) { Cancel(peer, first[1..]); }
    }

    public override void OnCommand(Peer peer, Incoming.Command command)
    {
        if (command.Name == "SUBSCRIBE") { Subscribe(peer, command.Data); }
        if (command.Name == "CANCEL") { Cancel(peer, command.Data); }
    }

    public override void OnEnded(Peer peer)
    {
        base.OnEnded(peer);
        lock (_gate) { _topics.Remove(peer); }
    }

    private void Subscribe(Peer peer, ReadOnlyMemory<byte> topic)
    {
        lock (_gate)
        {
            if (!_topics.TryGetValue(peer, out var topics)) { _topics[peer] = topics = []; }
            if (topics.Count >= MaxTopics) { throw new ProtocolException($"it has more than {MaxTopics} subscriptions"); }
            topics.Add(topic);
            if (Welcome?.Invoke(topic) is { } welcome) { peer.Send(Encoder.Message(welcome)); }
        }
    }

    private void Cancel(Peer peer, ReadOnlyMemory<byte> topic)
    {
        lock (_gate)
        {
            if (!_topics.TryGetValue(peer, out var topics)) { return; }
            var index = topics.FindIndex(known => known.Span.SequenceEqual(topic.Span));
            if (index >= 0) { topics.RemoveAt(index); }
        }
    }

    private const int MaxTopics = 10_000;
}
