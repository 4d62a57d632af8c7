using System.Numerics;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Spectroscopy.Dynamic;

public sealed class DynamicFitTests
{
    private static readonly string[] Few = ["Cr", "PCr", "NAA", "Glu", "Gln", "GPC", "Lac"];
    private static readonly BasisSet Basis = Synthetic.Basis(points: 512, bandwidthHz: 3000, only: Few);
    private static readonly DynamicModel NoBaseline = new() { Spectrum = new() { BaselineOrder = -1 } };

    [Fact]
    public void Without_noise_the_truth_comes_back_for_amplitudes_widths_and_lines()
    {
        var fit = Series(noise: 0).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline);

        Assert.IsType<FitOutcome.Converged>(fit.Outcome);
        for (var block = 1; block <= 3; block++)
        {
            Assert.Equal(Glutamate(block - 1), fit["Glu"][$"block{block}"].Estimate, 1e-5);
            Assert.Equal(Synthetic.Truth["NAA"], fit["NAA"][$"block{block}"].Estimate, 1e-5);
            Assert.Equal(Gauss(block - 1), fit.Gaussian[$"block{block}"].Estimate, 1e-5);
        }

        Assert.Equal(5, fit.Lorentzian["all"].Estimate, 1e-5);
        Assert.Equal(0.01, fit.Shift["all"].Estimate, 1e-7);
        Assert.Equal(12, fit.Phase0["all"].Estimate, 1e-4);
    }

    [Fact]
    public void Errors_of_a_contrast_scatter_as_their_standard_errors_say()
    {
        var design = DesignMatrix.Blocks(3, 4);
        var z = Enumerable.Range(0, 60).SelectMany(draw =>
        {
            var fit = Series(noise: 60, (ulong)draw).FitDynamic(Basis, design, NoBaseline);
            var (glu, gauss) = (fit["Glu"].Contrast("block3 - block1"), fit.Gaussian.Contrast("block2 - block1"));
            return (double[])[(glu.Estimate - Glutamate(2) + Glutamate(0)) / glu.StandardError, (gauss.Estimate - Gauss(1) + Gauss(0)) / gauss.StandardError];
        }).ToArray();

        // 120 draws of a standard normal: its root mean square lies from 0.8 to 1.2 but for one time in a thousand
        Assert.InRange(Math.Sqrt(z.Average(v => v * v)), 0.8, 1.2);
    }

    [Fact]
    public void One_block_of_one_transient_is_the_fit_of_a_spectrum()
    {
        var spectrum = new Spectrum(Synthetic.Noisy(Synthetic.Fid(Basis, m => Synthetic.Truth[m], 5, 6, 0.01, 12), 60, seed: 3), Basis.Acquisition);
        var single = spectrum.Fit(Basis, new SpectrumModel { BaselineOrder = 1 });
        var fit = ((IReadOnlyList<Spectrum>)[spectrum]).FitDynamic(Basis, DesignMatrix.Mean(1), new DynamicModel { Spectrum = new() { BaselineOrder = 1 }, NonNegative = true });

        // both are at the optimum of one problem; each stops within its own tolerance
        Assert.Equal(single.ResidualSumOfSquares, fit.ResidualSumOfSquares, 1e-6 * single.ResidualSumOfSquares);
        foreach (var name in Few) { Assert.Equal(single[name].Concentration.Value, fit[name]["mean"].Estimate, 0.01 * single[name].Crlb); }
    }

    [Fact]
    public void A_covariate_in_the_design_takes_what_follows_it()
    {
        double[] drift = [.. Enumerable.Range(0, 12).Select(i => (i - 5.5) / 12)];
        var series = Make((i, m) => m == "NAA" ? 11 + (0.5 * drift[i]) : Synthetic.Truth[m], _ => 6, 12, 0, 0);
        var fit = series.FitDynamic(Basis, DesignMatrix.Mean(12).With("drift", drift), NoBaseline);

        Assert.Equal(0.5, fit["NAA"]["drift"].Estimate, 1e-5);
        Assert.Equal(0, fit["Cr"]["drift"].Estimate, 1e-5);
        Assert.Equal(12, fit.Blocks.Count);
    }

    [Fact]
    public void A_sum_brings_its_covariance_and_a_fixed_part_adds_to_every_block()
    {
        var fit = Series(noise: 60).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline with { Concentrations = ["Glu", "Cr", "PCr"] });
        var (total, cr, pcr) = (fit["tCr"], fit["Cr"], fit["PCr"]);

        Assert.Equal(cr["block1"].Estimate + pcr["block1"].Estimate, total["block1"].Estimate, 1e-12);
        Assert.True(total["block1"].StandardError < 0.5 * cr["block1"].StandardError);       // their errors are almost opposite
        Assert.Equal(["all"], fit["Gln"].Parameters);
        Assert.Equal(fit["Glu"]["block2"].Estimate + fit["Gln"]["all"].Estimate, fit["Glx"]["block2"].Estimate, 1e-12);
        Assert.Equal(fit["Glu"].Contrast("block2 - block1").StandardError, fit["Glx"].Contrast("block2 - block1").StandardError, 1e-12);
    }

    [Fact]
    public void Percent_change_is_the_ratio_with_the_delta_methods_error()
    {
        var glu = Series(noise: 60).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline)["Glu"];
        var change = glu.PercentChange("block2");
        var (a, b) = (glu.Estimates[1], glu.Estimates[0]);
        var (va, vb, vab) = (glu.Covariance[4], glu.Covariance[0], glu.Covariance[1]);

        Assert.Equal(100 * ((a / b) - 1), change.Estimate, 1e-9);
        Assert.Equal(100 * a / b * Math.Sqrt((va / (a * a)) + (vb / (b * b)) - (2 * vab / (a * b))), change.StandardError, 1e-9);   // the textbook's relative form
        Assert.Equal(change.Estimate, glu.PercentChanges()[0].Estimate, 1e-12);
        Assert.Equal("%", change.Unit);
    }

    [Fact]
    public void A_group_may_run_otherwise_than_the_model()
    {
        var model = NoBaseline with
        {
            Spectrum = new() { BaselineOrder = -1, Groups = [["NAA"]] },
            Groups = new Dictionary<string, GroupCourses> { ["NAA"] = new() { Gaussian = Course.Fixed } },
        };
        var fit = Series(noise: 30).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), model);

        Assert.Equal(["all"], fit.GaussianOf("NAA").Parameters);
        Assert.Equal(["block1", "block2", "block3"], fit.GaussianOf("Glu").Parameters);
    }

    [Fact]
    public void A_metabolite_that_is_not_there_is_said_so()
    {
        var series = Make((_, m) => m == "Lac" ? 0 : Synthetic.Truth[m], _ => 6, 12, 60, 5);
        var free = series.FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline with { Concentrations = ["Glu"] });
        var bounded = Make((_, m) => m == "Lac" ? -0.5 : Synthetic.Truth[m], _ => 6, 12, 60, 5).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline with { NonNegative = true });

        Assert.Contains(free.Warnings, w => w.StartsWith("Nowhere told from zero (95 %): Lac", StringComparison.Ordinal));
        Assert.Contains(bounded.Warnings, w => w.StartsWith("At zero, their bound, in at least one block: Lac", StringComparison.Ordinal));
        Assert.All(bounded["Lac"].Values, value => Assert.Equal(0, value));
    }

    [Fact]
    public void A_model_that_misses_something_is_said_so()
    {
        var whole = Synthetic.Basis(points: 512, bandwidthHz: 3000, only: [.. Few, "Ins"]);
        var fid = Synthetic.Fid(whole, m => Synthetic.Truth[m]);
        var series = new SpectrumSeries([.. Enumerable.Range(0, 12).SelectMany(i => Synthetic.Noisy(fid, 60, 4, (ulong)i))], 512, [new("DIM_DYN", 12)], Basis.Acquisition);

        var without = series.FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline);
        var with = series.FitDynamic(whole, DesignMatrix.Blocks(3, 4), NoBaseline);

        Assert.True(without.LackOfFit > 3);
        Assert.Contains(without.Warnings, w => w.Contains("it misses something", StringComparison.Ordinal));
        Assert.InRange(with.LackOfFit, 0.85, 1.15);             // a ratio of variances of 1000s of numbers each
        Assert.DoesNotContain(with.Warnings, w => w.Contains("it misses something", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_few_iterations_are_a_result_with_its_reason()
    {
        var fit = Series(noise: 60).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline with { MaxIterations = 1, Phase0 = Course.Free });

        var stopped = Assert.IsType<FitOutcome.Stopped>(fit.Outcome);
        Assert.Contains("1 iterations", stopped.Why, StringComparison.Ordinal);
        Assert.Contains(fit.Warnings, w => w.StartsWith("The fit did not converge", StringComparison.Ordinal));
    }

    [Fact]
    public void Transients_fitted_one_by_one_average_to_the_blocks()
    {
        var series = Series(noise: 60);
        var single = series.FitTransients(Basis, DynamicModel.SingleTransients with { Spectrum = NoBaseline.Spectrum })["Glu"];
        var blocks = series.FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline with { Gaussian = Course.Fixed })["Glu"];

        Assert.Equal(12, single.Values.Count);
        for (var block = 0; block < 3; block++)                 // with shared lines the joint problem is linear in both: the very same numbers, but for the lines' optimum
        {
            Assert.Equal(blocks.Estimates[block], single.Values.Skip(4 * block).Take(4).Average(), 0.05 * single.StandardErrors[0]);
        }
    }

    [Fact]
    public void Many_scans_are_fitted_and_one_that_fails_is_listed_with_its_reason()
    {
        var spoiled = Series(noise: 60).ToList();
        spoiled[3] = spoiled[3].With([.. Enumerable.Repeat(new Complex(double.NaN, 0), 512)], "spoiled");
        var fits = ((IReadOnlyList<IReadOnlyList<Spectrum>>)[Series(60, 1), spoiled, Series(60, 2)]).FitDynamic(Basis, DesignMatrix.Blocks(3, 4), NoBaseline);

        Assert.Equal(2, fits.Fits.Count);
        var failed = Assert.Single(fits.Failed);
        Assert.Contains("Transient 3 has the value", failed.Reason, StringComparison.Ordinal);
        var table = fits.Contrasts("Glu", "block2 - block1");
        Assert.Equal(2, table.Count);
        Assert.Equal(fits.Fits[1]["Glu"].Contrast("block2 - block1").Estimate, table.Numbers("estimate")[1]);
    }

    private static double Glutamate(int block) => Synthetic.Truth["Glu"] * (1 + (0.03 * block));

    private static double Gauss(int block) => 6 - (0.4 * block);

    private static SpectrumSeries Series(double noise, ulong seed = 1) => Make((i, m) => m == "Glu" ? Glutamate(i / 4) : Synthetic.Truth[m], i => Gauss(i / 4), 12, noise, seed);

    private static SpectrumSeries Make(Func<int, string, double> concentration, Func<int, double> gauss, int count, double noise, ulong seed)
    {
        var fids = Enumerable.Range(0, count).SelectMany(i => Synthetic.Noisy(Synthetic.Fid(Basis, m => concentration(i, m), 5, gauss(i), 0.01, 12), noise, seed, (ulong)i));
        return new SpectrumSeries([.. fids], 512, [new("DIM_DYN", count)], Basis.Acquisition);
    }
}
