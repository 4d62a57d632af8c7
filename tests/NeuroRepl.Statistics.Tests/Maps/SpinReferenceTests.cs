using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Statistics.Tests.Maps;

/// <summary>Against numpy and scipy, given the same rotations: tests/reference/maps/make.py.</summary>
public sealed class SpinReferenceTests
{
    private static readonly JsonElement Reference = Oracle.Read("maps", "maps.json");

    private static ParcelSpace Space
    {
        get
        {
            Millimetres[] at = [.. Reference.Numbers("positions").Chunk(3).Select(p => new Millimetres(p[0], p[1], p[2]))];
            return new([.. at.Select((_, n) => $"p{n}")], at);
        }
    }

    [Theory]
    [InlineData("nearest", SpinMethod.VazquezRodriguez)]
    [InlineData("vasa", SpinMethod.Vasa)]
    [InlineData("hungarian", SpinMethod.Hungarian)]
    public void Reassignments_and_correlations_match_numpy_for_the_same_rotations(string name, SpinMethod method)
    {
        var (x, y, z, w) = (Reference.Numbers("x"), Reference.Numbers("y"), Reference.Numbers("z"), Reference.Numbers("w"));
        var map = new BrainMap(Space, [.. x.Select(v => (float)v)]);
        var assignment = new SpinAssignment(new SpinSpheres(map, new SpinOptions { Method = method }).Hemispheres, method);
        var even = Enumerable.Repeat(1.0, x.Length).ToArray();
        var plain = new MapAssociation([y], [], even, isRanked: false);
        var ranked = new MapAssociation([y], [], even, isRanked: true);
        var partial = new MapAssociation([y], [z], w, isRanked: false);
        var source = new int[x.Length];
        var (r, scratch) = (new double[1], new double[x.Length]);
        foreach (var spin in Reference.GetProperty("spins").EnumerateArray())
        {
            var expected = spin.GetProperty(name);
            assignment.Assign(new Rotation(spin.Numbers("rotation")), source);
            Assert.Equal(expected.Numbers("source").Select(s => (int)s), source);

            double[] spun = [.. source.Select(s => x[s])];
            foreach (var (association, key) in new[] { (plain, "pearson"), (ranked, "spearman"), (partial, "weighted_partial") })
            {
                association.Correlate(spun, r, scratch);
                Assert.Equal(expected.Number(key), r[0], 1e-11);
                Assert.Equal(expected.Number(key), association.OverCommon(spun, y).R, 1e-11);
            }
        }
    }

    [Fact]
    public void The_variogram_is_BrainSMASHs_and_so_is_the_surrogate_of_the_same_shuffle()
    {
        var reference = Reference.GetProperty("variogram");
        var at = Space.Positions!;
        var distances = new RowMajor(at.Count, at.Count);
        for (var i = 0; i < at.Count; i++)
        {
            for (var j = 0; j < at.Count; j++) { distances[i, j] = at[i].DistanceTo(at[j]); }
        }

        var match = new VariogramMatch(Reference.Numbers("x"), distances, new SurrogateOptions());
        AssertNear(reference.Numbers("lags"), match.Lags, 1e-9);
        AssertNear(reference.Numbers("target"), match.Target, 1e-9);
        AssertNear(reference.Numbers("surrogate"), match.Match(reference.Numbers("shuffled"), reference.Numbers("noise"), match.Room()), 1e-8);
    }

    [Fact]
    public void Morans_eigenvalues_and_the_maps_strengths_match_numpy()
    {
        var at = Space.Positions!;
        var distances = new RowMajor(at.Count, at.Count);
        for (var i = 0; i < at.Count; i++)
        {
            for (var j = 0; j < at.Count; j++) { distances[i, j] = at[i].DistanceTo(at[j]); }
        }

        var x = Reference.Numbers("x");
        var moran = new MoranSpectrum(x, distances);
        var reference = Reference.GetProperty("moran");
        AssertNear(reference.Numbers("values"), moran.Eigenvalues, 1e-11);
        AssertNear(reference.Numbers("strength"), [.. moran.Coefficients.Select(Math.Abs)], 1e-8);

        foreach (var inPairs in new[] { false, true })
        {
            var drawn = moran.Randomise(new CounterRandom(3), inPairs);
            Assert.Equal(x.Average(), drawn.Average(), 1e-12);
            Assert.Equal(x.Sum(v => v * v), drawn.Sum(v => v * v), 1e-9);       // rotations keep the length
            Assert.NotEqual(x[0], drawn[0]);
        }
    }

    [Fact]
    public void Components_and_participation_ratio_match_numpys_svd()
    {
        var reference = Reference.GetProperty("pca");
        var data = new RowMajor(reference.Numbers("data"), 12, 30);
        var components = data.PrincipalComponents(shuffles: 40);
        AssertNear(reference.Numbers("explained"), [.. components.ExplainedPercent], 1e-10);
        AssertNear(reference.Numbers("scores"), [.. components.Scores.Values.ToArray().Select(Math.Abs)], 1e-9);
        AssertNear(reference.Numbers("loadings"), [.. components.Loadings.Values.ToArray().Select(Math.Abs)], 1e-9);

        var ratio = ParticipationRatio.Of(data, subsample: 12, draws: 3);
        Assert.Equal(reference.Number("ratio"), ratio.Value, 1e-11);
        AssertNear(reference.Numbers("without"), [.. ratio.Without], 1e-11);
        Assert.All(ratio.Subsamples, subset => Assert.Equal(ratio.Value, subset, 1e-11));
        var mean = ratio.Without.Average();
        Assert.Equal(Math.Sqrt(11.0 / 12 * ratio.Without.Sum(v => (v - mean) * (v - mean))), ratio.JackknifeStandardError, 1e-12);
    }

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var n = 0; n < expected.Length; n++) { Assert.Equal(expected[n], actual[n], tolerance); }
    }
}
