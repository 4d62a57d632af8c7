namespace NeuroRepl.Cli.Tests;

public sealed class PipedPromptTests
{
    [Fact]
    public void Submissions_run_one_by_one_without_prompts_and_the_session_outlives_an_error()
    {
        var ended = Neurorepl.Run([], "var a = 20;\nfor (var i = 0; i < 2; i++)\n{\n    a++;\n}\nnosuch\n\na * 2");

        Assert.Equal((1, "44\n"), (ended.Code, ended.Output));
        Assert.Contains("In [3] ✗", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Exit_leaves_and_all_well_is_zero() => Assert.Equal(new Neurorepl.Ended(0, "1\n", ""), Neurorepl.Run([], "1\nexit\n2\n"));
}
