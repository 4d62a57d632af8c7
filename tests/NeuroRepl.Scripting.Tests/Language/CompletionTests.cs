using NeuroRepl.Scripting.Tests.Engine;

namespace NeuroRepl.Scripting.Tests.Language;

/// <summary>The bar | in a text is the cursor.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("", "Math.Sq|", "Sqrt")]
    [InlineData("", "Console.Wri|", "Write")]
    [InlineData("var spectra = 1;", "spec|", "spectra")]
    [InlineData("var xs = new List<int>();", "xs.Wh|", "Where")]
    [InlineData("var xs = new List<int>();", "xs?.Cou|", "Count")]
    [InlineData("", "stu|", "study")]
    [InlineData("", "Twi|", "Twice")]
    [InlineData("", "fore|", "foreach")]
    [InlineData("class Fit { public double Crlb { get; set; } public string Name { get; set; } }", "new Fit { Crlb = 1, | }", "Name")]
    [InlineData("record Point(int X, int Y); var p = new Point(1, 2);", "var q = p with { | };", "X")]
    [InlineData("int F(int count, int size) => 1;", "F(|", "count:")]
    [InlineData("int F(int count, int size) => 1;", "F(1, |", "size:")]
    [InlineData("", "using System.Num|", "Numerics")]
    [InlineData("", "new StringBu|", "StringBuilder")]
    [InlineData("", "DayOfWeek.Mo|", "Monday")]
    [InlineData("", "new[] { \"a\" }.Select(word => word.Len|)", "Length")]
    [InlineData("", "var local = 1; Console.WriteLine(loc|);", "local")]
    public async Task The_first_choice_is_the_one_meant(string before, string text, string expected)
    {
        using var session = new Session(EngineKind.Own, new Workbench());
        if (before.Length > 0) { await session.ValueAsync(before); }

        Assert.Equal(expected, (await CompleteAsync(session, text)).Items[0].Text);
    }

    [Fact]
    public async Task The_word_under_the_cursor_is_replaced()
    {
        using var session = new Session(EngineKind.Own);
        var choices = await CompleteAsync(session, "Math.Sq|rt(2)");

        Assert.Equal((5, 4), (choices.Start, choices.Length));
    }

    [Theory]
    [InlineData("\"a| b\"")]
    [InlineData("// a|")]
    [InlineData("12|")]
    public async Task Nothing_is_offered_inside_text_and_numbers(string text)
    {
        using var session = new Session(EngineKind.Own);

        Assert.Empty((await CompleteAsync(session, text)).Items);
    }

    [Fact]
    public async Task The_names_that_only_the_machinery_uses_are_not_offered()
    {
        using var session = new Session(EngineKind.Own);
        var names = (await CompleteAsync(session, "NeuroRepl.Numerics.Interrupt.|")).Items.Select(item => item.Text).ToList();

        Assert.Contains("ThrowIfRequested", names);
        Assert.DoesNotContain("Check", names);
    }

    [Fact]
    public async Task It_works_while_a_cell_runs_and_runs_nothing_itself()
    {
        using var session = new Session(EngineKind.Own);
        await session.ValueAsync("var n = 0; int Touch() { n++; return n; }");
        using var interrupt = new CancellationTokenSource();
        var running = session.RunAsync("while (true) { }", interrupt.Token);
        var choices = await CompleteAsync(session, "Touch().ToStr|");
        await interrupt.CancelAsync();
        await running;

        Assert.Equal("ToString", choices.Items[0].Text);
        Assert.Equal(0, await session.ValueAsync("n"));
    }

    [Theory]
    [InlineData("", "Math.Sq|rt(2)", "double Math.Sqrt(double d)", "Returns the square root of a specified number.")]
    [InlineData("/// <summary>Doubles a number.</summary>\n/// <param name=\"x\">The number.</param>\nint Double(int x) => 2 * x;", "Doub|le(3)", "int Double(int x)", "Doubles a number.\nx: The number.")]
    [InlineData("var n = 5;", "n| + 1", "int n", "")]
    public async Task Hover_gives_the_declaration_and_its_docstring(string before, string text, string signature, string documentation)
    {
        using var session = new Session(EngineKind.Own);
        if (before.Length > 0) { await session.ValueAsync(before); }

        var inspection = await session.Interpreter.InspectAsync(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal));

        Assert.Equal(signature, inspection!.Signature);
        Assert.StartsWith(documentation, inspection.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hover_over_nothing_is_nothing()
    {
        using var session = new Session(EngineKind.Own);

        Assert.Null(await session.Interpreter.InspectAsync("  ", 1));
    }

    private static Task<Completions> CompleteAsync(Session session, string text) =>
        session.Interpreter.CompleteAsync(text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal));
}
