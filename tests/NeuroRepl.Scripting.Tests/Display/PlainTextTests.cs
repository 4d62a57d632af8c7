using System.Numerics;
using NeuroRepl.Scripting.Display;

namespace NeuroRepl.Scripting.Tests.Display;

public sealed class PlainTextTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "null" },
        { 0.1, "0.1" },
        { 1e300, "1E+300" },
        { double.NaN, "NaN" },
        { 2.5f, "2.5" },
        { true, "true" },
        { 'x', "'x'" },
        { "a \"b\"\n", "\"a \\\"b\\\"\\n\"" },
        { new Complex(1.5, -2), "1.5 - 2i" },
        { DayOfWeek.Monday, "DayOfWeek.Monday" },
        { (1, "a"), "(1, \"a\")" },
        { new[] { 1, 2, 3 }, "int[] (n = 3) [1, 2, 3]" },
        { Array.Empty<int>(), "int[] (n = 0) []" },
        { new List<string> { "a" }, "List<string> (n = 1) [\"a\"]" },
        { Enumerable.Range(0, 1_000_000_000).Where(i => i % 2 == 0).Take(2), "sequence [0, 2]" },
        { new ReadOnlyMemory<double>([1, 2]), "double[] (n = 2) [1, 2]" },
        { new Dictionary<string, int> { ["a"] = 1 }, "Dictionary<string, int> (n = 1)\n  \"a\": 1" },
        { new { A = 1 }, "{ A = 1 }" },
        { typeof(List<int>), "List<int>" },
        { new InvalidOperationException("no"), "InvalidOperationException: no" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_are_shown_as_one_would_write_them(object? value, string text) => Assert.Equal(text, PlainText.Of(value));

    [Fact]
    public void An_endless_sequence_shows_its_first_items()
    {
        static IEnumerable<int> Naturals() { for (var i = 0; ; i++) { yield return i; } }

        Assert.Contains("18, 19, …]", PlainText.Of(Naturals()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_that_contains_itself_ends()
    {
        var list = new List<object>();
        list.Add(list);

        Assert.Contains("List<object>", PlainText.Of(list), StringComparison.Ordinal);
    }

    [Fact]
    public void An_object_without_words_of_its_own_shows_its_properties() =>
        Assert.Equal("PlainTextTests.Plain { Name = \"x\", Broken = (it fails) }", PlainText.Of(new Plain()));

    private sealed class Plain
    {
        public string Name => "x";

        public string Broken => throw new InvalidOperationException("it fails");
    }
}
