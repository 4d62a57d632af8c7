using System.Diagnostics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Numerics;

namespace NeuroRepl.Benchmarks;

/// <summary>First-level models, cleaning, smoothing and connectivity in processor seconds, beside numpy and scipy doing the same (tests/reference/first-level/speed.py) in the same run; and how often noise is significant.</summary>
internal static class FirstLevelBenchmark
{
    private static readonly string[] EightContrasts = [.. Enumerable.Range(1, 8).Select(block => $"block{block} - baseline")];

    public static void Run()
    {
        var series = Noise(432, 22_472, .3);
        var design = Design(432, 18);
        Time("AR(1), bias removed: 22,472 × 432 × 27", () => series.FitFirstLevel(design));
        Time("AR(1) as nilearn: 22,472 × 432 × 27", () => series.FitFirstLevel(design, new() { Noise = NoiseModel.Ar1AsNilearn }));
        Time("OLS: 22,472 × 432 × 27", () => series.FitFirstLevel(design, new() { Noise = NoiseModel.Ols }));
        Time("Tukey-tapered: 22,472 × 432 × 27", () => series.FitFirstLevel(design, new() { Noise = NoiseModel.Tukey() }));
        var fit = series.FitFirstLevel(design);
        Time("eight contrasts: cope, varcope, t, z", () => fit.Contrasts(EightContrasts).Select(maps => maps.Z).ToList());
        Calibrate();
    }

    private static void Calibrate()
    {
        Console.WriteLine("noise alone, 432 volumes, 27 columns, 20,000 places: bias of rho, share of p < .05 (standard error .0015)");
        foreach (var rho in new[] { 0, .2, .4, .6 })
        {
            var series = Noise(432, 20_000, rho);
            foreach (var model in new[] { NoiseModel.Ols, NoiseModel.Ar1AsNilearn, NoiseModel.Ar1, NoiseModel.Tukey() })
            {
                var fit = series.FitFirstLevel(Design(432, 18), new() { Noise = model });
                var share = EightContrasts.Select(contrast => fit[contrast].P().Values.ToArray().Count(p => p < .05) / 20_000.0).Average();
                Console.WriteLine($"rho {rho:F1}  {model,-36} bias {fit.Rho.Values.ToArray().Average() - rho:F4}  p < .05 in {share:F4}");
            }
        }
    }

    private static BrainSeries Noise(int volumes, int places, double rho)
    {
        var values = new float[volumes * places];
        var states = new double[places];
        var random = new CounterRandom(1);
        for (var v = 0; v < places; v++) { states[v] = random.NextNormal() / Math.Sqrt(1 - (rho * rho)); }

        for (var t = 0; t < volumes; t++)
        {
            for (var v = 0; v < places; v++)
            {
                values[(t * places) + v] = (float)(1000 + (10 * states[v]));
                states[v] = (rho * states[v]) + random.NextNormal();
            }
        }

        return new(new ParcelSpace([.. Enumerable.Range(0, places).Select(v => $"{v}")]), values, 5.1) { Name = "noise" };
    }

    private static DesignMatrix Design(int volumes, int nuisance)
    {
        var design = DesignMatrix.BaselineAndBlocks(8, volumes / 9);
        for (var k = 0; k < nuisance; k++)
        {
            var random = new CounterRandom(77, (ulong)k);
            var walk = 0.0;
            design = design.With($"nuisance{k}", [.. Enumerable.Range(0, volumes).Select(_ => walk = (.9 * walk) + random.NextNormal())]);
        }

        return design;
    }

    private static void Time(string what, Func<object> work)
    {
        for (var warming = Stopwatch.StartNew(); warming.Elapsed.TotalSeconds < 1.5;) { work(); }

        using var process = Process.GetCurrentProcess();
        var (before, clock) = (process.TotalProcessorTime, Stopwatch.StartNew());
        work();
        process.Refresh();
        Console.WriteLine($"{what,-58} {(process.TotalProcessorTime - before).TotalSeconds:F3} s CPU, {clock.Elapsed.TotalSeconds:F3} s");
    }
}
