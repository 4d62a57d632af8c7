using System.Diagnostics;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Simulation.Imaging;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Benchmarks;

/// <summary>Spins, surrogates and components on 200 parcels in processor seconds, beside numpy and scipy doing the same (tests/reference/maps/speed.py) in the same run.</summary>
internal static class MapsBenchmark
{
    public static void Run()
    {
        var atlas = ReceptorAtlas.Simulate(200);
        var map = atlas.SimulateResponse("mGluR5", r: .5);
        Time("10,000 spins × 200 parcels × 6 maps, nearest", () => map.CorrelateWith(atlas, spins: 10_000, seed: 1));
        Time("10,000 spins × 200 parcels × 6 maps, nearest, ranked", () => map.CorrelateWith(atlas, spins: 10_000, seed: 1, new SpinOptions { IsRanked = true }));
        Time("10,000 spins × 200 parcels × 6 maps, Váša", () => map.CorrelateWith(atlas, spins: 10_000, seed: 1, new SpinOptions { Method = SpinMethod.Vasa }));
        Time("10,000 spins × 200 parcels × 6 maps, Hungarian", () => map.CorrelateWith(atlas, spins: 10_000, seed: 1, new SpinOptions { Method = SpinMethod.Hungarian }));
        Time("1000 variogram surrogates, 200 parcels", () => map.VariogramSurrogates(1000));
        Time("1000 Moran surrogates, 200 parcels", () => map.MoranSurrogates(1000));
        Console.WriteLine("numpy and scipy, the same:");
        var python = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Root(), "tests", "reference", "maps", "speed.py")]) { RedirectStandardOutput = true };
        python.Environment["OMP_NUM_THREADS"] = "1";
        using var run = Process.Start(python)!;
        Console.Write(run.StandardOutput.ReadToEnd());
        run.WaitForExit();
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "NeuroRepl.sln"))) { folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("NeuroRepl.sln was not found above the program."); }

        return folder;
    }

    private static void Time(string what, Func<object> work)
    {
        work();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        Console.WriteLine($"{what,-58} {(process.TotalProcessorTime - before).TotalSeconds:F2} s CPU");
    }
}
