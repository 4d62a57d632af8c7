using NeuroRepl.Statistics;

namespace NeuroRepl.Statistics.Tests;

public class PValueTests
{
    [Theory]
    [InlineData(.5, ".5")]
    [InlineData(1, "1")]
    [InlineData(.034, ".034")]
    [InlineData(.00071, ".00071")]
    [InlineData(3.2e-12, "3.2e-12")]
    [InlineData(double.NaN, "n/a")]
    public void Is_written_as_people_write_it(double p, string text) => Assert.Equal(text, new PValue(p, PKind.Exact).ToString());

    [Fact]
    public void A_Monte_Carlo_value_shows_its_interval() => Assert.Equal(".02 [.011, .031]", new PValue(.02, PKind.MonteCarlo, (.011, .031)).ToString());
}
