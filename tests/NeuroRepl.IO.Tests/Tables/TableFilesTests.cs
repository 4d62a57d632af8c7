using NeuroRepl.Domain.Tables;
using NeuroRepl.IO;

namespace NeuroRepl.IO.Tests.Tables;

public sealed class TableFilesTests
{
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Tsv_opens_with_any_line_ending_and_with_a_byte_order_mark(string newline)
    {
        using var folder = new ScratchFolder();
        var table = Table.Open(folder.Write(string.Join(newline, "\uFEFFparticipant_id\tage\tsex", "sub-01\t31.5\tF", "sub-02\tn/a\tM", "sub-03\t28\tn/a", ""), "participants.tsv"));

        Assert.Equal("participants", table.Name);
        Assert.Equal(["participant_id", "age", "sex"], table.Columns.Select(c => c.Name));
        Assert.Equal([31.5, double.NaN, 28], table.Numbers("age"));
        Assert.Equal(["F", "M", null], table.Texts("sex"));
    }

    [Fact]
    public void Labels_with_leading_zeros_stay_labels()
    {
        using var folder = new ScratchFolder();
        var table = Table.Open(folder.Write("id\tcode\n007\t0.5\n010\t0\n", "t.tsv"));

        Assert.Equal(["007", "010"], table.Texts("id"));
        Assert.Equal([0.5, 0], table.Numbers("code"));
    }

    [Fact]
    public void Csv_quotes_hold_commas_quotes_and_line_ends()
    {
        using var folder = new ScratchFolder();
        var table = Table.Open(folder.Write("name,note\r\n\"Doe, J\",\"said \"\"hm\"\"\"\r\nRoe,\"two\nlines\"\r\n", "t.csv"));

        Assert.Equal(["Doe, J", "Roe"], table.Texts("name"));
        Assert.Equal(["said \"hm\"", "two\nlines"], table.Texts("note"));
    }

    [Theory]
    [InlineData("a\tb\n1\t2\n3\n", "line 3, column 2")]
    [InlineData("a\tb\n1\t2\t3\n", "line 2, column 3")]
    [InlineData("a\ta\n1\t2\n", "line 1, column 2")]
    [InlineData("a\t\n1\t2\n", "line 1, column 2")]
    public void A_broken_table_is_told_with_line_and_column(string text, string place)
    {
        using var folder = new ScratchFolder();
        var path = folder.Write(text, "broken.tsv");
        var error = Assert.Throws<FileProblem>(() => Table.Open(path));

        Assert.Contains(place, error.Message, StringComparison.Ordinal);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_unclosed_and_not_UTF8_tables_are_refused()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.At("latin.tsv"), [(byte)'a', (byte)'\n', 0xE9, (byte)'\n']);

        Assert.Throws<FileProblem>(() => Table.Open(folder.Write("", "empty.tsv")));
        Assert.Throws<FileProblem>(() => Table.Open(folder.Write("a,b\n\"1,2\n", "open.csv")));
        Assert.Equal(2, Assert.Throws<FileProblem>(() => Table.Open(folder.At("latin.tsv"))).Offset);
    }

    [Theory]
    [InlineData("t.tsv")]
    [InlineData("t.csv")]
    [InlineData("t.json")]
    public void Numbers_texts_and_gaps_come_back_the_same(string name)
    {
        using var folder = new ScratchFolder();
        double[] numbers = [0.1, 1.0 / 3, double.NaN, -1e-300, double.MaxValue, 5e-324, double.PositiveInfinity];
        string?[] texts = ["tab\there", "\"quoted\"", null, "comma, and", "µ", "line\nend", "x"];
        new Table("t", [new NumberColumn("x", numbers), new TextColumn("s", texts)]).Save(folder.At(name));
        var back = Table.Open(folder.At(name));

        Assert.Equal(numbers, back.Numbers("x"));
        Assert.Equal(texts, back.Texts("s"));
    }

    [Fact]
    public void A_table_of_columns_is_JSON_too_and_other_JSON_is_refused()
    {
        using var folder = new ScratchFolder();

        Assert.Equal([1, double.NaN, 3], Table.Open(folder.Write("{\"a\":[1,null,3],\"b\":[\"x\",\"y\",null]}", "c.json")).Numbers("a"));
        Assert.Throws<FileProblem>(() => Table.Open(folder.Write("{\"EchoTime\":0.03}", "sidecar.json")));
        Assert.Contains("line 2", Assert.Throws<FileProblem>(() => Table.Open(folder.Write("[\n{\"a\" 1}]", "bad.json"))).Message, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => new Table("t", []).Save(folder.At("t.xlsx")));
    }
}
