using System.Runtime.ExceptionServices;
using NeuroRepl.Scripting.Errors;

namespace NeuroRepl.Scripting.Engine;

/// <summary>Exceptions that nobody catches on threads which a script started: they would end the process, and are told on the cell's output instead.</summary>
internal static class StrayExceptions
{
    private static int _installed;

    public static void Catch()
    {
        if (Interlocked.Exchange(ref _installed, 1) == 1) { return; }

        try { ExceptionHandling.SetUnhandledExceptionHandler(Tell); }
        catch (InvalidOperationException)
        {
            // The host has a handler of its own.
        }
    }

    private static bool Tell(Exception exception)
    {
        if (ConsoleRouting.Current is not { } output) { return false; }

        if (exception is not OperationCanceledException) { output.Write(OutputStream.StandardError, $"A thread of this cell ended with an error.\n{UserTrace.Of(exception)}"); }

        return true;
    }
}
