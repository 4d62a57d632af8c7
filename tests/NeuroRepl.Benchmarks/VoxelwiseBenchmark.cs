using System.Diagnostics;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Smoothness;
using NeuroRepl.Statistics.Voxelwise;

namespace NeuroRepl.Benchmarks;

/// <summary>100,000 mixed models with F and degrees of freedom, FLAME at as many places, smoothness, and 10,000 draws of 64×64×32 voxels for cluster sizes.</summary>
public static class VoxelwiseBenchmark
{
    /// <summary>Prints CPU seconds.</summary>
    public static Task RunAsync(string[] args)
    {
        var output = Console.Out;
        var space = VoxelSpace.Whole(new(50, 50, 40, Affine.Isotropic(3)));
        var random = new CounterRandom(seed: 3);
        var rows = Enumerable.Range(0, 37).SelectMany(s => new[] { (s, "placebo"), (s, "ketamine") }).Where(_ => random.NextDouble() > .1).ToList();
        var scans = new Table("scans", [new TextColumn("subject", [.. rows.Select(r => $"{r.s:00}")]), new TextColumn("group", [.. rows.Select(r => r.s < 16 ? "HV" : "TRD")]), new TextColumn("treatment", [.. rows.Select(r => r.Item2)])]);
        var values = new float[rows.Count * space.Count];
        var subjects = new float[37 * space.Count];
        for (var n = 0; n < subjects.Length; n++) { subjects[n] = (float)random.NextNormal(); }

        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + subjects[(rows[n / space.Count].s * space.Count) + (n % space.Count)]; }

        var copes = new CopeSet(space, values, scans);
        copes.FitMixed("~ group * treatment + (1 | subject)");
        MixedMaps? fit = null;
        output.WriteLine($"{rows.Count} scans, {space.Count} places, group * treatment + (1 | subject): {Cpu(() => fit = copes.FitMixed("~ group * treatment + (1 | subject)")):F2} s of CPU; singular {fit!.Singular}");
        output.WriteLine($"  its z map of the interaction: {Cpu(() => _ = fit["group:treatment"].Z):F2} s");

        var variances = new CopeSet(space, [.. values.Select(v => 1 + Math.Abs(v))], scans);
        GroupMaps? group = null;
        output.WriteLine($"FLAME at {space.Count} places: {Cpu(() => group = copes.FitFlame(variances)):F2} s; its z map {Cpu(() => _ = group!["mean"].Z):F2} s");
        output.WriteLine($"smoothness of {rows.Count} maps: {Cpu(() => copes.Smoothness()):F2} s");

        var grid = VoxelSpace.Whole(new(64, 64, 32, Affine.Isotropic(3)));
        foreach (var acf in new[] { SpatialAcf.Gaussian(8), new SpatialAcf(.6, 3.5, 10) })
        {
            ClusterSizes? sizes = null;
            var seconds = Cpu(() => sizes = ClusterSizes.Simulate(grid, acf));
            output.WriteLine($"10,000 draws of 64 × 64 × 32, {acf}: {seconds:F1} s of CPU; p .001, NN1, bi-sided: {sizes!.Threshold()}");
        }

        return Task.CompletedTask;
    }

    private static double Cpu(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
