using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Domain.Tests.Spectroscopy;

public sealed class SpectrumFrequencyTests
{
    [Theory]
    [InlineData(2.008, 4.65, 1024)]
    [InlineData(8.0, 4.65, 1001)]
    [InlineData(3.0, 4.68, 600)]
    public void A_line_stands_at_its_chemical_shift(double ppm, double reference, int points)
    {
        var acquisition = new MrsAcquisition(6000, 297.2) { ReferencePpm = reference };
        Complex[] fid = [.. Enumerable.Range(0, points).Select(n => Complex.FromPolarCoordinates(Math.Exp(-30.0 * n / 6000), 2 * Math.PI * (reference - ppm) * 297.2 * n / 6000))];

        var (axis, values) = new Spectrum(fid, acquisition).Frequency();

        var top = Enumerable.Range(0, points).MaxBy(k => values[k].Real);
        Assert.InRange(axis[top] - ppm, -6000.0 / points / 297.2, 6000.0 / points / 297.2);
        Assert.True(axis[0] > axis[^1]);
        Assert.Equal(reference, axis[points / 2], 12);
    }

    [Fact]
    public void A_decaying_line_goes_down_to_zero_far_away()
    {
        // Σ qⁿ with the first term halved is (1 + q)/(2(1 − q)), whose real part half a bandwidth away is (1 − q)/(2(1 + q)), nearly zero.
        var q = Math.Exp(-0.01);
        var fid = Enumerable.Range(0, 4096).Select(n => new Complex(Math.Pow(q, n), 0)).ToArray();

        var (_, values) = new Spectrum(fid, new MrsAcquisition(2000, 127.8)).Frequency();

        Assert.Equal((1 + q) / (2 * (1 - q)), values[2048].Real, 1e-6);
        Assert.Equal((1 - q) / (2 * (1 + q)), values[0].Real, 1e-6);
    }
}
