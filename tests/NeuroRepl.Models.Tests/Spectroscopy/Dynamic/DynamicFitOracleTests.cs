using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;

namespace NeuroRepl.Models.Tests.Spectroscopy.Dynamic;

/// <summary>Against scipy's least_squares on all transients stacked, every parameter explicit (scipy's version is in dynamic.json).</summary>
public sealed class DynamicFitOracleTests
{
    private static readonly SpectrumModel Spectrum = new() { Range = (1.0, 4.2), BaselineOrder = 1 };

    [Fact]
    public void Concentrations_and_width_by_block_are_those_of_the_stacked_problem()
    {
        var fit = Fit(new DynamicModel { Spectrum = Spectrum });

        Same("design", fit);
        foreach (var metabolite in (string[])["A", "B", "C"])
        {
            foreach (var block in (string[])["block1", "block2", "block3"]) { Same("design", $"{metabolite} {block}", fit[metabolite], block); }
        }

        foreach (var block in (string[])["block1", "block2", "block3"]) { Same("design", $"gaussian {block}", fit.Gaussian, block); }

        Same("design", "lorentzian", fit.Lorentzian, "all");
        Same("design", "shift", fit.Shift, "all");
        Same("design", "phase0", fit.Phase0, "all");
        Same("design", "phase1", fit.Phase1, "all");
        Assert.Equal(9 + 3 + 4 + 4, fit.ParameterCount);
    }

    [Fact]
    public void A_phase_free_in_each_transient_is_that_of_the_stacked_problem()
    {
        var fit = Fit(new DynamicModel { Spectrum = Spectrum with { FitFirstOrderPhase = false }, Gaussian = Course.Fixed, Phase0 = Course.Free });

        Same("free phase", fit);
        Same("free phase", "A block2", fit["A"], "block2");
        Same("free phase", "C block3", fit["C"], "block3");
        Same("free phase", "gaussian", fit.Gaussian, "all");
        for (var i = 0; i < 9; i++)
        {
            var (estimate, error) = DynamicOracle.Of("free phase", $"phase0 {i}");
            Assert.Equal(estimate, fit.Phase0.Values[i], 1e-3 * error);
            Assert.Equal(error, fit.Phase0.StandardErrors[i], 1e-4 * error);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_exponential_beside_free_and_fixed_concentrations_is_that_of_the_stacked_problem(bool withGradient)
    {
        var exponential = withGradient
            ? Course.Exponential(start: 5, change: 1, tauSeconds: 6)
            : Course.Function((t, p) => p[0] + (p[1] * (1 - Math.Exp(-t / p[2]))), [("start", 5), ("change", 1), ("tau", 6)]);
        var fit = Fit(new DynamicModel
        {
            Spectrum = Spectrum with { FitFirstOrderPhase = false },
            Concentrations = ["A"],
            Gaussian = Course.Fixed,
            Metabolites = new Dictionary<string, Course> { ["A"] = exponential, ["C"] = Course.Free },
        });

        Same("exponential", fit);
        foreach (var name in (string[])["start", "change", "tau"]) { Same("exponential", $"A {name}", fit["A"], name); }

        Same("exponential", "B", fit["B"], "all");
        for (var i = 0; i < 9; i++)
        {
            var (estimate, error) = DynamicOracle.Of("exponential", $"C {i}");
            Assert.Equal(estimate, fit["C"].Values[i], 1e-3 * error);
            Assert.Equal(error, fit["C"].StandardErrors[i], 1e-4 * error);
        }
    }

    [Fact]
    public void Splitting_the_transients_of_a_block_changes_nothing()
    {
        var together = Fit(new DynamicModel { Spectrum = Spectrum });
        var split = Fit(new DynamicModel { Spectrum = Spectrum, Shift = Course.Function((_, p) => p[0], [("all", 0.01)]) });      // one value, but every time is a cell of its own

        Assert.Equal(3, together.Blocks.Count);
        Assert.Equal(9, split.Blocks.Count);
        Assert.Equal(together.ResidualSumOfSquares, split.ResidualSumOfSquares, 1e-9 * together.ResidualSumOfSquares);
        Assert.Equal(together.NoiseSd, split.NoiseSd, 1e-9 * together.NoiseSd);
        foreach (var metabolite in (string[])["A", "B", "C"])
        {
            var (one, other) = (together[metabolite].Contrast("block3 - block1"), split[metabolite].Contrast("block3 - block1"));
            Assert.Equal(one.Estimate, other.Estimate, 1e-3 * one.StandardError);
            Assert.Equal(one.StandardError, other.StandardError, 1e-4 * one.StandardError);
        }
    }

    private static DynamicFit Fit(DynamicModel model)
    {
        var fit = DynamicOracle.Transients.FitDynamic(DynamicOracle.Basis, DynamicOracle.Design, model);
        Assert.IsType<FitOutcome.Converged>(fit.Outcome);
        return fit;
    }

    private static void Same(string model, DynamicFit fit)
    {
        // scipy stops where differences for derivatives let it: ours may lie lower, never higher
        Assert.InRange(fit.ResidualSumOfSquares / DynamicOracle.Rss(model), 1 - 1e-7, 1 + 1e-9);
    }

    private static void Same(string model, string parameter, ParameterCourse course, string coefficient)
    {
        var (estimate, error) = DynamicOracle.Of(model, parameter);
        var ours = course[coefficient];
        Assert.Equal(estimate, ours.Estimate, 2e-3 * error);
        Assert.Equal(error, ours.StandardError, 1e-3 * error);
    }
}
