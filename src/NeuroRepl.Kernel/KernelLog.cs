namespace NeuroRepl.Kernel;

/// <summary>The kernel's own words, for the log of the server that started it: on the process's standard error, whatever cells do with theirs.</summary>
internal static class KernelLog
{
    /// <summary>Takes hold of the standard error that the process has now.</summary>
    public static Action<string> Open()
    {
#pragma warning disable RS0030 // Console: the kernel is the host here, and its standard error is the server's log
        var error = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError()) { AutoFlush = true });
#pragma warning restore RS0030
        return sentence =>
        {
            try { error.WriteLine($"[neurorepl] {sentence}"); }
            catch (IOException)
            {
                // Nobody reads the log.
            }
        };
    }
}
