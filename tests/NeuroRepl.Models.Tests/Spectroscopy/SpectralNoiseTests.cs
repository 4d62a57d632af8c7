using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class SpectralNoiseTests
{
    [Theory]
    [InlineData(127.8, 2000)]
    [InlineData(297.2, 6000)]
    [InlineData(297.2, 3000)]
    public void Noise_is_measured_beside_metabolites_and_water(double mhz, double bandwidth)
    {
        var basis = Synthetic.Basis(mhz, bandwidth, points: 4096);
        var clean = Synthetic.Fid(basis, name => Synthetic.Truth[name]);
        for (var n = 0; n < clean.Length; n++) { clean[n] += Complex.FromPolarCoordinates(5000 * Math.Exp(-30.0 * n / bandwidth), 0.5); }

        var estimate = new Spectrum(Synthetic.Noisy(clean, 7, seed: 1), basis.Acquisition).NoiseSd();

        Assert.Equal(7, estimate, 0.45);                    // 450 numbers and more: standard error up to 3.3 %, two of them
    }

    [Fact]
    public void A_bandwidth_without_a_silent_stretch_gives_no_number() =>
        Assert.True(double.IsNaN(new Spectrum(Synthetic.Noisy(new Complex[512], 1, seed: 2), new MrsAcquisition(1000, 127.8)).NoiseSd()));
}
