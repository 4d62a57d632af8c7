using System.Diagnostics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Benchmarks;

/// <summary>A dynamic fit end to end as a user waits for it: 448 transients of 1024 points, 20 metabolites, nine blocks; how fast, how near the truth, and whether errors scatter as their standard errors say.</summary>
public static class DynamicBenchmark
{
    private static readonly int[] Lengths = [64, 48, 48, 48, 48, 48, 48, 48, 48];

    /// <summary>Arguments: how many scans to simulate (20 unless given), the seed of the first, the signal-to-noise ratio of one transient (tallest peak over SD, real part; 35 unless given), and "hump" for a baseline hump that the model has to follow.</summary>
    public static Task RunAsync(string[] args)
    {
        Run(Console.Out, args.Length > 0 ? int.Parse(args[0]) : 20, args.Length > 1 ? ulong.Parse(args[1]) : 100, args.Length > 2 ? double.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 35, args.Contains("hump"));
        return Task.CompletedTask;
    }

    private static void Run(TextWriter output, int scans, ulong seed, double signalToNoise, bool hump)
    {
        var basis = BasisSet.Simulate(Sequence.Slaser(echoTimeSeconds: 0.036), spectrometerMHz: 298.04, bandwidthHz: 3000, points: 1024);
        var truth = BlockTruth.Infusion(basis, signalToNoise);
        if (!hump) { truth = truth with { Baseline = truth.Baseline with { Baseline = [] } }; }

        var design = DesignMatrix.Blocks(Lengths);
        var model = new DynamicModel();
        SpectrumSeries Scan(int k) => SpectrumSeries.SimulateBlocks(basis, Lengths, truth, seed: seed + (ulong)k);
        for (var k = 0; k < 3; k++) { Scan(k).FitDynamic(basis, design, model); }

        var names = basis.Names;
        var (times, fits) = (new List<double>(), new List<DynamicFit>());
        for (var k = 0; k < scans; k++)
        {
            var series = Scan(k);
            var process = Process.GetCurrentProcess();
            var cpu = process.TotalProcessorTime;
            fits.Add(series.FitDynamic(basis, design, model));
            process.Refresh();
            times.Add((process.TotalProcessorTime - cpu).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine($"dynamic fit, {Lengths.Sum()} transients of 1024 points, {names.Count} metabolites, {Lengths.Length} blocks: median {times[times.Count / 2]:F0} ms of CPU, {times[0]:F0} to {times[^1]:F0}");
        output.WriteLine($"converged {fits.Count(f => f.Outcome is FitOutcome.Converged)} of {scans}, {fits.Select(f => f.Outcome).OfType<FitOutcome.Converged>().Average(c => c.Iterations):F1} iterations, lack of fit {fits.Average(f => f.LackOfFit):F3}");
        Accuracy(output, fits, truth, names);
        Ratio(output, fits, truth, names);
        Singles(output, Scan(0), basis);
        Study(output, basis, design, k => Scan(k));
    }

    /// <summary>Eighty sessions in one call, several at a time; the scans are made when they are asked for, as a study's are read.</summary>
    private static void Study(TextWriter output, BasisSet basis, DesignMatrix design, Func<int, SpectrumSeries> scan)
    {
        var scans = Enumerable.Range(0, 8).Select(scan).ToArray();
        var clock = Stopwatch.StartNew();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var fits = Enumerable.Range(0, 80).Select(k => (IReadOnlyList<Spectrum>)scans[k % 8]).ToList().FitDynamic(basis, design);
        output.WriteLine($"80 sessions: {clock.Elapsed.TotalSeconds:F1} s, {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F1} s of CPU, {fits.Fits.Count} fitted, {fits.Failed.Count} failed");
    }

    private static void Accuracy(TextWriter output, List<DynamicFit> fits, BlockTruth truth, IReadOnlyList<string> names)
    {
        var blocks = Enumerable.Range(0, Lengths.Length).ToArray();
        var width = Math.Sqrt(fits.SelectMany(f => blocks.Select(b => f.Gaussian.Estimates[b] - truth.Of(b).GaussianHz)).Average(e => e * e));
        output.WriteLine($"Gaussian width: RMS error {width:F3} Hz, Cramér-Rao bound {Math.Sqrt(fits.SelectMany(f => blocks.Select(b => f.Gaussian.Covariance[(b * blocks.Length) + b])).Average()):F3} Hz");
        foreach (var name in names.Where(n => n is "NAA" or "Glu" or "Lac" or "Ins" or "Gln"))
        {
            var errors = fits.SelectMany(f => blocks.Select(b => 100 * ((f[name].Estimates[b] / truth.Of(b).Concentrations[name]) - 1))).ToArray();
            var bound = Math.Sqrt(fits.SelectMany(f => blocks.Select(b => f[name].Covariance[(b * blocks.Length) + b] / Math.Pow(truth.Of(b).Concentrations[name], 2))).Average());
            output.WriteLine($"{name,-4} RMS error {Math.Sqrt(errors.Average(e => e * e)):F2} %, bias {errors.Average():F2} %, Cramér-Rao bound {100 * bound:F2} %");
        }
    }

    private static void Ratio(TextWriter output, List<DynamicFit> fits, BlockTruth truth, IReadOnlyList<string> names)
    {
        double Of(Func<DynamicFit, IEnumerable<double>> z) => Math.Sqrt(fits.SelectMany(z).Average(v => v * v));
        var blocks = Enumerable.Range(0, Lengths.Length).ToArray();
        double Z(ParameterCourse course, int b, double value) => (course.Estimates[b] - value) / Math.Sqrt(course.Covariance[(b * blocks.Length) + b]);
        var amplitudes = Of(f => names.SelectMany(n => blocks.Select(b => Z(f[n], b, truth.Of(b).Concentrations[n]))));
        var changes = Of(f => names.SelectMany(n => blocks.Skip(1).Select(b =>
        {
            var c = f[n].Contrast($"block{b + 1} - block1");
            return (c.Estimate - truth.Of(b).Concentrations[n] + truth.Of(0).Concentrations[n]) / c.StandardError;
        })));
        var widths = Of(f => blocks.Select(b => Z(f.Gaussian, b, truth.Of(b).GaussianHz)));
        output.WriteLine($"error over standard error, root mean square: concentrations {amplitudes:F3}, changes from block 1 {changes:F3}, widths {widths:F3}");
    }

    private static void Singles(TextWriter output, SpectrumSeries series, BasisSet basis)
    {
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var fit = series.FitTransients(basis);
        process.Refresh();
        output.WriteLine($"every transient by itself, lines shared: {(process.TotalProcessorTime - cpu).TotalMilliseconds:F0} ms of CPU, {fit.Outcome}");
        cpu = process.TotalProcessorTime;
        fit = series.FitTransients(basis, DynamicModel.SingleTransients with { Gaussian = Course.Free, Shift = Course.Free, Phase0 = Course.Free });
        process.Refresh();
        output.WriteLine($"every transient by itself, width, shift and phase free: {(process.TotalProcessorTime - cpu).TotalMilliseconds:F0} ms of CPU, {fit.Outcome}");
    }
}
