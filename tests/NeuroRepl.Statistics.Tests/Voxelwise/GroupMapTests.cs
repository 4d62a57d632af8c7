using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.MixedEffects;
using NeuroRepl.Statistics.Voxelwise;

namespace NeuroRepl.Statistics.Tests.Voxelwise;

public class GroupMapTests
{
    private const int Subjects = 14;
    private const int Places = 30;

    // Flame.Fit is checked against direct maximisation elsewhere (tests/reference/flame); here every place must be that fit.
    [Fact]
    public void Every_place_is_the_model_of_its_own_numbers()
    {
        var (copes, varcopes) = Maps();
        var design = new DesignMatrix(["placebo", "ketamine"], [.. Enumerable.Range(0, Subjects).SelectMany(i => i % 2 == 0 ? new[] { 1.0, 0 } : [0.0, 1])]);

        var maps = copes.FitFlame(varcopes, design);

        var difference = maps.Contrast("ketamine - placebo");
        for (var place = 0; place < Places; place++)
        {
            var one = Flame.Fit(Column(copes, place), Column(varcopes, place), design);
            var expected = one.Contrast("ketamine - placebo");
            Oracle.Same(expected.Estimate, difference.Estimate[place], 1e-6, $"estimate at {place}");
            Oracle.Same(expected.StandardError, difference.StandardError[place], 1e-6, $"SE at {place}");
            Oracle.Same(expected.T, difference.T[place], 1e-5, $"t at {place}");
            Oracle.Same(expected.Z, difference.Z[place], 1e-5, $"z at {place}");
            Assert.Equal(-Math.Log10(expected.P), difference.LogP[place], 1e-4);
            Oracle.Same(one["placebo"].Estimate, maps["placebo"].Estimate[place], 1e-6, $"placebo at {place}");
            Assert.Equal(one.BetweenVariance, maps.BetweenVariance[place], 1e-6);
        }

        Assert.Equal(12, difference.DegreesOfFreedom[0]);
        Assert.Equal(["placebo", "ketamine"], maps.Effects.Select(effect => effect.Name));
    }

    [Fact]
    public void Equal_variances_that_explain_little_give_the_one_sample_t_test()
    {
        var (copes, _) = Maps();
        var tiny = new CopeSet(copes.Space, [.. Enumerable.Repeat(1e-4f, copes.Values.Length)], copes.Scans);

        var maps = copes.FitFlame(tiny);

        // REML would give the t test exactly; the marginal likelihood of FLAME 1 is restricted too, so τ² + s² is the sample variance.
        for (var place = 0; place < Places; place++)
        {
            var y = Column(copes, place);
            var (mean, sd) = (y.Average(), Math.Sqrt(y.Sum(v => (v - y.Average()) * (v - y.Average())) / (Subjects - 1)));
            Oracle.Same(mean / (sd / Math.Sqrt(Subjects)), maps["mean"].T[place], 1e-4, $"t at {place}");
        }
    }

    [Fact]
    public void Places_without_a_value_or_with_a_variance_of_zero_are_counted()
    {
        var (copes, varcopes) = Maps();
        var (values, variances) = (copes.Values.ToArray(), varcopes.Values.ToArray());
        (values[3], variances[Places + 4]) = (float.NaN, 0);

        var maps = new CopeSet(copes.Space, values, copes.Scans).FitFlame(new CopeSet(copes.Space, variances, copes.Scans));

        Assert.Equal(2, maps.Missing);
        Assert.True(float.IsNaN(maps["mean"].Z[3]) && float.IsNaN(maps["mean"].Estimate[4]) && float.IsNaN(maps.BetweenVariance[4]));
        Assert.Contains(maps.Notes, note => note.StartsWith("2 of 30 voxels have no model", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_calls_say_what_to_type()
    {
        var (copes, varcopes) = Maps();
        var other = new CopeSet(VoxelSpace.Whole(new(Places, 1, 1, Affine.Isotropic(3))), varcopes.Values.ToArray(), varcopes.Scans);

        Assert.Throws<SpaceMismatch>(() => copes.FitFlame(other));
        Assert.Contains("variance subject", Assert.Throws<ArgumentMistake>(() => copes.FitFlame(varcopes.At([.. Enumerable.Range(0, Subjects).Reverse()]))).Message, StringComparison.Ordinal);
        Assert.Throws<DesignException>(() => copes.FitFlame(varcopes)["dose"]);
        Assert.Contains("No place has a model", Assert.Throws<ArgumentMistake>(() => copes.FitFlame(new CopeSet(copes.Space, new float[copes.Values.Length], copes.Scans))).Message, StringComparison.Ordinal);
    }

    private static double[] Column(CopeSet set, int place) => [.. Enumerable.Range(0, set.Count).Select(scan => (double)set.Row(scan).Span[place])];

    private static (CopeSet Copes, CopeSet Varcopes) Maps()
    {
        var random = new CounterRandom(seed: 4);
        var (values, variances) = (new float[Subjects * Places], new float[Subjects * Places]);
        for (var n = 0; n < values.Length; n++)
        {
            variances[n] = (float)Math.Exp(random.NextNormal());
            values[n] = (float)(.5 + (Math.Sqrt(variances[n] + (n % Places % 3)) * random.NextNormal()));
        }

        var space = VoxelSpace.Whole(new(Places, 1, 1, Affine.Isotropic(2)));
        var scans = new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, Subjects).Select(n => $"{n:00}")])]);
        return (new(space, values, scans), new(space, variances, scans));
    }
}
