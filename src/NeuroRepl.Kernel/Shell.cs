using System.Collections.Concurrent;
using NeuroRepl.Kernel.Messages;

namespace NeuroRepl.Kernel;

/// <summary>A queue of requests that are answered one after another: the main shell, a subshell, or what is answered beside them.</summary>
/// <remarks>A thread of its own: user code may fill the thread pool, and must not silence the kernel by it.</remarks>
internal sealed class Shell : IDisposable
{
    private readonly BlockingCollection<(Request Request, long Number)> _waiting = [];
    private readonly Desk _desk;
    private readonly Thread _thread;
    private long _taken;
    private long _abortUpTo;

    public Shell(string name, Desk desk)
    {
        _desk = desk;
        _thread = new Thread(Work) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Takes a request into the queue.</summary>
    public void Post(Request request)
    {
        if (!_waiting.IsAddingCompleted) { _waiting.Add((request, Interlocked.Increment(ref _taken))); }
    }

    /// <summary>A cell failed: the cells that wait behind it are not run. What comes later is.</summary>
    public void AbortWaiting() => Volatile.Write(ref _abortUpTo, Interlocked.Read(ref _taken));

    /// <summary>Takes no more, and ends when the queue is empty.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private void Work()
    {
        foreach (var (request, number) in _waiting.GetConsumingEnumerable())
        {
            request.Shell = this;
            if (request.Type == "execute_request" && number <= Volatile.Read(ref _abortUpTo)) { _desk.Abort(request); }
            else { _desk.Answer(request); }
        }
    }
}
