using System.Diagnostics;
using System.Globalization;
using NeuroRepl.Scripting;
using NeuroRepl.Scripting.Tests.Engine;

namespace NeuroRepl.Benchmarks;

/// <summary>A thousand interrupts of code that does not end by itself, in one process and one session: how long each takes, and that nothing dies.</summary>
public static class InterruptsBenchmark
{
    public static async Task RunAsync(string[] args)
    {
        var kinds = RunawayCode.Loops.Concat(RunawayCode.Waits).ToList();
        var rounds = (int)Math.Ceiling(1000.0 / kinds.Count);
        var times = kinds.ToDictionary(static kind => kind.Key, _ => new List<double>());
        using var interpreter = new Interpreter();
        await interpreter.WarmUpAsync();
        foreach (var round in Enumerable.Range(0, rounds))
        {
            foreach (var (kind, code) in kinds) { times[kind].Add(Interrupt(interpreter, code, delayMilliseconds: 5 + (round % 4 * 10))); }
        }

        Console.WriteLine($"{"code",-26} {"median",10} {"p95",10} {"max",10}   of {rounds} interrupts each, {rounds * kinds.Count} in all");
        foreach (var (kind, all) in times)
        {
            double[] sample = [.. all];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind,-26} {ScriptingBenchmark.Quantile(sample, 0.5),7:F1} ms {ScriptingBenchmark.Quantile(sample, 0.95),7:F1} ms {sample.Max(),7:F1} ms"));
        }
    }

    // Without an await: runaway code may hold every thread of the pool, and a host's Ctrl+C comes on a thread of its own.
    private static double Interrupt(Interpreter interpreter, string code, int delayMilliseconds)
    {
        var output = new SilentOutput();
        using var interrupt = new CancellationTokenSource();
        var running = interpreter.ExecuteAsync("Console.Write('.');" + code, output, interrupt.Token);
        while (!output.Printed && !running.IsCompleted) { Thread.Sleep(1); }

        Thread.Sleep(delayMilliseconds);
        var start = Stopwatch.GetTimestamp();
        interrupt.Cancel();
        var outcome = running.GetAwaiter().GetResult();
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        if (outcome is not Outcome.Interrupted) { throw new InvalidOperationException($"{code} ended as {outcome}"); }

        var next = interpreter.ExecuteAsync("1+1", output, CancellationToken.None).GetAwaiter().GetResult();
        return next is Outcome.Success { Value: 2 } ? elapsed : throw new InvalidOperationException($"After {code} the session says {next}");
    }
}
