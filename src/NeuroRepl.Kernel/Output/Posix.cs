using System.Runtime.InteropServices;

namespace NeuroRepl.Kernel.Output;

/// <summary>The few calls of the C library that capturing native output needs.</summary>
internal static class Posix
{
    /// <summary>There is something to read.</summary>
    public const short PollIn = 1;

    [DllImport("libc", EntryPoint = "pipe", SetLastError = true)]
    public static extern int Pipe([Out] int[] ends);

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static extern int Duplicate(int file);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static extern int DuplicateTo(int file, int onto);

    [DllImport("libc", EntryPoint = "fflush")]
    public static extern int Flush(nint stream);

    [DllImport("libc", EntryPoint = "poll", SetLastError = true)]
    public static extern int Poll(ref PollEntry entry, nuint count, int milliseconds);

    [DllImport("libc", EntryPoint = "read", SetLastError = true)]
    public static extern nint Read(int file, [Out] byte[] buffer, nuint count);

    [DllImport("libc", EntryPoint = "write", SetLastError = true)]
    public static extern nint Write(int file, byte[] buffer, nuint count);

    [DllImport("libc", EntryPoint = "getppid")]
    public static extern int ParentProcess();

    /// <summary>Gives the C library's free memory back to the system, where it can.</summary>
    public static void TrimHeap()
    {
        if (!OperatingSystem.IsLinux()) { return; }

        try { _ = MallocTrim(0); }
        catch (EntryPointNotFoundException)
        {
            // Another C library than glibc.
        }
    }

    [DllImport("libc", EntryPoint = "malloc_trim")]
    private static extern int MallocTrim(nuint pad);

    /// <summary>One file to look at: struct pollfd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        public int File;
        public short Asked;
        public short Found;
    }
}
