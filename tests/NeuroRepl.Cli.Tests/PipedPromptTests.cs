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

    [Fact]
    public void Words_of_the_prompt_work_in_pipes_too()
    {
        var folder = Neurorepl.NewFolder();

        var ended = Neurorepl.Run([], "var a = 20;\nsave s.csx\nquit\n2\n", folder);

        Assert.Equal((0, $"\"{Path.Combine(folder, "s.csx")}\"\n"), (ended.Code, ended.Output));
        Assert.Equal("var a = 20;\n", File.ReadAllText(Path.Combine(folder, "s.csx")));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_a_null_and_a_line_of_a_megabyte_are_no_trouble()
    {
        using var process = Neurorepl.Start([]);
        var input = process.StandardInput.BaseStream;
        input.Write([(byte)'"', 0xFF, 0xC3, (byte)'"', (byte)'.', .. "Length\n"u8, .. "1 +\0 1\n)\n"u8]);
        input.Write(System.Text.Encoding.UTF8.GetBytes($"\"{new string('x', 1 << 20)}\".Length\n"));
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();

        Assert.Equal($"2\n2\n{1 << 20}\n", await process.StandardOutput.ReadToEndAsync());
        Assert.Single((await error).Split("✗").Skip(1));
    }
}
