using System.Diagnostics;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;
using NeuroRepl.Simulation.Imaging;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Views;

namespace NeuroRepl.Benchmarks;

/// <summary>Pictures of brains and tables of clusters as a user waits for them: CPU time, from a map to the bytes of a PNG file.</summary>
public static class BrainPictureBenchmark
{
    /// <summary>Prints the median of each.</summary>
    public static Task RunAsync(string[] args)
    {
        var map = Smooth();
        var anatomy = new BrainMap(map.Space, [.. map.Values.ToArray().Select(value => 100 + (10 * value))]);
        var (coarse, fine) = (SurfaceMesh.Simulate(5), SurfaceMesh.Simulate(6));
        Console.WriteLine($"a map on {map.Space}");
        Print("mosaic of 15 slices, 1400 pixels wide", () => map.Plot(threshold: 2).TryPng());
        Print("the same over an anatomy", () => map.Plot(threshold: 2, anatomy: anatomy).TryPng());
        Print("orthogonal views", () => map.Plot(Cut.Ortho, anatomy: anatomy).TryPng());
        Print("glass brain", () => map.Plot(Cut.Glass, threshold: 2).TryPng());
        Print("surfaces, 2 × 10,242 vertices, four views", () => map.Plot(surfaces: coarse, threshold: 1).TryPng());
        Print("surfaces, 2 × 40,962 vertices, four views", () => map.Plot(surfaces: fine, threshold: 1).TryPng());
        Print("half blocks at a terminal", () => Terminal.Render(map.Plot(threshold: 2), new TerminalSettings { Colors = TerminalColors.TrueColor, Width = 120 }));
        Print("clusters and their table", () => map.Clusters(2).Table());
        return Task.CompletedTask;
    }

    private static BrainMap Smooth()
    {
        var copes = CopeSet.Simulate(subjects: 1, effect: 5, voxelMm: 2);
        return new(copes.Space, copes.Row(0).ToArray()) { Name = "made up", Unit = "z" };
    }

    private static void Print(string what, Func<object?> make)
    {
        const int Runs = 9;
        make();
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            make();
            times.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
        }

        Console.WriteLine($"{what,-48} {times.Order().ElementAt(Runs / 2),8:F0} ms CPU");
    }
}
