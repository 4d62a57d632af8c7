using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;
using NeuroRepl.IO.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Studies;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Linear;
using NeuroRepl.Testing;

namespace NeuroRepl.Simulation.Tests.Marx;

/// <summary>The committed study against the paper, against R, and other samples of its population.</summary>
public sealed class MarxStudyTests
{
    private static readonly Study Committed = Study.Open(Repository.At("datasets", "marx2025"));

    /// <summary>What base R finds in the committed files: tests/reference/marx2025/table1.R.</summary>
    private static readonly Dictionary<string, double> R = Table.Open(Repository.At("tests", "reference", "marx2025", "results.tsv")).Rows
        .ToDictionary(row => row["name"], row => row.Number("value"));

    /// <summary>Table 1 with its misprints corrected: the only numbers with which coefficients, errors, t, p and F agree.</summary>
    [Theory]
    [InlineData("intercept", -0.04800, 0.06212, -0.77275, 0.44400)]
    [InlineData("slope", -0.33009, 0.39484, -0.83600, 0.40789)]
    [InlineData("treatment", -0.15023, 0.08478, -1.77200, 0.08365)]
    [InlineData("interaction", 1.00482, 0.46990, 2.13837, 0.03835)]
    public void R_finds_the_corrected_table_in_the_files(string row, double b, double se, double t, double p)
    {
        Assert.Equal(b, R[$"{row} b"], 1e-4);
        Assert.Equal(se, R[$"{row} se"], 1e-4);
        Assert.Equal(t, R[$"{row} t"], 5e-4);
        Assert.Equal(p, R[$"{row} p"], 1e-4);
    }

    [Theory]
    [InlineData("R2", 0.16825, 5e-5)]
    [InlineData("adjusted R2", 0.1088, 5e-5)]
    [InlineData("F", 2.832, 5e-4)]
    [InlineData("F p", 0.0497, 5e-5)]
    [InlineData("W", 0.95946, 5e-6)]
    [InlineData("W p", 0.1092, 5e-5)]
    [InlineData("rho ketamine", 0.3415, 5e-5)]
    [InlineData("rho p ketamine", 0.088, 5e-4)]
    [InlineData("rho placebo", -0.2902, 5e-5)]
    [InlineData("rho p placebo", 0.2138, 5e-5)]
    [InlineData("t ketamine", 2.39, 5e-3)]
    [InlineData("t placebo", 1.12, 5e-3)]
    [InlineData("between t before", -1.01, 5e-3)]
    [InlineData("between t later", 0.47, 5e-3)]
    [InlineData("oldham rho", 0.186, 5e-4)]
    [InlineData("age b", 0.00013, 5e-6)]
    [InlineData("bmi b", 0.00015, 5e-6)]
    [InlineData("Met/Met b", -0.02194, 5e-5)]
    [InlineData("Val/Met b", -0.06347, 5e-5)]
    [InlineData("below LOQ", 31, 0)]
    [InlineData("missing", 32 - 31, 0)]
    [InlineData("glu pairs placebo", 29, 0)]
    [InlineData("glu pairs ketamine", 32, 0)]
    [InlineData("bdnf pairs placebo", 24, 0)]
    [InlineData("bdnf pairs ketamine", 27, 0)]
    [InlineData("pairs placebo", 20, 0)]
    [InlineData("pairs ketamine", 26, 0)]
    [InlineData("between df before", 27, 0)]
    [InlineData("between df later", 20, 0)]
    public void R_finds_the_published_number_in_the_files(string name, double published, double halfOfItsLastDigit) => Assert.InRange(R[name], published - halfOfItsLastDigit, published + halfOfItsLastDigit);

    [Theory]
    [InlineData("age")]
    [InlineData("bmi")]
    [InlineData("Met/Met")]
    public void No_covariate_matters_and_the_interaction_stays(string covariate)
    {
        Assert.True(R[$"{covariate} p"] > 0.05);
        Assert.True(R[$"{covariate} interaction p"] < 0.05);
    }

