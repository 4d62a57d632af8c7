using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Tests;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 5, "0 2 4 6 8 10")]
    [InlineData(0.2, 4.2, 8, "0.5 1.0 1.5 2.0 2.5 3.0 3.5 4.0")]
    [InlineData(-1.1, 1.1, 3, "-1 0 1")]
    [InlineData(0, 100, 4, "0 25 50 75 100")]
    [InlineData(0.001, 0.0042, 4, "0.001 0.002 0.003 0.004")]
    [InlineData(0, 3e7, 3, "0 1e7 2e7 3e7")]
    public void Ticks_are_round_with_the_decimals_of_their_step(double low, double high, int most, string expected) =>
        Assert.Equal(expected, string.Join(' ', Ticks.Of(new Scale(low, high, false, false, []), most).Select(t => t.Text)));

    [Fact]
    public void A_logarithmic_axis_has_powers_of_ten()
    {
        var scale = new Scale(0.5, 2000, false, true, []);

        Assert.Equal("1 10 100 1000", string.Join(' ', Ticks.Of(scale, 8).Select(t => t.Text)));
        Assert.Equal(0.5, scale.Place(Math.Sqrt(0.5 * 2000)), tolerance: 1e-12);    // the geometric mean lies in the middle
    }

    [Fact]
    public void Quartiles_are_those_of_Hazen()
    {
        double[] values = [2.1, 3.3, 4.8, 7.0, 9.9, 10.2, 11.4, 20.5];

        // numpy.percentile(…, method="hazen"), which is Hyndman and Fan's type 5
        Assert.Equal(4.05, Quartiles.At(values, 0.25), tolerance: 1e-12);
        Assert.Equal(8.45, Quartiles.At(values, 0.50), tolerance: 1e-12);
        Assert.Equal(10.8, Quartiles.At(values, 0.75), tolerance: 1e-12);
        Assert.Equal(2.46, Quartiles.At(values, 0.10), tolerance: 1e-12);
        Assert.Equal(20.5, Quartiles.At(values, 0.99), tolerance: 1e-12);
    }
}
