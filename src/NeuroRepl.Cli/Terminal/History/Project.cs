namespace NeuroRepl.Cli.Terminal.History;

/// <summary>What a person works on: the nearest folder above that is a study or a repository, else the folder itself.</summary>
internal static class Project
{
    private static readonly string[] Marks = ["dataset_description.json", ".git", ".neurorepl"];

    /// <summary>The project of a folder.</summary>
    public static string Of(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            if (Marks.Any(mark => Path.Exists(Path.Combine(at, mark)))) { return at; }
        }

        return folder;
    }
}