    [Fact]
    public void Table_that_comes_with_the_study_gives_the_same_as_R_makes_of_the_raw_files()
    {
        var fit = Committed.Table("glu-bdnf").FitLinear("dBdnf ~ dGlu * treatment");

        foreach (var (name, c) in new[] { "intercept", "slope", "treatment", "interaction" }.Zip(fit.Coefficients))
        {
            Assert.Equal(R[$"{name} b"], c.Estimate, 1e-9);
            Assert.Equal(R[$"{name} se"], c.StandardError, 1e-9);
            Assert.Equal(R[$"{name} p"], c.P.Value, 1e-9);
        }

        Assert.Equal(R["W"], ShapiroWilk.Test(fit.Residuals).Statistic, 1e-6);
    }

    [Fact]
    public void Study_opens_with_140_scans_of_which_nine_fail()
    {
        Assert.True(Committed.IsSimulated);
        Assert.Equal(["placebo", "ketamine"], Committed.Arms.Select(a => a.Name));
        Assert.Equal(35, Committed.Subjects.Count);
        Assert.Equal(140, Committed.Spectra.Count);
        Assert.Equal(9, Committed.Sessions.Count(s => s.Excluded is not null));
        Assert.Equal(210, Committed.Table("bdnf").Count);
        var genotypes = Committed.Table("genotype").Texts("rs6265");
        Assert.Equal((24, 9, 2), (genotypes.Count(g => g == "Val/Val"), genotypes.Count(g => g == "Val/Met"), genotypes.Count(g => g == "Met/Met")));
        var clock = Committed.Table("bdnf").Texts("clock_time").Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(("08:15", "19:36"), (clock[0], clock[^1]));
        Assert.Equal(25.1, Committed.Participants.Numbers("age").Average(), 0.05);
    }

    [Fact]
    public void Table_of_LCModel_holds_the_glutamate_that_its_spectrum_was_made_with_within_twice_its_bound()
    {
        using var truth = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Repository.At("datasets", "marx2025", "truth.json")));
        var spectra = truth.RootElement.GetProperty("spectra");
        foreach (var session in Committed.Sessions)
        {
            var name = $"{session.SubjectId}_{session.Id}";
            var table = LcmodelTable.Open(Repository.At("datasets", "marx2025", "derivatives", "lcmodel", session.SubjectId, session.Id, "mrs", $"{name}_svs.table"));
            var glu = table.Concentrations.Rows.Single(row => row["metabolite"] == "Glu");
            var made = spectra.GetProperty(name).GetProperty("concentrations_mM").GetProperty("Glu").GetDouble();
            Assert.InRange(glu.Number("concentration") / made, 1 - (0.0201 * glu.Number("sd_percent")), 1 + (0.0201 * glu.Number("sd_percent")));
        }
    }

    [Fact]
    public void Samples_of_the_population_recover_its_coefficients_on_average()
    {
        const int samples = 30;
        var fits = Enumerable.Range(1, samples).Select(seed => new MarxSample(DatasetMode.Stochastic, (ulong)seed).Coupling().FitLinear("dBdnf ~ dGlu * treatment").Coefficients).ToArray();
        double[] truth = [-0.048, -0.33009, -0.15023, 1.00482], error = [0.0621, 0.3948, 0.0848, 0.4699];
        for (var k = 0; k < truth.Length; k++)
        {
            var estimates = fits.Select(f => f[k].Estimate).ToArray();
            Assert.Equal(truth[k], estimates.Average(), 3.5 * error[k] / Math.Sqrt(samples));
            Assert.InRange(Calibration.Calibrate.Sd(estimates), 0.6 * error[k], 1.5 * error[k]);
        }
    }

    [Fact]
    public void Exact_samples_have_no_seed_and_other_recipes_no_other_mode()
    {
        Assert.Contains("stochastic", Assert.Throws<ArgumentMistake>(() => Datasets.Make("marx2025", "nowhere", seed: 3)).Hint, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("marx2025", Assert.Throws<ArgumentMistake>(() => Datasets.Make("examples", "nowhere", mode: DatasetMode.Stochastic)).Hint, StringComparison.Ordinal);
        Assert.False(Directory.Exists("nowhere"));
    }
}
