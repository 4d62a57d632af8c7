using System.ComponentModel;
using System.Diagnostics;

namespace NeuroRepl.Cli.Terminal;

/// <summary>The user's web browser.</summary>
internal static class Browser
{
    /// <summary>Opens a file; false where there is no browser or no display.</summary>
    public static bool Open(string path)
    {
        if (Opener is not { } opener) { return false; }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(opener, OperatingSystem.IsWindows() ? ["/c", "start", "", path] : [path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            return process is not null;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>The program that opens pages here; null where there is none.</summary>
    public static string? Opener =>
        OperatingSystem.IsWindows() ? "cmd"
        : OperatingSystem.IsMacOS() ? "open"
        : Environment.GetEnvironmentVariable("BROWSER") is { Length: > 0 } named ? named
        : HasDisplay && Programs.Find("xdg-open") is { } found ? found
        : null;

    private static bool HasDisplay =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));
}
