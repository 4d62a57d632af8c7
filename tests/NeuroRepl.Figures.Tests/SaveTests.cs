using System.Text.Json;

namespace NeuroRepl.Figures.Tests;

public sealed class SaveTests
{
    [Fact]
    public void Html_and_json_are_written_and_nothing_else_stays_behind()
    {
        var folder = Directory.CreateTempSubdirectory("figures-").FullName;
        try
        {
            Samples.Points.Save(Path.Combine(folder, "points.html"));
            Samples.Points.Save(Path.Combine(folder, "points.json"));
            Samples.Points.Save(Path.Combine(folder, "points.JSON"));

            Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "points.html")), StringComparison.Ordinal);
            Assert.Equal(2, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "points.json"))).RootElement.GetProperty("data").GetArrayLength());
            Assert.All(Directory.GetFiles(folder), file => Assert.DoesNotContain(".part", file, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Another_format_is_refused_with_those_there_are()
    {
        var mistake = Assert.Throws<FigureException>(() => Samples.Points.Save("points.tiff"));

        Assert.Equal("points.tiff ends in .tiff; a figure is saved as .png, .svg, .pdf, .html or .json.", mistake.Message);
        Assert.Contains("points.png", mistake.Hint, StringComparison.Ordinal);
        Assert.False(File.Exists("points.tiff"));
    }

    [Fact]
    public void A_missing_folder_is_named() =>
        Assert.Contains("no-such-folder", Assert.Throws<FigureException>(() => Samples.Points.Save("no-such-folder/points.html")).Message, StringComparison.Ordinal);
}
