using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Tests;

public sealed class DataPathTests
{
    [Fact]
    public void A_missing_file_says_where_it_was_looked_for_and_what_is_called_alike()
    {
        using var folder = new ScratchFolder();
        folder.Write("a\n", "participants.tsv");
        var error = Assert.Throws<FileProblem>(() => Table.Open(folder.At("particpants.tsv")));

        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.Equal("Did you mean participants.tsv?", error.Hint);
    }

    [Fact]
    public void A_plain_name_is_found_among_the_installed_examples_and_a_relative_path_under_the_installed_data()
    {
        var name = $"example-{Guid.NewGuid():N}.tsv";
        var examples = Path.Combine(AppContext.BaseDirectory, "datasets", "examples");
        Directory.CreateDirectory(examples);
        File.WriteAllText(Path.Combine(examples, name), "a\n1\n");
        try
        {
            Assert.Equal(Path.Combine(examples, name), DataPath.Resolve(name));
            Assert.Equal(Path.Combine(examples, name), DataPath.Resolve($"datasets/examples/{name}"));
        }
        finally { File.Delete(Path.Combine(examples, name)); }
    }

    [Fact]
    public void The_tilde_is_the_home_folder_and_the_given_place_comes_first()
    {
        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), DataPath.Resolve("~"));
        Assert.Equal(Path.GetFullPath("."), DataPath.Resolve(".").TrimEnd('/'));
        Assert.Throws<FileProblem>(() => DataPath.Resolve(" "));
    }

    [Theory]
    [InlineData("x.basis", "BasisSet.Open")]
    [InlineData("x.tsv", "Table.Open")]
    [InlineData("x.png", "Known")]
    [InlineData("x.coord", "LcmodelCoord.Open")]
    public void A_wrong_ending_names_the_verb_that_opens_it(string name, string verb)
    {
        using var folder = new ScratchFolder();
        folder.Write("", name);
        var error = Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At(name)));

        Assert.Contains(verb, error.Message + error.Hint, StringComparison.Ordinal);
    }
}
