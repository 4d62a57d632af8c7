using System.Diagnostics;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Benchmarks;

/// <summary>Exact Wilcoxon tests with ties at n = 50, warm, in processor time.</summary>
internal static class WilcoxonBenchmark
{
    public static void Run()
    {
        var random = new CounterRandom(1);
        var x = Enumerable.Range(0, 50).Select(_ => Math.Round(random.NextNormal() * 4)).ToArray();
        var y = Enumerable.Range(0, 50).Select(_ => Math.Round((random.NextNormal() * 4) + 1)).ToArray();
        Time("signed rank, 50 pairs with ties", () => Wilcoxon.SignedRank(x, y));
        Time("rank sum, 25 + 25 with ties", () => Wilcoxon.RankSum(x[..25], y[..25]));
        Time("paired t with four effects and intervals", () => TTest.Paired(x, y));
        Time("Tukey's p, 24 groups, 60 df", () => Tails.StudentizedRangeUpper(4.1, 24, 60));
    }

    private static void Time(string what, Func<object> work)
    {
        for (var k = 0; k < 200; k++) { work(); }

        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var k = 0; k < 200; k++) { work(); }

        process.Refresh();
        Console.WriteLine($"{what,-45} {(process.TotalProcessorTime - before).TotalMilliseconds / 200:F3} ms");
    }
}
