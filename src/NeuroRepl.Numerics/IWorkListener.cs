namespace NeuroRepl.Numerics;

/// <summary>Someone who shows progress: a terminal line, a notebook's progress bar.</summary>
public interface IWorkListener
{
    /// <summary>Called often and from any thread; has to be cheap. The work is over when <paramref name="done"/> equals <paramref name="total"/>.</summary>
    void Report(string what, long done, long total);
}
