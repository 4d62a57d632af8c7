using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NeuroRepl.Benchmarks;

/// <summary>From the start of the process to the end of the result of <c>1+1</c>, in a published program and in its peers where they are on the PATH.</summary>
/// <remarks>Publish first: <c>dotnet publish src/NeuroRepl.Cli -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o artifacts/neurorepl</c>.</remarks>
public static class StartupBenchmark
{
    private const int Runs = 15;

    /// <summary>Prints a line a program: median and fastest run in seconds.</summary>
    /// <param name="program">The published program; artifacts/neurorepl/neurorepl by default.</param>
    public static void Run(string program = "artifacts/neurorepl/neurorepl")
    {
        Console.WriteLine($"{"program",-32} {"median s",9} {"fastest s",9}   ({Runs} runs, in turns)");
        (string Name, string File, string[] Arguments)[] peers =
        [
            ("neurorepl -c '1+1'", program, ["-c", "1+1"]),
            ("neurorepl -c 'study'", program, ["-c", "study"]),
            ("ipython3 -c '1+1'", "ipython3", ["-c", "1+1"]),
            ("csharprepl (1+1 piped)", "csharprepl", []),
        ];
        var present = peers.Where(p => Once(p.File, p.Arguments) is not null).ToArray();
        var seconds = present.ToDictionary(p => p.Name, _ => new List<double>());

        // In turns, so that what else the machine does falls on all alike.
        for (var run = 0; run < Runs; run++)
        {
            foreach (var (name, file, arguments) in present) { seconds[name].Add(Once(file, arguments)!.Value); }
        }

        foreach (var (name, times) in seconds)
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-32} {times[times.Count / 2],9:F2} {times[0],9:F2}"));
        }

        foreach (var absent in peers.Except(present)) { Console.WriteLine($"{absent.Name,-32} not here"); }
    }

    /// <summary>Seconds of one run; null where the program is not there.</summary>
    private static double? Once(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var clock = Stopwatch.StartNew();
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Write(arguments.Length == 0 ? "1+1\nexit\n" : "");
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            var elapsed = clock.Elapsed.TotalSeconds;
            return process.ExitCode == 0 ? elapsed : throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {error.Result}");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
