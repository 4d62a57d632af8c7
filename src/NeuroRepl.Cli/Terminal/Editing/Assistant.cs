namespace NeuroRepl.Cli.Terminal.Editing;

/// <summary>Works out answers about code on a thread of its own: the newest question only, the older ones are forgotten.</summary>
/// <remarks>Not the thread pool: a cell that runs, or that left something running, may have it full.</remarks>
internal sealed class Assistant : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _asked = new(0);
    private Action<Func<bool>>? _question;
    private bool _isOver;

    public Assistant() => new Thread(Work) { IsBackground = true, Name = "assistant" }.Start();

    /// <summary>Asks; what was asked before and is not begun is forgotten.</summary>
    /// <param name="question">Does the work; told whether something newer was asked meanwhile.</param>
    public void Ask(Action<Func<bool>> question)
    {
        lock (_gate) { _question = question; }

        _asked.Release();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        _asked.Release();
    }

    private void Work()
    {
        while (true)
        {
            _asked.Wait();
            if (_isOver) { break; }

            Action<Func<bool>>? question;
            lock (_gate) { (question, _question) = (_question, null); }

            try { question?.Invoke(IsStale); }
#pragma warning disable CA1031 // help that fails is no help, and no reason to lose what is being typed
            catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
            {
                // There is nothing to show, and the next key asks again.
            }
        }

        _asked.Dispose();
    }

    private bool IsStale()
    {
        lock (_gate) { return _question is not null; }
    }
}
