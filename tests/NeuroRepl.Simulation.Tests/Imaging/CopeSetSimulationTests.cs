using NeuroRepl.Domain.Imaging;
using NeuroRepl.Simulation.Imaging;

namespace NeuroRepl.Simulation.Tests.Imaging;

public class CopeSetSimulationTests
{
    [Fact]
    public void Noise_has_unit_variance_and_the_smoothness_that_was_asked_for()
    {
        var copes = CopeSet.Simulate(subjects: 12, effect: 0, fwhmMm: 8, voxelMm: 4, seed: 3);
        var space = (VoxelSpace)copes.Space;
        var (square, product, pairs) = (0.0, 0.0, 0);
        for (var scan = 0; scan < copes.Count; scan++)
        {
            var row = copes.Row(scan).Span;
            for (var place = 0; place + 1 < row.Length; place++)
            {
                square += row[place] * (double)row[place];
                if (space.Voxels.Span[place + 1] != space.Voxels.Span[place] + 1) { continue; }

                product += row[place] * (double)row[place + 1];
                pairs++;
            }
        }

        var variance = square / (copes.Count * (space.Count - 1));
        Assert.InRange(variance, .97, 1.03);
        // White noise smoothed with a Gaussian of width s has autocorrelation exp(−d²/4s²); here s = 8 / 2.3548 mm, d = 4 mm.
        Assert.InRange(product / pairs / variance, Math.Exp(-16 / (4 * Math.Pow(8 / 2.3548, 2))) - .02, Math.Exp(-16 / (4 * Math.Pow(8 / 2.3548, 2))) + .02);
    }

    [Fact]
    public void The_effect_is_where_it_was_put()
    {
        var copes = CopeSet.Simulate(subjects: 40, effect: 2, at: (-20, 0, 10), radiusMm: 10, seed: 5);
        var space = (VoxelSpace)copes.Space;
        var place = space.PlaceAt((-20, 0, 10))!.Value;

        Assert.InRange(Enumerable.Range(0, 40).Average(scan => copes.Row(scan).Span[place]), 2 - .6, 2 + .6);
        Assert.Contains(copes.Notes, note => note.Contains("SIMULATED", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_gives_the_same_maps() =>
        Assert.Equal(CopeSet.Simulate(3, seed: 4).Values.ToArray(), CopeSet.Simulate(3, seed: 4).Values.ToArray());
}
