using System.Diagnostics;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Benchmarks;

/// <summary>How near fits come to the truth of simulated spectra: median absolute error over nineteen metabolites, Glu, and processor time.</summary>
internal static class MrsAccuracyBenchmark
{
    /// <summary>Prints a row for every set and model; arguments: the seeds, or nothing for 1 and 2.</summary>
    public static Task RunAsync(string[] args)
    {
        var seeds = args.Length > 0 ? args.Select(ulong.Parse).ToArray() : [1UL, 2UL];
        var hard = SpectrumChallenge.HardOptions;
        (string Name, Func<ulong, IReadOnlyList<ChallengeSpectrum>> Make)[] sets =
        [
            ("matched sLASER", seed => SpectrumChallenge.Matched(seed)),
            ("STEAM, water", seed => SpectrumChallenge.ShortEcho(seed)),
            ("hard", seed => SpectrumChallenge.Hard(seed)),
            ("matched, wavy baseline", seed => SpectrumChallenge.Matched(seed, 12, new ChallengeOptions { Baseline = 0.08, BaselineWidthPpm = 0.6 })),
            ("matched 3 T", seed => SpectrumChallenge.Matched(seed, 12, new ChallengeOptions { SpectrometerMHz = 123.2, BandwidthHz = 2000, Points = 1024 })),
            ("hard 3 T", seed => SpectrumChallenge.Hard(seed, 12, hard with { SpectrometerMHz = 123.2, BandwidthHz = 2000, Points = 1024 })),
        ];
        (string Name, SpectrumModel Model)[] models = [("FslMrs", new SpectrumModel { BaselineOrder = 2 }), ("default", new SpectrumModel())];
        Console.WriteLine($"{"set",-24}{"model",-12}{"seed",5}{"median %",10}{"Glu RMSE",10}{"ms CPU",9}   worst");
        foreach (var (set, make) in sets)
        {
            foreach (var seed in seeds)
            {
                var spectra = make(seed);
                foreach (var (name, model) in models) { Console.WriteLine($"{set,-24}{name,-12}{seed,5}{Row(spectra, model)}"); }
            }
        }

        return Task.CompletedTask;
    }

    private static string Row(IReadOnlyList<ChallengeSpectrum> spectra, SpectrumModel model)
    {
        spectra[0].Spectrum.Fit(spectra[0].Basis, model);
        var (cpu, errors) = (Environment.CpuUsage.TotalTime, new List<(string Name, double Percent)>());
        foreach (var (spectrum, basis, truth) in spectra)
        {
            var fit = spectrum.Fit(basis, model);
            errors.AddRange(truth.Select(m => (m.Key, 100 * ((fit[m.Key].Concentration.Value / m.Value) - 1))));
        }

        var milliseconds = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / spectra.Count;
        var worst = errors.GroupBy(e => e.Name).Select(g => (g.Key, Error: Median([.. g.Select(e => Math.Abs(e.Percent))]))).OrderByDescending(g => g.Error).Take(5);
        var glutamate = Math.Sqrt(errors.Where(e => e.Name == "Glu").Average(e => e.Percent * e.Percent));
        return $"{Median([.. errors.Select(e => Math.Abs(e.Percent))]),10:F2}{glutamate,10:F2}{milliseconds,9:F0}   {string.Join(", ", worst.Select(w => $"{w.Key} {w.Error:F0}"))}";
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[values.Length / 2] + values[(values.Length / 2) - 1]) / 2;
    }
}
