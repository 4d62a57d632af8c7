using System.Diagnostics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.Models.Cleaning;
using NeuroRepl.Models.Connectivity;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Models.Smoothing;
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
        TimeFiles(design);
        TimeSeries();
        Python();
        Calibrate();
    }

    // A file of 22,472 voxels in the mask: opened, fitted, eight z maps saved.
    private static void TimeFiles(DesignMatrix design)
    {
        var folder = Directory.CreateTempSubdirectory("first-level").FullName;
        var grid = new VoxelGrid(40, 48, 40, Affine.Isotropic(4, (-80, -112, -64)));
        var inside = Enumerable.Range(0, grid.Count).OrderBy(voxel => grid.PositionOf(voxel).DistanceTo((0, -18, 10))).Take(22_472).Order().ToArray();
        var space = new VoxelSpace(grid, inside);
        var noise = Noise(432, 22_472, .3);
        var file = Path.Combine(folder, "bold.nii");
        var mask = new BrainMap(space, [.. Enumerable.Repeat(1f, space.Count)]);
        new BrainSeries(space, noise.Values.ToArray(), 5.1).Save(file);
        mask.Save(Path.Combine(folder, "mask.nii"));
        Time("open, fit, save eight z maps: 40 × 48 × 40 × 432", () =>
        {
            var fit = BrainSeries.Open(file, mask).FitFirstLevel(design);
            foreach (var contrast in EightContrasts) { fit[contrast].Z.Save(Path.Combine(folder, $"{contrast[..6]}.nii.gz")); }

            return fit;
        });
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"largest memory of this process so far: {process.PeakWorkingSet64 >> 20} MB");
        Directory.Delete(folder, recursive: true);
    }

    private static void TimeSeries()
    {
        var cortex = Noise(192, 33_600, .3);
        var random = new CounterRandom(3);
        var confounds = new Table("confounds", [.. Enumerable.Range(0, 12).Select(k => new NumberColumn($"c{k}", [.. Enumerable.Range(0, 192).Select(_ => random.NextNormal())]))]);
        Time("cleaning 33,600 × 192: 24 confounds, .008 to .1 Hz at 2.5 s", () => cortex.Clean(new() { Columns = ["c*"], Derivatives = true, HighPassHz = .008, LowPassHz = .1 }, confounds));

        var box = VoxelSpace.Whole(new VoxelGrid(46, 56, 46, Affine.Isotropic(3.5, (-80, -112, -64))));
        var volumes = new BrainSeries(box, Noise(192, box.Count, 0).Values.ToArray(), 2.5);
        Time("smoothing 46 × 56 × 46 × 192 by 6 mm", () => volumes.Smooth(6));
        Time("ten seeds of 3.5 mm: spheres and courses", () => Enumerable.Range(0, 10).Select(k => volumes.MeanCourse(Roi.Sphere((9 + k, 9, -8), 5))).ToList());
        Time("seed connectivity of one seed", () => volumes.SeedConnectivity((9, 9, -8), (-9, 9, -8), radiusMm: 3.5));
        var parcels = Noise(192, 4196, .3);
        Time("global connectivity, Fisher z: 4196 × 192", () => parcels.GlobalConnectivity());
        Time("global connectivity, mean r: 4196 × 192", () => parcels.GlobalConnectivity(fisher: false));
    }

    private static void Python()
    {
        Console.WriteLine("numpy and scipy, the same:");
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Root(), "tests", "reference", "first-level", "speed.py")]) { RedirectStandardOutput = true };
        foreach (var name in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" }) { start.Environment[name] = "1"; }

        using var run = Process.Start(start)!;
        Console.Write(run.StandardOutput.ReadToEnd());
        run.WaitForExit();
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));

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
