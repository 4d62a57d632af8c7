using System.Diagnostics;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>How long something takes, by the wall and by all processors, and how much memory it asks for.</summary>
internal sealed class Timing
{
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _processor = Processor();
    private readonly long _allocated = GC.GetTotalAllocatedBytes();

    private Timing()
    {
    }

    public static Timing Start() => new();

    /// <summary>A number of bytes with the unit that suits it.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:F1} kB",
        < 1_000_000_000 => $"{bytes / 1e6:F1} MB",
        _ => $"{bytes / 1e9:F2} GB",
    };

    /// <summary>"1.25 s, processors 2.4 s, 31.0 MB asked for".</summary>
    public override string ToString() =>
        $"{Time(Stopwatch.GetElapsedTime(_started))}, processors {Time(Processor() - _processor)}, {Bytes(GC.GetTotalAllocatedBytes() - _allocated)} asked for";

    private static TimeSpan Processor()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string Time(TimeSpan time) => time.TotalMilliseconds < 1 ? $"{time.TotalMicroseconds:F0} µs"
        : time.TotalSeconds < 1 ? $"{time.TotalMilliseconds:F1} ms"
        : time.TotalMinutes < 1 ? $"{time.TotalSeconds:F2} s"
        : $"{(int)time.TotalMinutes}:{time.Seconds:D2} min";
}
