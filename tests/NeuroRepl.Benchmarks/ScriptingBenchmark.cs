using System.Diagnostics;
using System.Globalization;
using NeuroRepl.Scripting;

namespace NeuroRepl.Benchmarks;

/// <summary>What a user waits for at a warm prompt: one small cell, its memory, and a loop of their own.</summary>
public static class ScriptingBenchmark
{
    private const int Cells = 1000;
    private const string Loop = "var sum = 0L; for (var i = 0L; i < 300_000_000; i++) { sum += i; } sum";

    public static async Task RunAsync(string[] args)
    {
        Console.WriteLine($"{"engine",-14} {"1+1 median",12} {"p95",10} {"first 100",10} {"last 100",10} {"KiB a cell",11} {"3e8 steps",11} {"in a function",14}");
        foreach (var engine in new[] { EngineKind.Own, EngineKind.CSharpScript })
        {
            using var interpreter = new Interpreter(new InterpreterOptions { Engine = engine });
            await interpreter.WarmUpAsync();
            for (var i = 0; i < 200; i++) { await RunAsync(interpreter, "1+1"); }

            var before = GC.GetTotalMemory(forceFullCollection: true);
            var times = new double[Cells];
            for (var i = 0; i < Cells; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await RunAsync(interpreter, "1+1");
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            var kilobytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / Cells;
            var atTop = await BestOfAsync(interpreter, Loop);
            var inFunction = await BestOfAsync(interpreter, "long Count() { " + Loop.Replace("; sum", "; return sum;", StringComparison.Ordinal).Replace("} sum", "} return sum;", StringComparison.Ordinal) + " } Count()");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{engine,-14} {Quantile(times, 0.5),9:F2} ms {Quantile(times, 0.95),7:F2} ms {Quantile(times[..100], 0.5),7:F2} ms {Quantile(times[^100..], 0.5),7:F2} ms {kilobytes,11:F1} {atTop,8:F0} ms {inFunction,11:F0} ms"));
        }
    }

    internal static double Quantile(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private static async Task<double> BestOfAsync(Interpreter interpreter, string code)
    {
        var best = double.PositiveInfinity;
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await RunAsync(interpreter, code);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return best;
    }

    private static async Task RunAsync(Interpreter interpreter, string code)
    {
        var outcome = await interpreter.ExecuteAsync(code, SilentOutput.Instance, CancellationToken.None);
        if (outcome is Outcome.Failed failed) { throw new InvalidOperationException(failed.Error.ToText()); }
    }
}
