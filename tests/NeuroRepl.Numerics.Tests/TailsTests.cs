using System.Globalization;
using System.Reflection;
using NeuroRepl.Testing;

namespace NeuroRepl.Numerics.Tests;

public sealed class TailsTests
{
    private static readonly (string Name, double[] Arguments, double Value)[] Oracle =
    [
        .. File.ReadLines(Repository.At("tests", "reference", "distributions", "tails.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t'))
            .Select(cells => (cells[0], cells[1].Split(' ').Select(Number).ToArray(), Number(cells[2]))),
    ];

    public static TheoryData<string> Names { get; } = new(Oracle.Select(row => row.Name).Distinct());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_tail_has_ten_digits_down_to_1e_minus_300(string name)
    {
        var method = typeof(Tails).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
        var rows = Oracle.Where(row => row.Name == name).ToArray();
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            var given = method.GetParameters().Zip(row.Arguments, (parameter, value) => Convert.ChangeType(value, parameter.ParameterType, CultureInfo.InvariantCulture)).ToArray();
            var actual = (double)method.Invoke(null, given)!;
            if (!(Math.Abs((actual / row.Value) - 1) < 1e-10)) { wrong.Add($"{name}({string.Join(", ", row.Arguments)}) = {actual:R}, mpmath {row.Value:R}"); }
        }

        Assert.True(rows.Length >= 10);
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(40, -804.60844201375379)]          // mpmath 1.2.1: log(erfc(40/sqrt(2))/2)
    [InlineData(1000, -500007.82669481218)]
    public void The_logarithm_goes_on_where_the_tail_is_zero(double z, double log)
    {
        Assert.Equal(log, LogTails.NormalUpper(z), Math.Abs(log) * 1e-14);
        Assert.Equal(z, Quantiles.NormalUpperOfLog(log), z * 1e-12);
    }

    [Fact]
    public void A_statistic_that_is_not_a_number_has_no_tail()
    {
        Assert.True(double.IsNaN(Tails.NormalUpper(double.NaN)));
        Assert.True(double.IsNaN(Tails.StudentUpper(double.NaN, 5)));
        Assert.True(double.IsNaN(Tails.StudentUpper(1, 0)));
        Assert.True(double.IsNaN(Tails.FUpper(1, -1, 5)));
        Assert.True(double.IsNaN(Tails.ChiSquareUpper(double.NaN, 2)));
    }

    [Fact]
    public void Infinite_statistics_and_degrees_of_freedom_have_their_limits()
    {
        Assert.Equal(0, Tails.StudentUpper(double.PositiveInfinity, 4));
        Assert.Equal(1, Tails.StudentUpper(double.NegativeInfinity, 4));
        Assert.Equal(Tails.NormalUpper(2.5), Tails.StudentUpper(2.5, double.PositiveInfinity), 1e-16);
        Assert.Equal(Tails.ChiSquareUpper(6, 3), Tails.FUpper(2, 3, double.PositiveInfinity), 1e-15);
        Assert.Equal(0, Tails.FUpper(double.PositiveInfinity, 2, 3));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-12)]
    [InlineData(.025)]
    [InlineData(.4)]
    [InlineData(.5)]
    [InlineData(.9)]
    [InlineData(.999)]
    public void A_quantile_is_exceeded_with_its_probability(double p)
    {
        AssertRelative(p, Tails.NormalUpper(Quantiles.NormalUpper(p)));
        foreach (var df in (double[])[1, 4, 25, 3000])
        {
            AssertRelative(p, Tails.StudentUpper(Quantiles.StudentUpper(p, df), df));
            AssertRelative(p, Tails.ChiSquareUpper(Quantiles.ChiSquareUpper(p, df), df));
            if (p > 1e-100 || df > 1) { AssertRelative(p, Tails.FUpper(Quantiles.FUpper(p, 3, df), 3, df)); }
            AssertRelative(p, Tails.BetaLower(Quantiles.Beta(p, df, 2), df, 2));
        }

        AssertRelative(p, Tails.StudentizedRangeUpper(Quantiles.StudentizedRangeUpper(p, 4, 20), 4, 20));

        // 1e-9: through a bent tail the last bits of a quantile are multiplied by x·f(x)/Q(x), some hundreds at 1e-300.
        static void AssertRelative(double expected, double actual) => Assert.Equal(1, actual / expected, 1e-9);
    }

    [Theory]
    [InlineData(2.39, 25, .025)]
    [InlineData(2.39, 25, .975)]
    [InlineData(-.5, 3, .05)]
    [InlineData(12, 9, .975)]
    public void A_noncentrality_gives_the_probability_it_was_asked_for(double t, double df, double upper) =>
        Assert.Equal(upper, Tails.NoncentralStudentUpper(t, df, Quantiles.StudentNoncentrality(t, df, upper)), 1e-11);

    private static double Number(string text) => text == "inf" ? double.PositiveInfinity : double.Parse(text, CultureInfo.InvariantCulture);
}
