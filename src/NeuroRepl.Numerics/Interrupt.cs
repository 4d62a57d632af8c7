namespace NeuroRepl.Numerics;

/// <summary>The way out of long work: library loops ask <see cref="ThrowIfRequested"/> once a tile, and stop where the user pressed Ctrl+C.</summary>
/// <remarks>The token is ambient (it flows into <c>Parallel.For</c> bodies and awaits), so that no signature has to carry it.</remarks>
public static class Interrupt
{
    private static readonly AsyncLocal<CancellationToken> Ambient = new();

    /// <summary>The token of the submission that this code runs for; never cancelled outside one.</summary>
    public static CancellationToken Token => Ambient.Value;

    /// <summary>Leaves with <see cref="OperationCanceledException"/> if the user asked to stop.</summary>
    public static void ThrowIfRequested() => Ambient.Value.ThrowIfCancellationRequested();

    /// <summary>Runs code under a token; what it calls sees that token as <see cref="Token"/>.</summary>
    public static void Set(CancellationToken token) => Ambient.Value = token;
}
