using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Designs;

public sealed class DesignMatrixTests
{
    [Fact]
    public void Blocks_have_a_column_each_and_the_first_is_block1()
    {
        var design = DesignMatrix.Blocks(blocks: 9, scansPerBlock: 48);

        Assert.Equal((432, 9, 9), (design.Rows, design.Columns, design.Rank));
        Assert.Equal("block1", design.Names[0]);
        Assert.Equal((1.0, 0.0, 1.0), (design[47, 0], design[48, 0], design[48, 1]));
        Assert.All(Enumerable.Range(0, 9), k => Assert.Equal(48, design.Column($"block{k + 1}").Sum()));
        Assert.True(design.IsCellMeans);
        Assert.False(design.WithDrift().IsCellMeans);
    }

    [Fact]
    public void Dependent_columns_are_named_and_only_those()
    {
        var design = DesignMatrix.Blocks(2, 3).With("mean", [1, 1, 1, 1, 1, 1]).With("movement", [0.1, 0.5, 0.2, 0.9, 0.3, 0.4]);

        Assert.Equal(3, design.Rank);
        Assert.Equal(["block1", "block2", "mean"], design.DependentColumns);
        Assert.Equal("The design has dependent columns: block1, block2, mean.", Assert.Throws<DesignException>(design.OfFullRank).Message);
        Assert.Empty(design.Without("mean").DependentColumns);
    }

    [Fact]
    public void Rank_does_not_depend_on_units()
    {
        Assert.Equal(2, new DesignMatrix(["a", "b"], [1e-9, 1e9, 1e-9, 2e9, 2e-9, 1e9]).Rank);
        Assert.Equal(1, new DesignMatrix(["a", "b"], [1e-9, 1e9, 2e-9, 2e9, 3e-9, 3e9]).Rank);
    }

    [Fact]
    public void A_table_gives_numbers_as_they_are_and_a_column_a_level()
    {
        var table = new Table("t", [new NumberColumn("age", [20, 30, 40]), new TextColumn("dose", ["low", "high", "low"])]);
        var design = DesignMatrix.FromTable(table);

        Assert.Equal(["age", "dose_low", "dose_high"], design.Names);
        Assert.Equal([30.0, 0, 1], design.Row(1));
        Assert.Equal(["dose_low", "dose_high"], DesignMatrix.FromTable(table, "dose").Names);
        Assert.Contains("no value in row 1", Assert.Throws<DesignException>(
            () => DesignMatrix.FromTable(new Table("t", [new NumberColumn("age", [20, double.NaN])]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drifts_are_orthogonal_polynomials_of_the_rows()
    {
        var design = DesignMatrix.Mean(101).WithDrift(order: 2);

        Assert.Equal([-1.0, 0, 1], new[] { 0, 50, 100 }.Select(row => Math.Round(design[row, 1], 12)));
        Assert.Equal([1, -0.5, 1], new[] { 0, 50, 100 }.Select(row => Math.Round(design[row, 2], 12)));      // (3x² − 1)/2
    }

    [Fact]
    public void What_cannot_be_meant_is_refused()
    {
        Assert.Contains("has the column a 2 times", Assert.Throws<DesignException>(() => new DesignMatrix(["a", "a"], [1, 2])).Message, StringComparison.Ordinal);
        Assert.Contains("NaN in column b, row 1", Assert.Throws<DesignException>(() => new DesignMatrix(["a", "b"], [1, 2, 3, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Contains("do not fill rows", Assert.Throws<DesignException>(() => new DesignMatrix(["a", "b"], [1, 2, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("It has: block1, block2", Assert.Throws<DesignException>(() => DesignMatrix.Blocks(2, 2).Without("block3")).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => DesignMatrix.Blocks(0, 48));
    }
}
