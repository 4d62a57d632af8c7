namespace NeuroRepl.Kernel.Output;

/// <summary>What native code writes to the process's own standard output and error, brought to the cell that runs.</summary>
internal sealed class NativeOutput
{
    /// <summary>Until disposed, what is written belongs to a cell.</summary>
    public IDisposable Listen(CellOutput cell) => new Listening();

    /// <summary>Waits until all that has been written so far has reached its cell.</summary>
    public void Drain()
    {
    }

    private sealed class Listening : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
