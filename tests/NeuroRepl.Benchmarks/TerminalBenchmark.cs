using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace NeuroRepl.Benchmarks;

/// <summary>What a person at the prompt waits for, on a pseudo terminal, beside IPython where it is: the two in turns, so that what else the machine does falls on both.</summary>
/// <remarks>Publish first, as <see cref="StartupBenchmark"/> says. Needs python3, whose <c>pty</c> drives both.</remarks>
public static class TerminalBenchmark
{
    private const int Runs = 3;

    private static readonly (string Key, string What, string Unit)[] Figures =
    [
        ("prompt", "launch to prompt", "s"), ("first", "launch to first result", "s"), ("warm", "Enter to result", "ms"), ("key", "key to screen, 500 lines", "ms"), ("key_worst", "  the slowest of 30", "ms"),
        ("completion", "key to completion list", "ms"), ("stop", "Ctrl+C of a loop", "ms"), ("stop_worst", "  the slowest of 10", "ms"), ("paste", "10,000 lines pasted", "ms"),
    ];

    /// <summary>Prints a line a figure: the median of three runs.</summary>
    /// <param name="arguments">The published program; artifacts/neurorepl/neurorepl by default.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var program = arguments is [var named, ..] ? named : "artifacts/neurorepl/neurorepl";
        (string Name, string[] Command)[] prompts = [("neurorepl", [program]), ("ipython", ["ipython3", "--no-banner", "--no-confirm-exit"])];
        var runs = prompts.ToDictionary(static one => one.Name, static _ => new List<JsonElement>());
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (name, command) in prompts)
            {
                if (await OnceAsync(name, command).ConfigureAwait(false) is { } figures) { runs[name].Add(figures); }
            }
        }

        Console.WriteLine($"{"",-28}{string.Concat(prompts.Select(static one => $"{one.Name,12}"))}");
        foreach (var (key, what, unit) in Figures)
        {
            var cells = prompts.Select(one => runs[one.Name] is { Count: > 0 } found ? $"{Shown(Median(found, key)),12}" : $"{"not here",12}");
            Console.WriteLine($"{what,-28}{string.Concat(cells)}  {unit}");
        }
    }

    private static string Script([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "terminals.py");

    private static string Shown(double figure) => figure < 0 ? "not timed" : $"{figure:0.##}";

    private static double Median(List<JsonElement> runs, string key) => runs.Select(run => run.GetProperty(key).GetDouble()).Order().ElementAt(runs.Count / 2);

    private static async Task<JsonElement?> OnceAsync(string name, string[] command)
    {
                var start = new ProcessStartInfo("python3", [Script(), name, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["XDG_DATA_HOME"] = Directory.CreateTempSubdirectory("neurorepl-bench-").FullName;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await process.WaitForExitAsync().ConfigureAwait(false);
        if (process.ExitCode == 0) { return JsonDocument.Parse(output).RootElement; }

        await Console.Error.WriteLineAsync($"{name}: {await error.ConfigureAwait(false)}").ConfigureAwait(false);
        return null;
    }
}
