using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Engine;

/// <summary>One submission on a thread of its own, and everything that can stop it.</summary>
/// <remarks>
/// Loops and functions stop at the checks that are written into them, awaits in the <see cref="Pump"/>, waits (a sleep, a lock, <c>Task.Wait</c>) by
/// <see cref="Thread.Interrupt"/>. A call that notices none of these is left to itself after a while; that costs one thread, not the session.
/// </remarks>
#pragma warning disable CA1001 // the token outlives the run, see _stop
internal sealed class SubmissionRun
#pragma warning restore CA1001
{
    private const int StackBytes = 4 << 20;            // deep enough for honest recursion; unwinding a larger one takes seconds
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan MemoryPeriod = TimeSpan.FromMilliseconds(40);

    private readonly TaskCompletionSource<RunResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    // Never disposed: what the cell leaves running in the background goes on using its token.
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _user;
    private readonly InterpreterOptions _options;
    private readonly Pump _pump = new();
    private readonly Lock _gate = new();
    private readonly Thread _thread;
    private bool _inUserCode;
    private bool _overMemory;

    public SubmissionRun(Func<SubmissionRun, RunResult> work, InterpreterOptions options, CancellationToken user)
    {
        (_options, _user) = (options, user);
        _thread = new Thread(() => _ended.TrySetResult(work(this)), StackBytes) { IsBackground = true, Name = "submission" };
    }

    /// <summary>Cancelled when the submission has to stop, whoever wants it.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Who wants it.</summary>
    public StopCause Cause => _user.IsCancellationRequested ? StopCause.User : Volatile.Read(ref _overMemory) ? StopCause.Memory : StopCause.None;

    /// <summary>Starts the thread; the result comes when the work is done, or has to be given up.</summary>
    public async Task<RunResult> StartAsync()
    {
        var limit = _options.MemoryLimitBytes ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;
        using var memory = new Timer(_ => StopIfAbove(limit), null, MemoryPeriod, MemoryPeriod);
        using var asked = _user.UnsafeRegister(static stop => ((CancellationTokenSource)stop!).Cancel(), _stop);
        using var stopped = Stop.UnsafeRegister(static run => _ = ((SubmissionRun)run!).SeeToItAsync(), this);
        _thread.Start();                                    // with the ambient values of the host: who hears of progress
        return await _ended.Task.ConfigureAwait(false);
    }

    /// <summary>Runs the user's code on this thread, and what it awaits.</summary>
    public object? RunUserCode(Func<Task<object?>> code)
    {
        Interrupt.Set(Stop);
        Interrupt.MarkStackStart();
        SynchronizationContext.SetSynchronizationContext(_pump);
        try
        {
            lock (_gate) { _inUserCode = true; }

            return _pump.Run(code(), Stop);
        }
        finally
        {
            Leave();
            _pump.Close();
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    /// <summary>No more thread interrupts from here on; one that is under way is taken here.</summary>
    private void Leave()
    {
        while (true)
        {
            try
            {
                lock (_gate) { _inUserCode = false; }

                if (Stop.IsCancellationRequested) { Thread.Sleep(1); }

                return;
            }
            catch (ThreadInterruptedException)
            {
            }
        }
    }

    private void StopIfAbove(long limit)
    {
        if (Stop.IsCancellationRequested || GC.GetTotalMemory(forceFullCollection: false) < limit) { return; }

        GC.Collect();                                       // most of it may be free for the taking
        if (GC.GetTotalMemory(forceFullCollection: false) < limit) { return; }

        Volatile.Write(ref _overMemory, true);
        _stop.Cancel();
    }

    private async Task SeeToItAsync()
    {
        Interrupt.Announce();
        var waited = TimeSpan.Zero;
        while (!_ended.Task.IsCompleted)
        {
            await Task.WhenAny(_ended.Task, Task.Delay(Patience)).ConfigureAwait(false);
            waited += Patience;
            InterruptWait();
            if (waited >= _options.AbandonAfter && _ended.TrySetResult(RunResult.Abandoned))
            {
                await HoldAbandonedAsync().ConfigureAwait(false);
            }
        }

        await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);    // what the cell left on other threads notices too
        Interrupt.Withdraw();
    }

    /// <summary>Should the foreign call return after all, the user's code behind it must not go on; look now and then, for a look slows every loop.</summary>
    private async Task HoldAbandonedAsync()
    {
        while (_thread.IsAlive)
        {
            Interrupt.Withdraw();
            await Task.Delay(TimeSpan.FromMilliseconds(200)).ConfigureAwait(false);
            Interrupt.Announce();
            InterruptWait();
            await Task.Delay(TimeSpan.FromMilliseconds(10)).ConfigureAwait(false);
        }
    }

    private void InterruptWait()
    {
        lock (_gate)
        {
            if (_inUserCode && !_pump.IsWaiting && (_thread.ThreadState & ThreadState.WaitSleepJoin) != 0) { _thread.Interrupt(); }
        }
    }
}
