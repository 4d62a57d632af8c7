using System.Diagnostics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.MixedEffects;

namespace NeuroRepl.Benchmarks;

/// <summary>Group models with first-level variances at 100 000 places: 25 subjects and one mean, 30 subjects and three columns.</summary>
public static class FlameBenchmark
{
    private const int Places = 100_000;

    /// <summary>Prints CPU time a place.</summary>
    public static Task RunAsync(string[] args)
    {
        Run(Console.Out, DesignMatrix.Mean(25));
        var random = new CounterRandom(seed: 2);
        Run(Console.Out, DesignMatrix.Mean(30).With("age", [.. Enumerable.Range(0, 30).Select(_ => random.NextNormal())]).With("dose", [.. Enumerable.Range(0, 30).Select(i => i % 2 - 0.5)]));
        return Task.CompletedTask;
    }

    private static void Run(TextWriter output, DesignMatrix design)
    {
        var random = new CounterRandom(seed: 1);
        var (estimates, variances) = (new double[design.Rows * Places], new double[design.Rows * Places]);
        for (var i = 0; i < estimates.Length; i++)
        {
            variances[i] = Math.Exp(random.NextNormal());
            estimates[i] = Math.Sqrt(variances[i] + (i % Places % 3)) * random.NextNormal();
        }

        Flame.FitMaps(estimates, variances, Places, design);
        var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var maps = Flame.FitMaps(estimates, variances, Places, design);
        process.Refresh();
        output.WriteLine($"{design.Rows} subjects, {design.Columns} columns: {(process.TotalProcessorTime - cpu).TotalMicroseconds / Places:F2} µs of CPU a place, {watch.Elapsed.TotalMilliseconds:F0} ms for {Places}; "
            + $"between variance zero at {maps.BetweenVariances.Count(v => v == 0)}");
    }
}
