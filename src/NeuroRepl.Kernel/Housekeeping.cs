namespace NeuroRepl.Kernel;

/// <summary>Gives memory back to the system when nothing has been asked for a while: a notebook that lies open must not weigh what its start needed.</summary>
internal sealed class Housekeeping : IDisposable
{
    private const long Worthwhile = 24L << 20;
    private const long MostHeap = 512L << 20;               // collecting more than this could be felt by the next cell
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    private readonly Timer _timer;
    private long _cleanedAt;

    public Housekeeping() => _timer = new Timer(_ => Clean(), null, Pause, Timeout.InfiniteTimeSpan);

    /// <summary>Something is asked.</summary>
    public void Busy() => _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Nothing is asked any more.</summary>
    public void Idle() => _timer.Change(Pause, Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Clean()
    {
        var allocated = GC.GetTotalAllocatedBytes();
        if (allocated - _cleanedAt < Worthwhile || GC.GetTotalMemory(forceFullCollection: false) > MostHeap) { return; }

        _cleanedAt = allocated;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Output.Posix.TrimHeap();
    }
}
