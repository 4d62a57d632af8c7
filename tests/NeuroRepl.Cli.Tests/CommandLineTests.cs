namespace NeuroRepl.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--bogus")]
    [InlineData("notebook")]
    [InlineData("datasets", "make")]
    [InlineData("--color", "pink")]
    public void Wrong_usage_is_told_on_standard_error_with_code_two(params string[] arguments)
    {
        var ended = Neurorepl.Run(arguments);

        Assert.Equal((2, ""), (ended.Code, ended.Output));
        Assert.StartsWith("neurorepl: ", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_command_that_there_is()
    {
        var help = Neurorepl.Run(["--help"]);

        Assert.Equal((0, ""), (help.Code, help.Error));
        foreach (var word in new[] { "-c <code>", "run", "notebook", "datasets", "doctor", "--color", "--version" }) { Assert.Contains(word, help.Output, StringComparison.Ordinal); }
    }

    [Fact]
    public void The_version_is_the_builds() =>
        Assert.Matches("^[0-9]+\\.[0-9]+\\.[0-9]+(-[a-z0-9.]+)?\n$", Neurorepl.Run(["--version"]).Output);

    [Fact]
    public void The_doctor_finds_the_study_and_its_docstrings_beside_the_program()
    {
        var doctor = Neurorepl.Run(["doctor"]);

        Assert.Equal(0, doctor.Code);
        Assert.Contains("✓ data", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("✓ help", doctor.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("✗", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_that_is_made_is_the_one_that_is_shipped()
    {
        var folder = Neurorepl.NewFolder();

        Assert.Contains("boucherie2025", Neurorepl.Run(["datasets", "list"]).Output, StringComparison.Ordinal);
        Assert.Equal((0, $"{folder}/examples\n"), Two(Neurorepl.Run(["datasets", "make", "examples", "-o", folder])));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "examples")))
        {
            Assert.Equal(File.ReadAllBytes(Testing.Repository.At("datasets", "examples", Path.GetFileName(file))), File.ReadAllBytes(file));
        }

        File.AppendAllText(Path.Combine(folder, "examples", "README.md"), "changed");
        var check = Neurorepl.Run(["datasets", "check", Path.Combine(folder, "examples")]);
        Assert.Equal(1, check.Code);
        Assert.Contains("README.md: has other content", check.Output, StringComparison.Ordinal);
        Assert.Equal(2, Neurorepl.Run(["datasets", "make", "atlantis"]).Code);
    }

    private static (int Code, string Output) Two(Neurorepl.Ended ended) => (ended.Code, ended.Output);
}
