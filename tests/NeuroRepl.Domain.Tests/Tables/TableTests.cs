using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Tables;

public sealed class TableTests
{
    private static readonly Table People = new("people",
    [
        new TextColumn("id", ["a", "b", "c", "d"]), new NumberColumn("age", [31, double.NaN, 28, 45]), new TextColumn("sex", ["F", "M", null, "F"]),
    ]);

    [Fact]
    public void Rows_are_kept_by_a_condition_with_all_their_columns()
    {
        var young = People.Where(row => row.Number("age") < 40);

        Assert.Equal(["a", "c"], young.Texts("id"));
        Assert.Equal([31, 28], young.Numbers("age"));
        Assert.Equal(4, People.Count);
    }

    [Theory]
    [InlineData("age", false, "c,a,d,b")]
    [InlineData("age", true, "d,a,c,b")]
    [InlineData("sex", false, "a,d,b,c")]
    public void Missing_values_come_last_in_either_order(string column, bool descending, string ids) =>
        Assert.Equal(ids, string.Join(',', People.OrderBy(column, descending).Texts("id")));

    [Fact]
    public void A_missing_column_or_the_wrong_kind_is_told_with_what_there_is()
    {
        Assert.Contains("id, age, sex", Assert.Throws<ArgumentMistake>(() => People["weight"]).Hint, StringComparison.Ordinal);
        Assert.Contains("\"F\"", Assert.Throws<ArgumentMistake>(() => People.Numbers("sex")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => new Table("t", [new NumberColumn("x", [1]), new NumberColumn("y", [1, 2])]));
        Assert.Throws<ArgumentMistake>(() => new Table("t", [new NumberColumn("x", [1]), new NumberColumn("x", [1])]));
    }

    [Fact]
    public void Levels_and_gaps_are_counted()
    {
        Assert.Equal(["F", "M"], ((TextColumn)People["sex"]).Levels);
        Assert.Equal(1, People["sex"].Missing);
        Assert.Equal("n/a", People.Rows[1]["age"]);
        Assert.True(People.Rows[2].IsMissing("sex"));
    }

    [Fact]
    public void A_column_is_added_or_replaced_in_its_place()
    {
        var more = People.With(new NumberColumn("weight", [60, 70, 80, 90])).With(new NumberColumn("age", [1, 2, 3, 4]));

        Assert.Equal(["id", "age", "sex", "weight"], more.Columns.Select(c => c.Name));
        Assert.Equal([1, 2, 3, 4], more.Numbers("age"));
        Assert.Equal(["sex", "id"], more.Select("sex", "id").Columns.Select(c => c.Name));
        Assert.Equal(0, new Table("empty", []).Count);
    }
}
