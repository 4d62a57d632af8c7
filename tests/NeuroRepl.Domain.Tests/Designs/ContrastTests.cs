using NeuroRepl.Domain.Designs;

namespace NeuroRepl.Domain.Tests.Designs;

public sealed class ContrastTests
{
    private static readonly string[] Names = ["block1", "block2", "block3", "dose-high", "x[2]"];

    [Theory]
    [InlineData("block2 - block1", "-1 1 0 0 0")]
    [InlineData("0.5*block2 + 0.5*block3 - block1", "-1 0.5 0.5 0 0")]
    [InlineData("(block2 + block3)/2 - block1", "-1 0.5 0.5 0 0")]
    [InlineData("-block1", "-1 0 0 0 0")]
    [InlineData("2 * (block1 - 3*block2) * 0.5", "1 -3 0 0 0")]
    [InlineData("block2−block1", "-1 1 0 0 0")]
    [InlineData("1e-1*block3 + .9*block3", "0 0 1 0 0")]
    [InlineData("`dose-high` - x[2]", "0 0 0 1 -1")]
    [InlineData("block1 + block1", "2 0 0 0 0")]
    public void Weights_are_those_of_the_sum(string text, string weights) =>
        Assert.Equal(weights.Split(' ').Select(double.Parse), Contrast.Parse(text, Names).Weights.Select(w => Math.Round(w, 12)));

    [Theory]
    [InlineData("block9 - block1", "names block9, which is no column")]
    [InlineData("block2 - ", "ends too early")]
    [InlineData("(block2 - block1", "parenthesis is not closed")]
    [InlineData("block2 - 1", "adds the number -1")]
    [InlineData("block2 * block1", "multiplies two effects")]
    [InlineData("block1 / block2", "divides by something")]
    [InlineData("block1 / 0", "divides by something")]
    [InlineData("block2 block1", "'b' is not expected at place 8")]
    [InlineData("block1 - block1", "all its weights are zero")]
    [InlineData("`block1", "backquote is not closed")]
    [InlineData("block1 ? block2", "'?' is not expected at place 8")]
    [InlineData("1.2.3*block1", "1.2.3 is no number")]
    public void What_cannot_be_read_says_why(string text, string why) =>
        Assert.Contains(why, Assert.Throws<DesignException>(() => Contrast.Parse(text, Names)).Message, StringComparison.Ordinal);

    [Fact]
    public void Value_and_variance_are_those_of_the_weighted_sum()
    {
        var contrast = Contrast.Parse("b - a", ["a", "b"]);

        Assert.Equal(3, contrast.Of([2, 5]));
        Assert.Equal(4 + 9 - (2 * 1.5), contrast.VarianceOf([4, 1.5, 1.5, 9]), 1e-12);
        Assert.True(contrast.IsDifference);
        Assert.False(Contrast.Parse("a", ["a", "b"]).IsDifference);
    }

    [Fact]
    public void An_estimate_says_value_error_z_and_p()
    {
        var estimate = new ContrastEstimate("block2 - block1", 0.3, 0.1, "mM") { Of = "Glu" };

        Assert.Equal(0.0026997960632601866, estimate.P, 1e-12);         // scipy: 2*norm.sf(3)
        Assert.Equal(0.013343655, (estimate with { DegreesOfFreedom = 10 }).P, 1e-8);     // scipy: 2*t.sf(3, 10)
        Assert.Equal("Glu block2 - block1 = 0.3 ± 0.1 mM, z = 3.00, p = 0.0027", $"{estimate}");
    }
}
