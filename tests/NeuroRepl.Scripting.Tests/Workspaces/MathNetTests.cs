using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Workspaces;

namespace NeuroRepl.Scripting.Tests.Workspaces;

public sealed class MathNetTests
{
    [Fact]
    public void Rows_stay_rows_there_and_back()
    {
        var ours = new RowMajor([1, 2, 3, 4, 5, 6], rows: 2, columns: 3);

        var theirs = ours.ToMathNet();
        var back = theirs.ToRowMajor();

        Assert.Equal((2, 3, 6.0, 3.0), (theirs.RowCount, theirs.ColumnCount, theirs[1, 2], theirs[0, 2]));
        Assert.Equal([1, 2, 3, 4, 5, 6], back.Values.ToArray());
    }

    [Fact]
    public void A_tables_numeric_columns_become_a_matrix_and_a_table_again()
    {
        var table = new Table("t", [new TextColumn("id", ["a", "b"]), new NumberColumn("x", [3, double.NaN]), new NumberColumn("y", [4, 5])]);

        var matrix = table.ToMathNet();

        Assert.Equal((2, 2), (matrix.RowCount, matrix.ColumnCount));
        Assert.True(double.IsNaN(matrix[1, 0]));
        Assert.Equal(5, table.ToMathNet("y")[1, 0]);
        Assert.Equal([4.0, 5.0], matrix.ToTable("a", "b").Numbers("b"));
        Assert.Equal([4.0, 5.0], matrix.Column(1).ToColumn("y").Values);
        Assert.Equal(5, new double[] { 3, 4 }.ToMathNet().L2Norm());        // 3-4-5
        Assert.Throws<ArgumentMistake>(() => matrix.ToTable("one"));
    }

    [Fact]
    public async Task Scripts_name_their_vectors_and_complex_numbers_without_a_using()
    {
        var outcome = await Conversation.Start().SayAsync("Vector<double> v = Vector<double>.Build.Dense(3); Complex c = new Complex(3, 4); c.Magnitude + v.Count", new Recorder(), default);

        Assert.Equal(8.0, Assert.IsType<Outcome.Success>(outcome).Value);
    }
}
