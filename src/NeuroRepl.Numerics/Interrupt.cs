using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Numerics;

/// <summary>The way out of long work: library loops ask <see cref="ThrowIfRequested"/> once a tile, and stop where the user pressed Ctrl+C.</summary>
/// <remarks>
/// The token is ambient (it flows into <c>Parallel.For</c> bodies and awaits), so that no signature has to carry it.
/// The interpreter writes <see cref="Check"/> and <see cref="Enter"/> into the user's own loops and functions. They look at one static
/// number first: it counts the requests that somebody still has to notice, and is zero nearly always.
/// </remarks>
public static class Interrupt
{
    private static readonly AsyncLocal<CancellationToken> Ambient = new();
    private const long AsyncStackBytes = 256 << 10;

    private static volatile int _unnoticed;

    [ThreadStatic]
    private static long _stackStart;

    /// <summary>The token of the submission that this code runs for; never cancelled outside one.</summary>
    public static CancellationToken Token => Ambient.Value;

    /// <summary>Leaves with <see cref="OperationCanceledException"/> if the user asked to stop.</summary>
    public static void ThrowIfRequested() => Ambient.Value.ThrowIfCancellationRequested();

    /// <summary>Runs code under a token; what it calls sees that token as <see cref="Token"/>.</summary>
    public static void Set(CancellationToken token) => Ambient.Value = token;

    /// <summary>Makes every <see cref="Check"/> of the process look at its own token, until <see cref="Withdraw"/> is called as often.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Announce() => Interlocked.Increment(ref _unnoticed);

    /// <summary>Takes one <see cref="Announce"/> back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Withdraw() => Interlocked.Decrement(ref _unnoticed);

    /// <summary>Stops here if the user asked to; stands at the head of every loop that is typed in.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (_unnoticed != 0) { ThrowIfRequested(); }
    }

    /// <summary>Stops here if the user asked to, or if the stack is nearly used up; stands at the entry of every function that is typed in.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_unnoticed != 0) { ThrowIfRequested(); }
    }

    /// <summary><see cref="Enter"/> of an async function: an exception costs it far more to leave, so it may not nest as deep.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is too deep.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void EnterAsync()
    {
        if (_stackStart != 0 && _stackStart - StackPosition() > AsyncStackBytes) { throw new InsufficientExecutionStackException(); }

        Enter();
    }

    /// <summary>Says that this thread's stack starts about here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void MarkStackStart() => _stackStart = StackPosition();

    /// <summary><see cref="Enter"/> where only an expression may stand: always true.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool Entered()
    {
        Enter();
        return true;
    }

    /// <summary><see cref="Check"/> around an expression, whose value it gives back.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Pass<T>(T value)
    {
        Check();
        return value;
    }

    private static long StackPosition()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
