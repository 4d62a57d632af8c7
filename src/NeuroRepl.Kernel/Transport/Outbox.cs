namespace NeuroRepl.Kernel.Transport;

/// <summary>What waits to be sent to one peer, up to a high-water mark; not safe for threads by itself.</summary>
internal sealed class Outbox(int maxMessages, long maxBytes)
{
    private readonly Queue<Encoded> _queue = new();
    private int _segment;
    private int _offset;

    public long Bytes { get; private set; }

    public bool IsEmpty => _queue.Count == 0;

    /// <summary>False, and nothing kept, when the mark is reached. A single message of any size fits an empty outbox.</summary>
    public bool TryAdd(Encoded message)
    {
        if (!IsEmpty && (_queue.Count >= maxMessages || Bytes + message.Length > maxBytes)) { return false; }
        _queue.Enqueue(message);
        Bytes += message.Length;
        return true;
    }

    /// <summary>The bytes to send next.</summary>
    public ReadOnlySpan<byte> Next => _queue.Peek().Segments[_segment].Span[_offset..];

    /// <summary>Notes that so many of <see cref="Next"/> are sent.</summary>
    public void Advance(int sent)
    {
        Bytes -= sent;
        _offset += sent;
        var message = _queue.Peek();
        while (_segment < message.Segments.Length && _offset == message.Segments[_segment].Length) { (_segment, _offset) = (_segment + 1, 0); }
        if (_segment < message.Segments.Length) { return; }
        _queue.Dequeue();
        _segment = 0;
    }

    /// <summary>Takes the messages that another outbox has not begun to send; one that is begun is lost with its connection.</summary>
    public void TakeOver(Outbox other)
    {
        if (other is { _segment: > 0 } or { _offset: > 0 }) { other._queue.Dequeue(); }
        while (other._queue.TryDequeue(out var message)) { TryAdd(message); }
        (other._segment, other._offset, other.Bytes) = (0, 0, 0);
    }
}
