using System.Diagnostics;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Benchmarks;

/// <summary>Sign-flip tests with exact TFCE: processor seconds and memory, on smooth noise in a brain-sized mask.</summary>
internal static class PermutationBenchmark
{
    public static Task RunAsync(string[] arguments)
    {
        if (arguments.Contains("--calibrate"))
        {
            PermutationCalibration.Run(arguments.Contains("--quick") ? 40 : 400);
            return Task.CompletedTask;
        }

        var isQuick = arguments.Contains("--quick");
        Run(22, 5304, isQuick ? 500 : 5000, "5304 places × 22 scans");
        Run(59, 200_000, isQuick ? 200 : 5000, "200,000 places × 25 scans");
        return Task.CompletedTask;
    }

    private static void Run(int edge, int places, int shuffles, string what)
    {
        var scans = 25;
        var copes = Noise(edge, places, scans);
        Time(copes, shuffles, Sides.Two, $"{what}, t alone", tfce: null);
        foreach (var sides in new[] { Sides.Greater, Sides.Two }) { Time(copes, shuffles, sides, what, new Tfce()); }
    }

    private static void Time(CopeSet copes, int shuffles, Sides sides, string what, Tfce? tfce)
    {
        copes.PermutationTest(40, tfce, sides: sides);
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var (cpu, wall) = (process.TotalProcessorTime, Stopwatch.StartNew());
        var result = copes.PermutationTest(shuffles, tfce, seed: 1, sides: sides);
        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine($"{what}, {(sides == Sides.Two ? "two-sided" : "one-sided")}: {shuffles} shuffles {used:F2} s CPU, {wall.Elapsed.TotalSeconds:F2} s wall, {1000 * used / shuffles:F2} ms a shuffle (5000: {5000 * used / shuffles:F0} s), peak {process.PeakWorkingSet64 >> 20} MiB, min p {result.FamilyWiseP.Values.ToArray().Where(p => !float.IsNaN(p)).Min():F4}");
    }

    private static CopeSet Noise(int edge, int places, int scans)
    {
        // A ball of the wanted number of voxels: those nearest to the middle.
        var grid = new VoxelGrid(edge + 20, edge + 20, edge + 20, Affine.Isotropic(2));
        var middle = grid.PositionOf(grid.VoxelAt(grid.Nx / 2, grid.Ny / 2, grid.Nz / 2));
        var space = new VoxelSpace(grid, [.. Enumerable.Range(0, grid.Count).OrderBy(v => grid.PositionOf(v).DistanceTo(middle)).Take(places).Order()]);
        var values = new float[scans * places];
        for (var scan = 0; scan < scans; scan++)
        {
            var random = new CounterRandom(7, (ulong)scan);
            var field = new double[grid.Count];
            for (var v = 0; v < field.Length; v++) { field[v] = random.NextNormal(); }

            foreach (var step in new[] { 1, grid.Nx, grid.Nx * grid.Ny, 1, grid.Nx, grid.Nx * grid.Ny })
            {
                for (var v = field.Length - 1; v >= step; v--) { field[v] += field[v - step]; }
                for (var v = 0; v < field.Length - step; v++) { field[v] = (field[v] + field[v + step]) / 4; }
            }

            for (var p = 0; p < places; p++) { values[(scan * places) + p] = (float)field[space.Voxels.Span[p]]; }
        }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n:00}")])]));
    }
}
