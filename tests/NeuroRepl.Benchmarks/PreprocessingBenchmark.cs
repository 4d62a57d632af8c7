using System.Diagnostics;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Numerics;

namespace NeuroRepl.Benchmarks;

/// <summary>From 32 coils and 448 transients of 1024 points to one spectrum, each step timed; and residual water of 1024 and 4096 points.</summary>
public static class PreprocessingBenchmark
{
    private const int Coils = 32;
    private const int Transients = 448;
    private const int Points = 1024;
    private static readonly MrsAcquisition Acquisition = new(3000, 297.2);

    /// <summary>Prints CPU seconds and the memory that a step allocates.</summary>
    public static Task RunAsync(string[] args)
    {
        var series = Scan();
        Console.WriteLine($"raw: {Coils} coils x {Transients} transients x {Points} points, {16.0 * series.Fids.Length / (1 << 20):F0} MiB");
        var coils = Timed("combine coils", () => series.CombineCoils());
        var alignment = Timed("align", () => coils.Combined.Align());
        Timed("screen", () => alignment.Screen());
        Timed("all of Preprocess()", () => series.Preprocess());
        var spectrum = alignment.Aligned.Average();
        Timed("remove water, 1024 points", () => spectrum.RemoveWater());
        var padded = new Complex[4096];
        for (var n = 0; n < padded.Length; n++) { padded[n] = Signal(n / 12000.0); }

        Timed("remove water, 4096 points", () => new Spectrum(padded, new MrsAcquisition(12000, 297.2)).RemoveWater());
        return Task.CompletedTask;
    }

    private static T Timed<T>(string what, Func<T> work)
    {
        work();
        using var process = Process.GetCurrentProcess();
        var (cpu, bytes, watch) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(precise: true), Stopwatch.StartNew());
        var result = work();
        process.Refresh();
        Console.WriteLine($"{what}: CPU {(process.TotalProcessorTime - cpu).TotalSeconds:F2} s, wall {watch.Elapsed.TotalSeconds:F2} s, {(GC.GetTotalAllocatedBytes(precise: true) - bytes) / (1 << 20)} MiB allocated");
        return result;
    }

    private static Complex Signal(double t)
    {
        var sum = Complex.Zero;
        foreach (var (ppm, size, decay) in (ReadOnlySpan<(double, double, double)>)[(2.008, 33, 30), (3.027, 24, 30), (3.21, 14, 30), (2.35, 20, 60), (3.56, 20, 40), (4.65, 40, 40), (1.4, 10, 120)])
        {
            sum += Complex.FromPolarCoordinates(size * Math.Exp(-decay * t), 2 * Math.PI * Acquisition.HertzAt(ppm) * t);
        }

        return sum;
    }

    private static SpectrumSeries Scan()
    {
        var random = new CounterRandom(seed: 1);
        var signal = Enumerable.Range(0, Points).Select(n => Signal(n / 3000.0)).ToArray();
        Complex[] sensitivities = [.. Enumerable.Range(0, Coils).Select(_ => new Complex(random.NextNormal(), random.NextNormal()))];
        var fids = new Complex[Coils * Transients * Points];
        for (var t = 0; t < Transients; t++)
        {
            var (hertz, phase) = ((6.0 * t / Transients) + (0.4 * random.NextNormal()), 0.08 * random.NextNormal());
            for (var n = 0; n < Points; n++)
            {
                var value = signal[n] * Complex.FromPolarCoordinates(1, phase + (2 * Math.PI * hertz * n / 3000.0));
                for (var c = 0; c < Coils; c++) { fids[(((t * Coils) + c) * Points) + n] = (sensitivities[c] * value) + new Complex(8 * random.NextNormal(), 8 * random.NextNormal()); }
            }
        }

        return new SpectrumSeries(fids, Points, [new("DIM_COIL", Coils), new("DIM_DYN", Transients)], Acquisition);
    }
}
