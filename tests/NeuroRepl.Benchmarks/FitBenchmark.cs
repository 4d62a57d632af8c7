using System.Diagnostics;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Benchmarks;

/// <summary>One single-spectrum fit as a user waits for it: 1024 points, 20 metabolites of a dozen lines each, 7 T, one group, quadratic baseline.</summary>
public static class FitBenchmark
{
    private const int Points = 1024;
    private const int Metabolites = 20;
    private static readonly MrsAcquisition Acquisition = new(6000, 297.2);

    /// <summary>Fits noise draws one after another and prints median, CPU and memory per fit; the transform beside MathNet's.</summary>
    public static Task RunAsync(string[] args)
    {
        Run(Console.Out);
        return Task.CompletedTask;
    }

    private static void Run(TextWriter output)
    {
        var basis = Basis();
        var spectra = Enumerable.Range(0, 60).Select(k => Simulate(basis, (ulong)k)).ToArray();
        foreach (var spectrum in spectra.Take(20)) { spectrum.Fit(basis); }

        var times = new List<double>();
        var (converged, iterations) = (0, new List<int>());
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var spectrum in spectra)
        {
            var watch = Stopwatch.StartNew();
            var fit = spectrum.Fit(basis);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (fit.Outcome is FitOutcome.Converged(var steps))
            {
                converged++;
                iterations.Add(steps);
            }
        }

        process.Refresh();
        var cpuPerFit = (process.TotalProcessorTime - cpu).TotalMilliseconds / spectra.Length;
        var bytesPerFit = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0 / spectra.Length;
        times.Sort();
        output.WriteLine($"fit, {Points} points, {Metabolites} metabolites: median {times[times.Count / 2]:F1} ms, fastest {times[0]:F1} ms, slowest {times[^1]:F1} ms, "
            + $"CPU {cpuPerFit:F1} ms, {bytesPerFit:F0} KiB a fit");
        output.WriteLine($"converged {converged} of {spectra.Length}, median {iterations.Order().ElementAt(iterations.Count / 2)} iterations");
        Transforms(output);
    }

    private static void Transforms(TextWriter output)
    {
        foreach (var n in (int[])[1024, 2080, 4096, 4099])
        {
            var random = new CounterRandom(seed: 1);
            Complex[] signal = [.. Enumerable.Range(0, n).Select(_ => new Complex(random.NextNormal(), random.NextNormal()))];
            var plan = FourierPlan.Of(n);
            var (re, im, scratch) = (new double[n * Metabolites], new double[n * Metabolites], new double[plan.ScratchLength(Metabolites)]);
            var ours = Microseconds(() => Fourier.Forward(signal));
            var together = Microseconds(() =>
            {
                Array.Clear(re);                            // or repeated transforms run into infinities
                Array.Clear(im);
                plan.Forward(re, im, Metabolites, scratch);
            }) / Metabolites;
            var copy = new Complex[n];
            var peer = Microseconds(() =>
            {
                signal.CopyTo(copy, 0);
                MathNet.Numerics.IntegralTransforms.Fourier.Forward(copy, MathNet.Numerics.IntegralTransforms.FourierOptions.Matlab);
            });
            output.WriteLine($"transform of {n}: {ours:F1} µs alone, {together:F1} µs as one of {Metabolites}; MathNet {peer:F1} µs ({peer / ours:F1} times)");
        }
    }

    private static double Microseconds(Action action)
    {
        for (var k = 0; k < 200; k++) { action(); }

        var times = new double[15];
        for (var round = 0; round < times.Length; round++)
        {
            var watch = Stopwatch.StartNew();
            for (var k = 0; k < 50; k++) { action(); }

            times[round] = watch.Elapsed.TotalMicroseconds / 50;
        }

        Array.Sort(times);
        return times[times.Length / 2];
    }

    private static BasisSet Basis()
    {
        var random = new CounterRandom(seed: 42);
        return new BasisSet("benchmark", [.. Enumerable.Range(0, Metabolites).Select(m =>
        {
            var lines = Enumerable.Range(0, 12).Select(_ => (Ppm: 0.9 + (3.2 * random.NextDouble()), Size: random.NextDouble())).ToArray();
            return new BasisSpectrum($"M{m}", Sum(lines, 1));
        })], Acquisition);
    }

    private static Complex[] Sum((double Ppm, double Size)[] lines, double widthHz)
    {
        var fid = new Complex[Points];
        foreach (var (ppm, size) in lines)
        {
            for (var n = 0; n < Points; n++)
            {
                var t = n * Acquisition.DwellTimeSeconds;
                fid[n] += Complex.FromPolarCoordinates(size * Math.Exp(-Math.PI * widthHz * t), 2 * Math.PI * Acquisition.HertzAt(ppm) * t);
            }
        }

        return fid;
    }

    private static Spectrum Simulate(BasisSet basis, ulong draw)
    {
        var random = new CounterRandom(seed: 7, stream: draw);
        var fid = new Complex[Points];
        foreach (var metabolite in basis.Metabolites)
        {
            var amount = 0.5 + (5 * random.NextDouble());
            for (var n = 0; n < Points; n++) { fid[n] += amount * metabolite.Fid.Span[n]; }
        }

        for (var n = 0; n < Points; n++)
        {
            var t = n * Acquisition.DwellTimeSeconds;
            fid[n] *= Complex.FromPolarCoordinates(Math.Exp((-15 * t) - (300 * t * t)), 0.4 + (2 * Math.PI * 3 * t));
            fid[n] += 0.6 * new Complex(random.NextNormal(), random.NextNormal());
        }

        return new Spectrum(fid, Acquisition) { Name = $"draw {draw}" };
    }
}
