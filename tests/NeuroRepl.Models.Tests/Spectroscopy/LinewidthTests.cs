using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class LinewidthTests
{
    private static readonly MrsAcquisition Acquisition = new(4000, 297.2);

    [Theory]
    [InlineData(8, 0)]
    [InlineData(0, 8)]
    [InlineData(6, 6)]
    public void Width_is_that_of_the_voigt_line(double lorentz, double gauss)
    {
        var sigma = Math.PI * gauss / (2 * Math.Sqrt(Math.Log(2)));
        Complex[] fid = [.. Enumerable.Range(0, 4096).Select(n => n / 4000.0).Select(t => Complex.FromPolarCoordinates(
            Math.Exp((-Math.PI * lorentz * t) - (sigma * sigma * t * t)), 1.0 + (2 * Math.PI * Acquisition.HertzAt(2.0) * t)))];

        var peak = Linewidth.Of(new Spectrum(fid, Acquisition), (1, 3));

        // Olivero and Longbothum (1977): 0.5346·L + √(0.2166·L² + G²), right to 0.02 %
        Assert.Equal((0.5346 * lorentz) + Math.Sqrt((0.2166 * lorentz * lorentz) + (gauss * gauss)), peak.WidthHz, 0.01);
        Assert.Equal(2.0, peak.Ppm, 1e-3);
    }

    [Fact]
    public void Nothing_has_no_width() => Assert.True(double.IsNaN(Linewidth.Of(new Spectrum(new Complex[64], Acquisition), (1, 3)).WidthHz));
}
