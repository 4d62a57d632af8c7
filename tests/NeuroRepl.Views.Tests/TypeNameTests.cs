using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Tests;

public sealed class TypeNameTests
{
    [Theory]
    [InlineData(typeof(IReadOnlyList<double>), "IReadOnlyList<double>")]
    [InlineData(typeof(Dictionary<string, int[]>.KeyCollection), "Dictionary<string, int[]>.KeyCollection")]
    [InlineData(typeof(double?), "double?")]
    [InlineData(typeof((int, string)), "(int, string)")]
    [InlineData(typeof(double[,]), "double[,]")]
    [InlineData(typeof(Look.Words), "Look.Words")]
    public void Types_are_written_as_in_code(Type type, string written) => Assert.Equal(written, TypeName.Of(type));

    [Fact]
    public void What_the_compiler_made_up_is_called_what_it_is()
    {
        Assert.Equal("anonymous type", TypeName.Of(new { A = 1 }.GetType()));
        Assert.Equal("sequence", TypeName.OfItems(Numbers().GetType()));
    }

    private static IEnumerable<int> Numbers()
    {
        yield return 1;
    }
}
