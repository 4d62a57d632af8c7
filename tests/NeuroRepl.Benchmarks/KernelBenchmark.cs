using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Benchmarks;

/// <summary>The kernel beside ipykernel, as a front end sees them: start, round trips, completion, interrupts, printing, memory.</summary>
/// <remarks>An argument that names a folder takes the release build in it in place of this build; <c>--quick</c> asks less often.</remarks>
public static class KernelBenchmark
{
    private const string Name = "neurorepl-benchmark";

    public static async Task RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-kernel-").FullName;
        try
        {
            var release = args.FirstOrDefault(Directory.Exists);
            string[] command = release is null ? ["dotnet", Path.Combine(AppContext.BaseDirectory, "neurorepl.dll")] : [Path.Combine(release, "neurorepl")];
            await RunAsync(folder, [.. command, "kernel", "install", "--prefix", folder, "--name", Name]);
            await RunAsync(folder, [Python, Script(), Name, "python3", .. args.Where(static argument => argument.StartsWith("--", StringComparison.Ordinal))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Python => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private static async Task RunAsync(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]);
        start.Environment["JUPYTER_PATH"] = Path.Combine(folder, "share", "jupyter");
        start.Environment["XDG_DATA_HOME"] = Path.Combine(folder, "data");  // the history of a benchmark is not the user's
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}."); }
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "kernels.py");
}
