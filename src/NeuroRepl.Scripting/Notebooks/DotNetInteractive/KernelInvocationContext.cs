namespace Microsoft.DotNet.Interactive;

/// <summary>What a cell of an old notebook can ask about its own run.</summary>
public sealed class KernelInvocationContext
{
    private KernelInvocationContext()
    {
    }

    /// <summary>The run that this code belongs to.</summary>
    public static KernelInvocationContext Current { get; } = new();

    /// <summary>Cancelled when the cell is to stop.</summary>
    public CancellationToken CancellationToken => NeuroRepl.Numerics.Interrupt.Token;
}
