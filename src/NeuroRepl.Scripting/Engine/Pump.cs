using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Runs what a submission awaits on the submission's own thread, until the submission is over or stopped.</summary>
internal sealed class Pump : SynchronizationContext
{
    /// <summary>How long awaits that notice the stop by themselves (and their finally blocks) may take before they are left.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(30);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private bool _closed;

    /// <summary>Whether the thread waits for something that is not the user's code.</summary>
    public volatile bool IsWaiting;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_queue)
        {
            if (!_closed)
            {
                _queue.Enqueue((d, state));
                Monitor.PulseAll(_queue);
                return;
            }
        }

        // The cell is over; what it left running goes on elsewhere.
        ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Works until the task is complete; leaves with <see cref="OperationCanceledException"/> when stopped.</summary>
    public T Run<T>(Task<T> task, CancellationToken stop)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(_ => Wake(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            using var stopped = stop.Register(Wake);
            Work(task, stop);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>From now on, what is posted runs on the thread pool.</summary>
    public void Close()
    {
        lock (_queue)
        {
            _closed = true;
            while (_queue.TryDequeue(out var work)) { ThreadPool.QueueUserWorkItem(static work => work.Callback(work.State), work, preferLocal: false); }
        }
    }

    private void Work(Task task, CancellationToken stop)
    {
        var sinceStop = new Stopwatch();
        while (true)
        {
            (SendOrPostCallback Callback, object? State) work;
            lock (_queue)
            {
                while (!_queue.TryDequeue(out work))
                {
                    if (task.IsCompleted) { return; }

                    if (stop.IsCancellationRequested) { sinceStop.Start(); }

                    if (sinceStop.Elapsed > Grace) { throw new OperationCanceledException(stop); }

                    IsWaiting = true;
                    Monitor.Wait(_queue, stop.IsCancellationRequested ? Grace : Timeout.InfiniteTimeSpan);
                    IsWaiting = false;
                }
            }

            work.Callback(work.State);
        }
    }

    private void Wake()
    {
        lock (_queue) { Monitor.PulseAll(_queue); }
    }
}
