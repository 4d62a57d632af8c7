using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy;

/// <summary>The study in datasets/boucherie2025 says what each of its spectra was made of; its baseline is no polynomial, its water not gone.</summary>
public sealed class EmbeddedStudyTests
{
    [Fact]
    public void Fits_find_what_the_spectra_were_made_of()
    {
        var basis = BasisSet.Open(Repository.At("datasets", "examples", "slaser_7t.basis"));
        using var truth = JsonDocument.Parse(File.ReadAllText(Repository.At("datasets", "boucherie2025", "truth.json")));
        var visits = truth.RootElement.GetProperty("spectra").EnumerateObject().ToArray();
        var (inside, all, bias) = (0, 0, 0.0);
        foreach (var visit in visits)
        {
            var parts = visit.Name.Split('_');
            var fit = Spectrum.Open(Repository.At("datasets", "boucherie2025", parts[0], parts[1], "mrs", $"{visit.Name}_svs.nii.gz")).Preprocess().Fit(basis);
            Assert.IsType<FitOutcome.Converged>(fit.Outcome);
            foreach (var known in visit.Value.GetProperty("concentrations_mM").EnumerateObject())
            {
                all++;
                var error = fit[known.Name].Concentration.Value - known.Value.GetDouble();
                if (Math.Abs(error) < 2 * fit[known.Name].Crlb) { inside++; }

                if (known.Name == "Glu") { bias += error / known.Value.GetDouble() / visits.Length; }
            }
        }

        Assert.InRange(inside / (double)all, 0.88, 1);      // 95.4 % of an unbiased normal estimator; the baseline and water take a little of that
        Assert.InRange(bias, -0.02, 0.02);
    }
}
