using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes;
using NeuroRepl.Statistics.Bayes.Diagnostics;
using NeuroRepl.Statistics.Bayes.Sampling;
using NeuroRepl.Testing;

namespace NeuroRepl.Statistics.Tests.Bayes;

/// <summary>The sampler: against long posteriors of brms (tests/reference/bayes/brms.R), and against a distribution that is known.</summary>
public sealed class SamplingTests
{
    public static TheoryData<string, bool> Models => new() { { "eightschools", false }, { "eightschools", true }, { "arms", false }, { "radon", false }, { "radon", true }, { "kidiq", false }, { "ratings", false } };

    [Theory]
    [MemberData(nameof(Models))]
    public void Posteriors_are_those_of_brms_within_four_standard_errors(string name, bool centred)
    {
        var (formula, family) = Reference.Model(name);

        // Eight schools are the classic case in which large steps miss the neck of the funnel.
        var options = name == "eightschools" ? new BayesOptions { Centred = centred, AdaptDelta = centred ? .99 : .95 } : new BayesOptions { Centred = centred };
        var fit = Reference.Data(name).FitBayes(formula, family, seed: 11, iterations: name == "eightschools" ? 6000 : 3000, options: options);
        Agrees(name, fit);
    }

    [Needs("r:lme4")]
    public void Sleepstudy_is_that_of_brms_within_four_standard_errors()
    {
        var (formula, family) = Reference.Model("sleepstudy");
        Agrees("sleepstudy", Reference.Data("sleepstudy").FitBayes(formula, family, seed: 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_correlated_normal_is_drawn_with_its_moments(bool isDense)
    {
        var sampler = new Sampler(new SamplerOptions(4, 4, 1000, 2000, .8, 10, isDense, 2, 2), () => new CorrelatedNormal());
        var (chains, isInterrupted) = sampler.Run();
        Assert.False(isInterrupted);
        double[] Of(int k) => [.. chains.SelectMany(c => Enumerable.Range(0, c.Count).Select(i => c[i][k]))];
        var (x, y) = (Of(0), Of(1));
        Close(CorrelatedNormal.Mean, x, "mean");
        Close(CorrelatedNormal.Sd * CorrelatedNormal.Sd, Array.ConvertAll(x, v => (v - CorrelatedNormal.Mean) * (v - CorrelatedNormal.Mean)), "variance");
        Close(CorrelatedNormal.Correlation * CorrelatedNormal.Sd, [.. x.Zip(y, (a, b) => (a - CorrelatedNormal.Mean) * b)], "covariance");
        if (isDense) { Assert.All(chains, c => Assert.True(c.Leapfrogs.Average() < 6)); }       // a learnt covariance makes it round
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_on_one_thread_and_on_several()
    {
        ChainDraws[] Run(int threads) => new Sampler(new SamplerOptions(7, 3, 100, 50, .8, 10, false, 2, threads), () => new CorrelatedNormal()).Run().Chains;
        var (one, several) = (Run(1), Run(3));
        for (var c = 0; c < 3; c++) { Assert.True(one[c][49].SequenceEqual(several[c][49])); }

        Assert.False(one[0][49].SequenceEqual(one[1][49]));
    }

    [Fact]
    public void Warm_up_has_the_windows_of_Stan() =>
        Assert.Equal([99, 149, 249, 449, 949], new WarmupWindows(1000).Ends.Order());

    [Fact]
    public void An_interrupt_keeps_what_was_drawn()
    {
        using var stop = new CancellationTokenSource();
        BayesFit? fit = null;
        var thread = new Thread(() =>
        {
            Interrupt.Set(stop.Token);
            Work.Listener = new StopAt(stop, 1400);
            fit = Reference.Data("kidiq").FitBayes("kid_score ~ mom_hs", chains: 1, iterations: 100_000, options: new BayesOptions { Warmup = 500 });
        });
        thread.Start();
        thread.Join();
        Assert.InRange(fit!.Draws.Count, 800, 2000);
        Assert.Contains(fit.Warnings, w => w.StartsWith("Interrupted", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interrupt_during_warm_up_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        Exception? caught = null;
        var thread = new Thread(() =>
        {
            Interrupt.Set(stop.Token);
            Work.Listener = new StopAt(stop, 100);
            caught = Record.Exception(() => Reference.Data("kidiq").FitBayes("kid_score ~ mom_hs"));
        });
        thread.Start();
        thread.Join();
        Assert.IsAssignableFrom<OperationCanceledException>(caught);
    }

    private static void Agrees(string name, BayesFit fit)
    {
        var misses = new List<string>();
        foreach (var expected in Reference.Read(name).GetProperty("parameters").EnumerateArray())
        {
            var parameter = expected.GetProperty("name").GetString()!;
            // brms reports two constants too.
            if (!fit.Draws.Has(parameter)) { Assert.True((name, parameter) is ("eightschools", "sigma") or ("ratings", "disc"), parameter); }
            else
            {
                var draws = fit.Draws[parameter];
                void Near(string what, double own, double error)
                {
                    var all = Math.Sqrt((error * error) + Math.Pow(expected.Number("mcse_" + what), 2));
                    if (!(Math.Abs(expected.Number(what) - own) <= 4 * all)) { misses.Add($"{parameter} {what}: brms {expected.Number(what):G5}, here {own:G5}, error {all:G2}"); }
                }

                Near("mean", draws.Average(), Convergence.McseMean(draws, fit.Draws.Chains));
                Near("sd", fit[parameter].StandardDeviation, Convergence.McseSd(draws, fit.Draws.Chains));
                Near("q5", Convergence.Quantile([.. draws.Order()], .05), Convergence.McseQuantile(draws, fit.Draws.Chains, .05));
                Near("q95", Convergence.Quantile([.. draws.Order()], .95), Convergence.McseQuantile(draws, fit.Draws.Chains, .95));
                Assert.True(fit[parameter].RHat < 1.02, parameter);
            }
        }

        Assert.True(misses.Count == 0, $"{name}: {string.Join("; ", misses)}");
    }

    private static void Close(double expected, double[] values, string what)
    {
        var error = Convergence.McseMean(values, 4);
        Assert.True(Math.Abs(values.Average() - expected) < 4 * error, $"{what}: {values.Average()} for {expected}, error {error}");
    }

    private sealed class StopAt(CancellationTokenSource stop, long at) : IWorkListener
    {
        public void Report(string what, long done, long total)
        {
            if (done >= at) { stop.Cancel(); }
        }
    }

    private sealed class CorrelatedNormal : LogDensity
    {
        public const double Mean = 3;
        public const double Sd = 20;
        public const double Correlation = .95;

        public override int Dimension => 2;

        public override double Evaluate(ReadOnlySpan<double> q, Span<double> gradient)
        {
            var (x, y, rest) = ((q[0] - Mean) / Sd, q[1], 1 - (Correlation * Correlation));
            gradient[0] = -(x - (Correlation * y)) / rest / Sd;
            gradient[1] = -(y - (Correlation * x)) / rest;
            return -.5 * ((x * x) - (2 * Correlation * x * y) + (y * y)) / rest;
        }
    }
}
