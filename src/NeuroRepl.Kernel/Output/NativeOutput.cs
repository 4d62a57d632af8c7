using NeuroRepl.Scripting;

namespace NeuroRepl.Kernel.Output;

/// <summary>What native code and child processes write to the process's own standard output and error, brought to the cell that runs, or ran last.</summary>
internal sealed class NativeOutput
{
    private CapturedFile[] _files = [];
    private volatile CellOutput? _cell;

    /// <summary>Takes hold of the process's output; where the system does not let us, such output stays where it went before.</summary>
    public static NativeOutput Capture()
    {
        var output = new NativeOutput();
        if (OperatingSystem.IsWindows()) { return output; }

        try
        {
            output._files = [new CapturedFile(1, OutputStream.StandardOutput, isTold: false, output.Take), new CapturedFile(2, OutputStream.StandardError, isTold: true, output.Take)];
        }
        catch (Exception e) when (e is IOException or DllNotFoundException or EntryPointNotFoundException)
        {
            output._files = [];
        }

        return output;
    }

    /// <summary>From now on, what is written belongs to a cell.</summary>
    public void Listen(CellOutput cell)
    {
        Drain();
        _cell = cell;
    }

    /// <summary>Waits until all that has been written so far has reached its cell, what the C library still holds too.</summary>
    public void Drain()
    {
        if (_files.Length == 0) { return; }

        _ = Posix.Flush(0);
        foreach (var file in _files) { file.Drain(); }
    }

    private void Take(OutputStream stream, string text) => _cell?.Write(stream, text);
}
