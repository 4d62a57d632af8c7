using NeuroRepl.Figures;

namespace NeuroRepl.Views.Tests;

public sealed class GeneralViewTests
{
    private static readonly ViewRegistry Registry = ViewRegistry.WithDefaults();

    private sealed record Animal(string Name, int Legs);

    private sealed class Moody
    {
        public int Fine => 3;

        public int Bad => throw new InvalidOperationException("not today");
    }

    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { 42, "42" },
        { 0.1 + 0.2, "0.30000000000000004" },
        { 1e300, "1E+300" },
        { true, "true" },
        { 'x', "'x'" },
        { "a\"b\\c\t", "\"a\\\"b\\\\c\\t\"" },
        { "two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"" },
        { DayOfWeek.Friday, "Friday" },
        { (1, "a", 2.5), "(1, \"a\", 2.5)" },
        { new System.Numerics.Complex(1, -2), "1 - 2i" },
        { new[] { 1, 2, 3 }, "[1, 2, 3]" },
        { new[] { 0.1 + 0.2, 1 / 3.0 }, "[0.3, 0.333333]" },
        { new[] { "a", "b" }, "[\"a\", \"b\"]" },
        { new List<string>(), "List<string>, empty" },
        { typeof(Dictionary<string, int[]>), "Dictionary<string, int[]>" },
        { new DateOnly(2026, 2, 3), "2026-02-03" },
        { new Func<int, double>(x => x), "(int x) => double" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_are_written_as_CSharp_writes_them(object? value, string text) => Assert.Equal(text + "\n", Registry.Of(value).ToText());

    [Fact]
    public void Of_an_endless_sequence_only_the_first_items_are_asked_for()
    {
        var asked = 0;
        IEnumerable<int> Endless()
        {
            while (true) { yield return asked++; }
        }

        var text = Registry.Of(Endless()).ToText();

        Assert.Equal(21, asked);
        Assert.EndsWith("19, … more]\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_list_says_how_many_more_there_are() =>
        Assert.EndsWith("19, … 13 more of 33]\n", Registry.Of(Enumerable.Range(0, 33).ToArray()).ToText(), StringComparison.Ordinal);

    [Fact]
    public void Records_in_a_list_are_a_grid_of_their_properties()
    {
        var grid = (Grid)Registry.Of(new[] { new Animal("cat", 4), new Animal("hen", 2) }).Content;

        Assert.Equal(["Name", "Legs"], grid.Headers);
        Assert.Equal([["cat", 4], ["hen", 2]], grid.Rows);
    }

    [Fact]
    public void A_record_and_an_anonymous_object_are_cards_of_their_properties()
    {
        Assert.Equal([("Name", "cat"), ("Legs", "4")], ((Card)Registry.Of(new Animal("cat", 4)).Content).Facts);
        Assert.Equal([("A", "1"), ("B", "x")], ((Card)Registry.Of(new { A = 1, B = "x" }).Content).Facts);
    }

    [Fact]
    public void A_property_that_throws_says_so_and_the_others_are_shown() =>
        Assert.Equal([("Fine", "3"), ("Bad", "(InvalidOperationException: not today)")], ((Card)Registry.Of(new Moody()).Content).Facts);

    [Fact]
    public void A_dictionary_is_a_grid_of_keys_and_values()
    {
        var grid = (Grid)Registry.Of(new Dictionary<string, double> { ["Glu"] = 9.5, ["NAA"] = 12 }).Content;

        Assert.Equal([["Glu", 9.5], ["NAA", 12.0]], grid.Rows);
    }

    [Fact]
    public void A_matrix_is_a_grid_that_says_its_size() =>
        Assert.Equal("3 × 4 double", ((Grid)Registry.Of(new double[3, 4]).Content).Footer);

    [Fact]
    public void An_exception_says_what_it_says_what_to_try_and_what_lies_underneath()
    {
        var card = (Card)Registry.Of(new NeuroRepl.Numerics.NeuroReplException("No basis.", "Open one.", new IOException("disk"))).Content;

        Assert.Equal([("says", "No basis."), ("try", "Open one."), ("because of", "IOException: disk")], card.Facts);
    }
}
