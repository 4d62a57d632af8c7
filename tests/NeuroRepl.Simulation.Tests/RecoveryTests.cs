using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Studies;
using NeuroRepl.IO;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Simulation.Tests;

/// <summary>Every second visit of the embedded study fitted with the example basis, against the truth that lies beside it.</summary>
public sealed class RecoveryTests
{
    private static readonly Lazy<IReadOnlyList<(Session Session, SpectrumFit Fit, JsonElement Truth)>> Fits = new(FitAll);

    [Theory]
    [InlineData("Glu", 2)]
    [InlineData("NAA", 1.5)]
    [InlineData("Ins", 2.5)]
    [InlineData("Mac", 2.5)]
    [InlineData("GSH", 8)]
    [InlineData("NAAG", 6)]
    public void Concentrations_come_back_within_percent(string metabolite, double percent)
    {
        var errors = Fits.Value.Select(f => 100 * Math.Abs((f.Fit[metabolite].Concentration.Value / True(f.Truth, metabolite)) - 1)).Order().ToArray();

        Assert.InRange(errors[errors.Length / 2], 0, percent);
    }

    [Fact]
    public void Total_creatine_and_choline_come_back_better_than_their_parts()
    {
        foreach (var (a, b, percent) in new[] { ("Cr", "PCr", 1.5), ("GPC", "PCh", 3.0) })
        {
            var errors = Fits.Value.Select(f => 100 * Math.Abs(
                ((f.Fit[a].Concentration.Value + f.Fit[b].Concentration.Value) / (True(f.Truth, a) + True(f.Truth, b))) - 1)).Order().ToArray();
            Assert.InRange(errors[errors.Length / 2], 0, percent);
        }
    }

    [Fact]
    public void Errors_are_as_large_as_the_bounds_say()
    {
        // (estimate − truth)/CRLB over eleven spectra and the six surest metabolites: SD 1 if the bound is reached and the model is right
        string[] surest = ["NAA", "Glu", "Ins", "Mac", "Cr", "PCr"];
        var z = Fits.Value.SelectMany(f => surest.Select(m => (f.Fit[m].Concentration.Value - True(f.Truth, m)) / f.Fit[m].Crlb)).ToArray();

        Assert.InRange(Math.Sqrt(z.Average(v => v * v)), 0.7, 1.5);
    }

    [Fact]
    public void Widths_come_back_and_the_broad_visit_is_the_one_that_was_left_out()
    {
        Assert.Single(Fits.Value, f => f.Session.Excluded is not null);
        foreach (var (session, fit, truth) in Fits.Value)
        {
            var group = fit.Groups.Single();
            Assert.Equal(truth.GetProperty("gaussian_hz").GetDouble(), group.GaussianHz, 1.0);
            Assert.Equal(truth.GetProperty("lorentzian_hz").GetDouble(), group.LorentzianHz, 1.0);
            Assert.Equal(session.Excluded is not null, fit.LinewidthHz > 19);              // the published limit
        }
    }

    [Fact]
    public void Every_fit_converges_and_leaves_noise_only()
    {
        foreach (var (session, fit, _) in Fits.Value)
        {
            Assert.IsType<FitOutcome.Converged>(fit.Outcome);
            Assert.DoesNotContain(fit.Warnings, warning => warning.Contains("residual is not only noise", StringComparison.Ordinal));
            Assert.DoesNotContain(fit.Warnings, warning => warning.Contains("no signal-free stretch", StringComparison.Ordinal));
            Assert.True(fit["Glu"].CrlbPercent < 5, $"{session}: CRLB of Glu {fit["Glu"].CrlbPercent:F1} %");                  // the published limit
        }
    }

    private static double True(JsonElement truth, string metabolite) => truth.GetProperty("concentrations_mM").GetProperty(metabolite).GetDouble();

    private static List<(Session, SpectrumFit, JsonElement)> FitAll()
    {
        var study = Study.Open(Repository.At("datasets", "boucherie2025"));
        var basis = BasisSet.Open(Repository.At("datasets", "examples", "slaser_7t.basis"));
        var truth = JsonDocument.Parse(File.ReadAllText(Repository.At("datasets", "boucherie2025", "truth.json"))).RootElement.GetProperty("spectra");
        return [.. study.Sessions.Where((_, i) => i % 2 == 1).Select(s =>
            (s, Spectrum.Open(s.Find("svs").Single().Path).Preprocess().Fit(basis), truth.GetProperty($"{s.SubjectId}_{s.Id}")))];
    }
}
