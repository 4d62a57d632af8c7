using NeuroRepl.Domain.Imaging;
using NeuroRepl.Simulation.Imaging;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Benchmarks;

/// <summary>How often permutation tests of smooth noise find something at a family-wise 5 %: it should be 5 % ± 1.5 %.</summary>
internal static class PermutationCalibration
{
    public static void Run(int sets)
    {
        (string What, Tfce? Tfce, ClusterForming? Clusters)[] ways = [("t", null, null), ("TFCE", new(), null), ("clusters, t ≥ 2.5", null, new ClusterForming { Threshold = 2.5 })];
        foreach (var sides in new[] { Sides.Two, Sides.Greater })
        {
            foreach (var (what, tfce, clusters) in ways)
            {
                var found = Enumerable.Range(1, sets).Count(seed =>
                    CopeSet.Simulate(subjects: 14, effect: 0, voxelMm: 8, fwhmMm: 14, seed: seed).PermutationTest(200, tfce, seed + 1_000_000, sides, clusters).SignificantPlaces() > 0);
                var rate = (double)found / sets;
                Console.WriteLine($"{what}, {(sides == Sides.Two ? "two-sided" : "one-sided")}: {found} of {sets} null sets ({100 * rate:F1} %, standard error {100 * Math.Sqrt(.05 * .95 / sets):F1} %)");
            }
        }
    }
}
