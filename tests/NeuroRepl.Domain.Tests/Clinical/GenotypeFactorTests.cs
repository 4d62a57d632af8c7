using NeuroRepl.Domain.Clinical;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Clinical;

public class GenotypeFactorTests
{
    [Theory]
    [InlineData("Val/Val", "Val/Val")]
    [InlineData("Met/Val", "Val/Met")]
    [InlineData("ValMet", "Val/Met")]
    [InlineData("GG", "Val/Val")]
    [InlineData("A/G", "Val/Met")]
    [InlineData("tt", "Met/Met")]
    [InlineData("n/a", null)]
    [InlineData("", null)]
    public void A_genotype_is_read_however_it_is_written(string written, string? level) => Assert.Equal(level, GenotypeFactor.Rs6265.Read(written));

    [Fact]
    public void What_is_no_genotype_is_refused()
    {
        Assert.Throws<ArgumentMistake>(() => GenotypeFactor.Rs6265.Read("Val/Leu"));
        Assert.Throws<ArgumentMistake>(() => GenotypeFactor.Rs6265.Read("Val"));
    }

    [Fact]
    public void A_column_becomes_a_factor_with_the_reference_first()
    {
        var column = (TextColumn)GenotypeFactor.Rs6265.In(new Table("genotype", [new TextColumn("rs6265", ["AA", "GG", null])]), "rs6265")["rs6265"];
        Assert.Equal(["Met/Met", "Val/Val", null], column.Values);
        Assert.Equal(["Val/Val", "Val/Met", "Met/Met"], column.Levels);
    }
}
