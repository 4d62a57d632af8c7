namespace NeuroRepl.Scripting.Tests.Language;

public sealed class CompletenessTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1 + 1")]
    [InlineData("int y")]
    [InlineData("var x = 3")]
    [InlineData("foreach (var x in xs) { }")]
    [InlineData("#r \"a.dll\"")]
    [InlineData("// only a remark")]
    [InlineData("class A { int X => 1; }")]
    public void It_can_run(string code) => Assert.Equal(CompletenessState.Complete, Of(code).State);

    [Theory]
    [InlineData("foreach (var x in xs) {", "    ")]
    [InlineData("Math.Max(1,", "    ")]
    [InlineData("void F() { if (true) {", "        ")]
    [InlineData("a.", "")]
    [InlineData("var x =", "")]
    [InlineData("1 +", "")]
    [InlineData("/* a remark", "")]
    [InlineData("\"\"\"\n text", "")]
    public void More_is_to_come(string code, string indent) => Assert.Equal(new Completeness(CompletenessState.Incomplete, indent), Of(code));

    [Theory]
    [InlineData("}")]
    [InlineData("var x = 1; }")]
    [InlineData("var = = 2;")]
    public void More_typing_does_not_mend_it(string code) => Assert.Equal(CompletenessState.Invalid, Of(code).State);

    private static Completeness Of(string code)
    {
        using var interpreter = new Interpreter();
        return interpreter.IsComplete(code);
    }
}
