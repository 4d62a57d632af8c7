using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

/// <summary>The default model on spectra of known truth. Bounds have slack over what the accuracy benchmark measures on more of them.</summary>
public sealed class DefaultFitTests
{
    private static readonly Lazy<(ChallengeSpectrum Set, SpectrumFit Fit)[]> Matched = new(() => Fits(SpectrumChallenge.Matched(seed: 11, count: 8)));

    [Fact]
    public void What_the_model_can_describe_is_found_within_a_few_percent() => Assert.InRange(MedianError(Matched.Value), 0, 6);

    [Fact]
    public void Short_echoes_with_residual_water_are_found_within_a_few_percent() =>
        Assert.InRange(MedianError(Fits(SpectrumChallenge.ShortEcho(seed: 12, count: 4))), 0, 4.5);

    [Fact]
    public void Shifted_asymmetric_lines_on_lipids_and_other_macromolecules_cost_little()
    {
        var set = SpectrumChallenge.Hard(seed: 13, count: 4);

        var (ours, polynomial) = (MedianError(Fits(set)), MedianError(Fits(set, SpectrumModel.FslMrs)));

        Assert.InRange(ours, 0, 9);
        Assert.True(ours < 0.6 * polynomial, $"{ours:F1} % and {polynomial:F1} %");
    }

    [Fact]
    public void Errors_are_as_large_as_the_bounds_say()
    {
        var z = Matched.Value.SelectMany(f => f.Set.Truth.Where(m => !f.Fit[m.Key].IsAbsent).Select(m => (f.Fit[m.Key].Concentration.Value - m.Value) / f.Fit[m.Key].Crlb)).ToArray();

        // about 150 correlated numbers: a tenth either way is one standard error
        Assert.InRange(Math.Sqrt(z.Average(v => v * v)), 0.8, 1.25);
    }

    [Fact]
    public void Markov_chains_find_the_spread_that_the_bounds_say()
    {
        var fit = Matched.Value[0].Fit;

        var (sample, again) = (fit.Sample(draws: 600, seed: 3), fit.Sample(draws: 600, seed: 3));

        foreach (var name in (string[])["NAA", "Glu", "Ins", "GSH"])
        {
            Assert.InRange(sample.Sd(name) / fit[name].Crlb, 0.75, 1.3);
            Assert.InRange((sample.Mean(name) - fit[name].Concentration.Value) / fit[name].Crlb, -0.6, 0.6);
            Assert.InRange(sample.RHat(name), 0.98, 1.15);
            Assert.InRange(sample.EffectiveSize(name), 40, 600);
        }

        Assert.Equal(sample["Glu"], again["Glu"]);
        Assert.All(sample["Lac"], v => Assert.True(v >= 0));
    }

    [Fact]
    public void A_sum_has_the_variance_of_its_parts_and_their_covariance()
    {
        var fit = Matched.Value[0].Fit;
        var (a, b) = (fit["Cr"], fit["PCr"]);

        var sum = fit.Sums.Single(s => s.Name == "tCr");

        Assert.Equal(a.Concentration.Value + b.Concentration.Value, sum.Concentration.Value, 1e-12);
        Assert.Equal(Math.Sqrt((a.Crlb * a.Crlb) + (b.Crlb * b.Crlb) + (2 * a.Crlb * b.Crlb * fit.Correlation("Cr", "PCr"))), sum.Crlb, 1e-12);
        Assert.True(sum.Crlb < a.Crlb && sum.Crlb < b.Crlb);       // they overlap: only their sum is known well
        Assert.True(fit.Correlation("Cr", "PCr") < -0.5);
        Assert.Equal(["tNAA", "tCr", "tCho", "Glx", "Glc+Tau"], fit.Sums.Select(s => s.Name));
    }

    [Fact]
    public void Metabolites_that_are_not_there_are_said_to_be_at_their_bound()
    {
        var basis = Matched.Value[0].Set.Basis;
        var truth = new SpectrumTruth { Concentrations = new Dictionary<string, double> { ["NAA"] = 11, ["Cr"] = 8, ["GPC"] = 2, ["Glu"] = 10, ["Ins"] = 6 } };

        var fit = Spectrum.Simulate(basis, truth, seed: 4).Fit(basis);

        Assert.Contains(fit.Warnings, w => w.StartsWith("Not found, the amplitude is at its bound of zero", StringComparison.Ordinal));
        Assert.Contains(fit.Metabolites, m => m.IsAbsent && double.IsInfinity(m.CrlbPercent));
    }

    [Fact]
    public void Too_few_iterations_are_a_result_with_its_reason()
    {
        var set = Matched.Value[0].Set;

        var stopped = Assert.IsType<FitOutcome.Stopped>(set.Spectrum.Fit(set.Basis, new SpectrumModel { MaxIterations = 2 }).Outcome);

        Assert.Contains("iterations", stopped.Why);
        Assert.Contains("MaxIterations", stopped.WhatToTry);
    }

    [Fact]
    public void Macromolecules_and_lipids_that_the_basis_lacks_are_added()
    {
        var set = Matched.Value[0].Set;

        var fit = set.Spectrum.Fit(set.Basis.Without("Mac"));

        Assert.Contains("MM", fit.Basis.Names);
        Assert.Contains("Lip13a", fit.Basis.Names);
        Assert.Equal(set.Truth["Glu"], fit["Glu"].Concentration.Value, 4 * fit["Glu"].Crlb);
        Assert.DoesNotContain("MM", set.Spectrum.Fit(set.Basis.Without("Mac"), new SpectrumModel { AddBackground = false }).Basis.Names);
    }

    [Fact]
    public void A_soft_ratio_holds_a_weak_metabolite_to_it()
    {
        var set = Matched.Value[0].Set;

        var (free, held) = (Matched.Value[0].Fit, set.Spectrum.Fit(set.Basis, new SpectrumModel { RatioPriors = [new("GABA", 0.04, 0.001)] }));

        var strong = ((string[])["NAA", "NAAG", "Cr", "PCr"]).Sum(name => held[name].Concentration.Value) + (3 * held.Sum("GPC", "PCh").Concentration.Value);
        Assert.True(held["GABA"].Crlb < free["GABA"].Crlb);
        Assert.Equal(0.04, held["GABA"].Concentration.Value / strong, 0.004);
    }

    [Fact]
    public void A_polynomial_fit_has_no_posterior_to_draw_from()
    {
        var set = Matched.Value[0].Set;

        var error = Assert.Throws<ArgumentMistake>(() => set.Spectrum.Fit(set.Basis, SpectrumModel.FslMrs).Sample());

        Assert.Contains("without options", error.Hint);
    }

    private static (ChallengeSpectrum Set, SpectrumFit Fit)[] Fits(IReadOnlyList<ChallengeSpectrum> sets, SpectrumModel? model = null) =>
        [.. sets.Select(s => (s, s.Spectrum.Fit(s.Basis, model)))];

    private static double MedianError((ChallengeSpectrum Set, SpectrumFit Fit)[] fits)
    {
        var errors = fits.SelectMany(f => f.Set.Truth.Select(m => 100 * Math.Abs((f.Fit[m.Key].Concentration.Value / m.Value) - 1))).Order().ToArray();
        return errors[errors.Length / 2];
    }
}
