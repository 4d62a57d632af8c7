using System.Text.Json;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.MixedEffects;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.MixedEffects;

/// <summary>Against direct maximisation of the likelihoods with scipy (tests/reference/flame/flame.py; its version is in flame.json).</summary>
public sealed class FlameTests
{
    private static readonly JsonElement[] Cases =
        [.. JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "flame", "flame.json"))).RootElement.GetProperty("cases").EnumerateArray()];

    public static TheoryData<int, BetweenVariance> All
    {
        get
        {
            var data = new TheoryData<int, BetweenVariance>();
            for (var k = 0; k < Cases.Length; k++)
            {
                data.Add(k, BetweenVariance.Marginal);
                data.Add(k, BetweenVariance.MaximumLikelihood);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Between_variance_effects_and_errors_are_those_of_the_direct_maximum(int k, BetweenVariance between)
    {
        var fit = Flame.Fit(Numbers(Cases[k], "y"), Numbers(Cases[k], "s"), Design(Cases[k]), new FlameOptions { Between = between });
        var expected = Cases[k].GetProperty(between == BetweenVariance.Marginal ? "marginal" : "likelihood");
        var tau = expected.GetProperty("tau").GetDouble();

        // a maximum is flat: scipy's bounded search finds its place to about the root of the precision of the likelihood
        Assert.Equal(tau, fit.BetweenVariance, Math.Max(2e-6 * tau, 1e-9));
        for (var c = 0; c < fit.Effects.Count; c++)
        {
            Assert.Equal(expected.GetProperty("beta")[c].GetDouble(), fit.Effects[c].Estimate, 1e-6);
            Assert.Equal(expected.GetProperty("se")[c].GetDouble(), fit.Effects[c].StandardError, 1e-6);
        }

        Assert.Equal(fit.Weights.Count - fit.Effects.Count, fit.DegreesOfFreedom);
    }

    [Fact]
    public void Without_scatter_beyond_the_first_level_the_between_variance_is_zero_and_said_so()
    {
        var fit = Flame.Fit([1, 1.1, 0.9, 1], [1, 2, 3, 4]);

        Assert.Equal(0, fit.BetweenVariance);
        Assert.Equal(Math.Sqrt(1 / (1 + 0.5 + (1.0 / 3) + 0.25)), fit["mean"].StandardError, 1e-12);    // 1/√Σ(1/s²)
        Assert.Contains("fixed effect", Assert.Single(fit.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_first_level_variances_give_the_one_sample_t_test()
    {
        double[] y = [1.2, 0.4, 2.2, 1.9, -0.3, 0.8, 1.5];
        var fit = Flame.Fit(y, [.. y.Select(_ => 0.1)]);
        var mean = y.Average();
        var sd = Math.Sqrt(y.Sum(v => (v - mean) * (v - mean)) / 6);

        Assert.Equal(sd * sd, fit.BetweenVariance + 0.1, 1e-9);
        Assert.Equal(mean / (sd / Math.Sqrt(7)), fit["mean"].T, 1e-9);
        Assert.Equal(mean / sd, fit.CohensD, 1e-12);
        Assert.Equal(6, fit.DegreesOfFreedom);
    }

    [Fact]
    public void Z_has_the_tail_of_t_with_its_sign()
    {
        // scipy 1.10: norm.isf(t.sf(2.5, 11)) = 2.17665425151284; far out the tails still correspond
        Assert.Equal(2.17665425151284, new FlameEffect("x", 2.5, 1, 11).Z, 1e-10);
        Assert.Equal(-new FlameEffect("x", 40, 1, 11).Z, new FlameEffect("x", -40, 1, 11).Z);
        Assert.Equal(LogTails.StudentUpper(400, 30), LogTails.NormalUpper(new FlameEffect("x", 400, 1, 30).Z), 1e-8);
    }

    [Fact]
    public void Pairs_are_differences_with_the_sum_of_variances()
    {
        var pairs = Flame.Paired([3, 4, 5, 7], [1, 1, 2, 1], [2, 2, 4, 3], [0.5, 1, 1, 2]);
        var differences = Flame.Fit([1, 2, 1, 4], [1.5, 2, 3, 3]);

        Assert.Equal(differences["mean"], pairs["mean"]);
    }

    [Fact]
    public void Many_places_are_the_single_places_and_a_missing_number_takes_its_place_only()
    {
        var (n, places) = (24, 11);
        double[] estimates = new double[n * places], variances = new double[n * places];
        var random = new CounterRandom(seed: 5);
        for (var i = 0; i < estimates.Length; i++) { (estimates[i], variances[i]) = ((2 + (i % places)) * random.NextNormal(), Math.Exp(random.NextNormal())); }

        estimates[3] = double.NaN;
        var maps = Flame.FitMaps(estimates, variances, places, DesignMatrix.Mean(n).WithDrift());

        Assert.Equal(1, maps.Missing);
        Assert.True(double.IsNaN(maps.BetweenVariances[3]) && double.IsNaN(maps.T(1)[3]));
        foreach (var v in Enumerable.Range(0, places).Where(v => v != 3))
        {
            var one = Flame.Fit(Column(estimates, v, places), Column(variances, v, places), DesignMatrix.Mean(n).WithDrift());
            Assert.Equal(one.BetweenVariance, maps.BetweenVariances[v], 1e-12 * (1 + one.BetweenVariance));
            Assert.Equal(one.Effects[1].T, maps.T(1)[v], 1e-10);
        }
    }

    [Fact]
    public void A_table_is_fitted_by_its_columns_and_contrasts_are_combined()
    {
        var table = new Table("glu", [
            new NumberColumn("estimate", [0.1, 0.3, 0.2, 0.6, 0.8, 0.5]), new NumberColumn("variance", [0.01, 0.02, 0.01, 0.02, 0.01, 0.01]),
            new TextColumn("dose", ["low", "low", "low", "high", "high", "high"])]);
        var fit = table.FitFlame(design: DesignMatrix.FromTable(table, "dose"));

        Assert.Equal(["dose_low", "dose_high"], fit.Effects.Select(e => e.Name));
        var difference = fit.Contrast("dose_high - dose_low");
        Assert.Equal(fit["dose_high"].Estimate - fit["dose_low"].Estimate, difference.Estimate, 1e-12);
        Assert.Equal(Math.Pow(fit["dose_high"].StandardError, 2) + Math.Pow(fit["dose_low"].StandardError, 2), Math.Pow(difference.StandardError, 2), 1e-12);   // no subject in both
        Assert.True(double.IsNaN(fit.CohensD));
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Contains("variance of row 1 is 0", Assert.Throws<FlameException>(() => Flame.Fit([1, 2, 3], [1, 0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("estimate of row 2 is NaN", Assert.Throws<FlameException>(() => Flame.Fit([1, 2, double.NaN], [1, 1, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("There are 3 subjects but the design has 4 rows", Assert.Throws<DesignException>(() => Flame.Fit([1, 2, 3], [1, 1, 1], DesignMatrix.Mean(4))).Message, StringComparison.Ordinal);
        Assert.Contains("too few", Assert.Throws<FlameException>(() => Flame.Fit([1], [1])).Message, StringComparison.Ordinal);
        Assert.Contains("dependent columns", Assert.Throws<DesignException>(() => Flame.Fit([1, 2, 3], [1, 1, 1], DesignMatrix.Mean(3).With("again", [2, 2, 2]))).Message, StringComparison.Ordinal);
    }

    private static double[] Column(double[] values, int place, int places) => [.. Enumerable.Range(0, values.Length / places).Select(i => values[(i * places) + place])];

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];

    private static DesignMatrix Design(JsonElement element)
    {
        var rows = element.GetProperty("X").EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.GetDouble()).ToArray()).ToArray();
        return new DesignMatrix([.. rows[0].Select((_, k) => $"x{k}")], [.. rows.SelectMany(row => row)]);
    }
}
