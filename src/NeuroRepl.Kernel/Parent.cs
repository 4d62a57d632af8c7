namespace NeuroRepl.Kernel;

/// <summary>The program that started the kernel: when it dies without a word, the kernel must not stay behind.</summary>
internal static class Parent
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    /// <summary>Ends when the parent has gone; never where nobody waits for us as Jupyter does.</summary>
    public static async Task GoneAsync(CancellationToken stop)
    {
        if (OperatingSystem.IsWindows() || Environment.GetEnvironmentVariable("JPY_PARENT_PID") is null or "")
        {
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        }

        // An orphan is given another parent.
        var parent = Output.Posix.ParentProcess();
        while (Output.Posix.ParentProcess() == parent) { await Task.Delay(Period, stop).ConfigureAwait(false); }
    }
}
