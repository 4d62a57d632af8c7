using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.FirstLevel;

/// <summary>Runs without any effect: AR(1) noise, and designs of blocks with slow nuisance.</summary>
internal static class NullRuns
{
    public static BrainSeries Noise(int volumes, int places, double rho, int seed)
    {
        var values = new float[volumes * places];
        for (var v = 0; v < places; v++)
        {
            var random = new CounterRandom((ulong)seed, (ulong)v);
            var state = random.NextNormal() / Math.Sqrt(1 - (rho * rho));
            for (var t = 0; t < volumes; t++)
            {
                values[(t * places) + v] = (float)(1000 + (10 * state));
                state = (rho * state) + random.NextNormal();
            }
        }

        return new(new ParcelSpace([.. Enumerable.Range(0, places).Select(v => $"{v}")]), values, 2);
    }

    public static DesignMatrix Design(int volumes, int nuisance)
    {
        var design = DesignMatrix.BaselineAndBlocks(5, volumes / 6);
        for (var k = 0; k < nuisance; k++)
        {
            // Slow as movement is: a random walk.
            var random = new CounterRandom(77, (ulong)k);
            var walk = 0.0;
            design = design.With($"nuisance{k}", [.. Enumerable.Range(0, volumes).Select(_ => walk += random.NextNormal())]);
        }

        return design;
    }
}
