namespace NeuroRepl.Figures.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(12, "12")]
    [InlineData(123456, "123456")]
    [InlineData(0.123456, "0.1235")]
    [InlineData(12.3456, "12.35")]
    [InlineData(-0.5, "-0.5")]
    [InlineData(0.0000123456, "1.235e-5")]
    [InlineData(12345678.9, "1.235e7")]
    [InlineData(double.NaN, "n/a")]
    [InlineData(double.NegativeInfinity, "-∞")]
    public void Numbers_are_written_as_people_write_them(double value, string text) => Assert.Equal(text, NumberText.Short(value));

    [Fact]
    public void A_column_has_one_count_of_decimals_and_none_that_says_nothing()
    {
        Assert.Equal(["10.12", "9.20", "n/a"], NumberText.Column([10.12, 9.2, double.NaN]));
        Assert.Equal(["1", "20", "300"], NumberText.Column([1, 20, 300]));
    }
}
