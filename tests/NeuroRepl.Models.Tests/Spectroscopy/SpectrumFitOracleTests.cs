using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy;

/// <summary>The same model solved by scipy.optimize.least_squares with nothing projected out: tests/reference/spectroscopy/make_fits.py.</summary>
public sealed class SpectrumFitOracleTests
{
    [Theory]
    [InlineData("7t")]
    [InlineData("3t-groups")]
    [InlineData("7t-plain")]
    public void Fit_ends_where_scipy_ends(string name)
    {
        using var oracle = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "spectroscopy", "fits.json")));
        var problem = oracle.RootElement.GetProperty("cases").EnumerateArray().Single(c => c.GetProperty("name").GetString() == name);
        var expected = problem.GetProperty("fit");
        string[] names = [.. problem.GetProperty("names").EnumerateArray().Select(n => n.GetString()!)];
        var basis = Synthetic.Basis(problem.GetProperty("mhz").GetDouble(), problem.GetProperty("bandwidth").GetDouble(), points: 2048, only: names);
        Complex[] fid = [.. File.ReadLines(Repository.At("tests", "reference", "spectroscopy", $"spectrum-{name}.tsv")).Skip(1)
            .Select(line => line.Split('\t')).Select(cells => new Complex(Synthetic.Number(cells[0]), Synthetic.Number(cells[1])))];
        var model = new SpectrumModel
        {
            BaselineOrder = problem.GetProperty("order").GetInt32(),
            FitFirstOrderPhase = problem.GetProperty("phase1").GetBoolean(),
            Groups = [.. problem.GetProperty("groups").EnumerateArray().Select(g => (IReadOnlyList<string>)[.. g.EnumerateArray().Select(n => n.GetString()!)])],
        };

        var fit = new Spectrum(fid, basis.Acquisition).Fit(basis, model);

        Assert.IsType<FitOutcome.Converged>(fit.Outcome);
        var rss = expected.GetProperty("rss").GetDouble();
        Assert.InRange(fit.ResidualSumOfSquares, rss * (1 - 1e-6), rss * (1 + 1e-6));
        foreach (var metabolite in fit.Metabolites)
        {
            // Both stop where the sum of squares is flat to about 1e-10: concentrations agree to a small part of their standard error.
            Assert.Equal(expected.GetProperty("concentrations").GetProperty(metabolite.Name).GetDouble(), metabolite.Concentration.Value, 2e-3 * metabolite.Crlb);
        }

        Assert.Equal(0, Math.IEEERemainder(expected.GetProperty("phase0_degrees").GetDouble() - fit.Phase0Degrees, 360), 0.01);
        Assert.Equal(expected.GetProperty("phase1_degrees_per_ppm").GetDouble(), fit.Phase1DegreesPerPpm, 0.01);
        foreach (var (line, found) in expected.GetProperty("groups").EnumerateArray().Zip(fit.Groups))
        {
            Assert.Equal(line.GetProperty("lorentzian_hz").GetDouble(), found.LorentzianHz, 0.01);
            Assert.Equal(line.GetProperty("gaussian_hz").GetDouble(), found.GaussianHz, 0.01);
            Assert.Equal(line.GetProperty("shift_ppm").GetDouble(), found.ShiftPpm, 1e-5);
        }
    }
}
