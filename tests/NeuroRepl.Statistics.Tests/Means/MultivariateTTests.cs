using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Means;
using NeuroRepl.Statistics.Linear;

namespace NeuroRepl.Statistics.Tests.Means;

public sealed class MultivariateTTests
{
    // All pairs of three means of equal size: the range of three means, whose distribution Tails has by itself.
    [Theory]
    [InlineData(2.4, 12)]
    [InlineData(3.1, 40)]
    [InlineData(5.5, 100)]
    public void All_pairs_of_three_means_are_the_studentized_range(double t, double df)
    {
        var (p, error) = new MultivariateT(new RowMajor([1, .5, -.5, .5, 1, .5, -.5, .5, 1], 3, 3)).LargestUpper(t, df);

        Assert.Equal(0, error);
        ModelOracle.Close(Tails.StudentizedRangeUpper(t * Math.Sqrt(2), 3, df), p, 1e-8, "p");
    }

    // Dunnett's table (1964), two-sided 5 %, correlation .5.
    [Theory]
    [InlineData(3, 10, 2.76)]
    [InlineData(4, 20, 2.65)]
    [InlineData(5, 60, 2.58)]
    [InlineData(6, 30, 2.72)]
    public void Comparisons_with_a_control_have_Dunnetts_critical_values(int comparisons, double df, double critical)
    {
        var r = new RowMajor(comparisons, comparisons);
        for (var i = 0; i < comparisons; i++)
        {
            for (var j = 0; j < comparisons; j++) { r[i, j] = i == j ? 1 : .5; }
        }

        Assert.Equal(critical, new MultivariateT(r).Critical(.05, df), .0051);
    }

    // Four means: six pairs of rank three, by the lattice; its stated error has to cover the range's exact value.
    [Fact]
    public void The_lattice_covers_the_exact_value_with_its_error()
    {
        int[][] pairs = [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]];
        var r = new RowMajor(6, 6);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++) { r[i, j] = ((pairs[i][0] == pairs[j][0] ? 1 : 0) + (pairs[i][1] == pairs[j][1] ? 1 : 0) - (pairs[i][0] == pairs[j][1] ? 1 : 0) - (pairs[i][1] == pairs[j][0] ? 1 : 0)) / 2.0; }
        }

        var (p, error) = new MultivariateT(r).LargestUpper(2.7, 20);

        Assert.InRange(error, 1e-9, 1e-3);
        Assert.InRange(p, Tails.StudentizedRangeUpper(2.7 * Math.Sqrt(2), 4, 20) - error, Tails.StudentizedRangeUpper(2.7 * Math.Sqrt(2), 4, 20) + error);
    }

    [Fact]
    public void Against_a_reference_every_level_is_compared_once()
    {
        var table = ModelOracle.Cross.FitLinear("y ~ dose + x").MarginalMeans("dose").Against("placebo");

        Assert.Equal(["high - placebo", "low - placebo"], table.Rows.Select(r => r.Name));
        Assert.All(table.Rows, r => Assert.InRange(r.P, r.UnadjustedP, 2 * r.UnadjustedP));
    }
}
