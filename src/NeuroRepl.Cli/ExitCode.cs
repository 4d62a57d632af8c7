namespace NeuroRepl.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The code had an error, or a check failed.</summary>
    public const int Error = 1;

    /// <summary>The command was used wrongly: no such option, no such script.</summary>
    public const int Usage = 2;

    /// <summary>Stopped by Ctrl+C: 128 + SIGINT, as shells count.</summary>
    public const int Interrupted = 130;
}
