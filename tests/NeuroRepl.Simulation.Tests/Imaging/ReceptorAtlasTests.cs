using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Receptors;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Imaging;

namespace NeuroRepl.Simulation.Tests.Imaging;

public sealed class ReceptorAtlasTests
{
    [Fact]
    public void A_response_has_the_correlation_that_was_asked_for()
    {
        var atlas = ReceptorAtlas.Simulate(parcels: 100, seed: 3);
        double[] a = [.. atlas["MOR"].Values.ToArray()], b = [.. atlas.SimulateResponse("mor", r: -.35).Values.ToArray()];
        var (ma, mb) = (a.Average(), b.Average());
        var r = a.Zip(b).Sum(p => (p.First - ma) * (p.Second - mb)) / Math.Sqrt(a.Sum(v => (v - ma) * (v - ma)) * b.Sum(v => (v - mb) * (v - mb)));
        Assert.Equal(-.35, r, 1e-6);
    }

    [Fact]
    public void It_says_that_it_is_simulated_and_refuses_what_cannot_be()
    {
        var atlas = ReceptorAtlas.Simulate(parcels: 40);
        Assert.Contains("SIMULATED", atlas.Notes[0], StringComparison.Ordinal);
        Assert.Contains("SIMULATED", atlas.Name, StringComparison.Ordinal);
        Assert.Contains("mGluR5", Assert.Throws<ArgumentMistake>(() => atlas["D2"]).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => new ReceptorAtlas([atlas[0], atlas[0]]));
        Assert.Throws<SpaceMismatch>(() => new ReceptorAtlas([atlas[0], new BrainMap(new ParcelSpace(["a"]), [1]) { Name = "b" }]));
        Assert.Throws<ArgumentMistake>(() => ReceptorAtlas.Simulate(parcels: 3));
    }
}
