namespace NeuroRepl.Kernel.Transport;

/// <summary>Messages that wait for their receiver: filled by the sockets' thread, emptied by one that may block.</summary>
internal sealed class Inbox<T>(int maxMessages, long maxBytes) where T : class
{
    private readonly Queue<(T Message, long Bytes)> _queue = new();
    private readonly object _gate = new();  // a monitor, not a Lock: receivers wait in it
    private long _bytes;
    private bool _full;
    private bool _completed;

    /// <summary>Raised by the receiver's thread when there is room again after the inbox was full.</summary>
    public event Action? Drained;

    /// <summary>Full from the limit on until half of it is empty again, so that reading does not start and stop at each message.</summary>
    public bool IsFull
    {
        get { lock (_gate) { return _full; } }
    }

    public void Add(T message, long bytes)
    {
        lock (_gate)
        {
            _queue.Enqueue((message, bytes));
            _bytes += bytes;
            _full |= _queue.Count >= maxMessages || _bytes >= maxBytes;
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>No more will come: whoever waits gets what is left and then null.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for a message; null when no more will come or the wait is cancelled.</summary>
    public T? Receive(CancellationToken cancellation)
    {
        using var wakeUp = cancellation.Register(() => { lock (_gate) { Monitor.PulseAll(_gate); } });
        lock (_gate)
        {
            while (_queue.Count == 0 && !_completed && !cancellation.IsCancellationRequested) { Monitor.Wait(_gate); }
        }

        return TryReceive();
    }

    /// <summary>The first message if there is one.</summary>
    public T? TryReceive()
    {
        var drained = false;
        T? message = null;
        lock (_gate)
        {
            if (_queue.TryDequeue(out var first))
            {
                message = first.Message;
                _bytes -= first.Bytes;
                drained = _full && _queue.Count <= maxMessages / 2 && _bytes <= maxBytes / 2;
                _full &= !drained;
            }
        }

        if (drained) { Drained?.Invoke(); }
        return message;
    }
}
