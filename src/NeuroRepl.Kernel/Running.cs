namespace NeuroRepl.Kernel;

/// <summary>The cells that run now, and the way to stop them.</summary>
internal sealed class Running
{
    private readonly Lock _gate = new();
    private readonly HashSet<CancellationTokenSource> _cells = [];

    /// <summary>A cell starts: the source of the token that stops it.</summary>
    public CancellationTokenSource Begin()
    {
        var cell = new CancellationTokenSource();
        lock (_gate) { _cells.Add(cell); }

        return cell;
    }

    /// <summary>A cell is over.</summary>
    public void End(CancellationTokenSource cell)
    {
        lock (_gate) { _cells.Remove(cell); }
    }

    /// <summary>Stops whatever runs; what waits in a queue is aborted by the failure of what ran.</summary>
    public void Interrupt()
    {
        CancellationTokenSource[] cells;
        lock (_gate) { cells = [.. _cells]; }

        foreach (var cell in cells) { cell.Cancel(); }
    }
}
