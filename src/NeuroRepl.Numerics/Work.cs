namespace NeuroRepl.Numerics;

/// <summary>How long work says how far it is, without knowing who listens: a host sets the listener, library loops call <see cref="Report"/>.</summary>
public static class Work
{
    private static readonly AsyncLocal<IWorkListener?> Ambient = new();

    /// <summary>Who is told about progress here; nobody outside a host.</summary>
    public static IWorkListener? Listener
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    /// <summary>Says that <paramref name="done"/> of <paramref name="total"/> steps are finished, and stops here if the user asked to.</summary>
    /// <param name="what">What the work is, in the user's words: "fitting 448 transients".</param>
    public static void Report(string what, long done, long total)
    {
        Interrupt.ThrowIfRequested();
        Ambient.Value?.Report(what, done, total);
    }
}
