using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class BasisResamplingTests
{
    [Theory]
    [InlineData(6000, 12004.8)]
    [InlineData(6000, 5000)]
    [InlineData(6000, 4321)]
    [InlineData(6000, 3000)]
    [InlineData(6000, 6000)]
    public void Resampled_is_what_sampling_at_that_bandwidth_gives(double from, double to)
    {
        var basis = Synthetic.Basis(bandwidthHz: from).Without("MM");

        var resampled = basis.Resample(to);

        var direct = Synthetic.Basis(bandwidthHz: to, points: resampled.Points).Without("MM");
        foreach (var metabolite in direct.Metabolites)
        {
            var scale = metabolite.Fid.Span[0].Magnitude;
            for (var n = 0; n < direct.Points; n++)
            {
                Assert.True((metabolite.Fid.Span[n] - resampled[metabolite.Name].Fid.Span[n]).Magnitude < 1e-4 * scale, $"{metabolite.Name}[{n}]");
            }
        }

        Assert.Equal(to, resampled.Acquisition.BandwidthHz);
    }

    [Fact]
    public void A_fit_with_a_resampled_basis_finds_the_truth()
    {
        var data = Synthetic.Basis(bandwidthHz: 5000, points: 1024);
        var spectrum = new Spectrum(Synthetic.Fid(data, name => Synthetic.Truth[name]), data.Acquisition);

        var fit = spectrum.Fit(Synthetic.Basis(bandwidthHz: 6000, points: 2048).Resample(5000), SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites) { Assert.Equal(Synthetic.Truth[m.Name], m.Concentration.Value, 0.01); }
    }

    [Fact]
    public void Lines_outside_the_new_bandwidth_are_refused()
    {
        var error = Assert.Throws<FitException>(() => Synthetic.Basis().Resample(1200));

        Assert.Contains("too far out", error.Message);
        Assert.Contains("basis.Without", error.Hint);
    }
}
