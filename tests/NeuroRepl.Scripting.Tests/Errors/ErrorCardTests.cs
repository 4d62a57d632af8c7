using NeuroRepl.Scripting.Tests.Engine;
using NeuroRepl.Testing;

namespace NeuroRepl.Scripting.Tests.Errors;

/// <summary>What a user reads after each kind of mistake; the texts are approved by reading them.</summary>
public sealed class ErrorCardTests
{
    public static TheoryData<string> CompileMistakes => [.. Mistakes.Compile.Keys];

    public static TheoryData<string> RunMistakes => [.. Mistakes.Run.Keys];

    [Theory, MemberData(nameof(CompileMistakes))]
    public async Task A_compile_error_says_what_is_wrong_and_what_to_try(string name) =>
        Approve.That(await CardOfAsync(Mistakes.Compile[name], EngineKind.Own), $"compile-{name}");

    [Theory, MemberData(nameof(RunMistakes))]
    public async Task A_run_time_error_says_what_went_wrong_and_where(string name) =>
        Approve.That(await CardOfAsync(Mistakes.Run[name], EngineKind.Own), $"run-{name}");

    [Theory]
    [InlineData("null")]
    [InlineData("in-a-lambda")]
    [InlineData("after-await")]
    [InlineData("in-an-earlier-cell")]
    public async Task Both_engines_find_the_same_line(string name) =>
        Assert.Equal(LineOf(await CardOfAsync(Mistakes.Run[name], EngineKind.CSharpScript)), LineOf(await CardOfAsync(Mistakes.Run[name], EngineKind.Own)));

    [Fact]
    public async Task A_file_that_is_missing_is_named()
    {
        using var session = new Session(EngineKind.Own);
        var error = await session.ErrorAsync("File.ReadAllText(\"no-such-file.txt\")");

        Assert.Matches("^There is no file .*no-such-file.txt\\.$", error.Message);
        Assert.Contains("The current folder is", error.Hint, StringComparison.Ordinal);
        Assert.Equal((1, 0, "File.ReadAllText".Length), (error.Line, error.Column, error.Length));
    }

    [Fact]
    public async Task The_trace_ends_at_the_cell()
    {
        using var session = new Session(EngineKind.Own);
        var error = await session.ErrorAsync("void F()\n{\n    throw new InvalidOperationException(\"x\");\n}\nF();");

        Assert.Equal("InvalidOperationException: x\n  at F in In [1], line 3\n  at the cell in In [1], line 5\n", error.Trace);
    }

    private static async Task<string> CardOfAsync(string cells, EngineKind engine)
    {
        using var session = new Session(engine);
        var parts = cells.Split("\n==\n");
        foreach (var cell in parts[..^1]) { await session.ValueAsync(cell); }

        return (await session.ErrorAsync(parts[^1])).ToText();
    }

    private static string LineOf(string card) => card.Split('\n').FirstOrDefault(static line => line.Contains('│', StringComparison.Ordinal)) ?? "";
}
