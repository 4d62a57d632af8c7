using NeuroRepl.Figures;

namespace NeuroRepl.Scripting.Display;

/// <summary>A figure as a page of its own in the folder for temporary files, for the browser.</summary>
internal static class FigurePage
{
    private static int _written;

    /// <summary>Writes the page and gives its path; pages of one process never overwrite each other.</summary>
    public static string Write(Figure figure)
    {
        var folder = Directory.CreateTempSubdirectory("neurorepl-").FullName;
        var path = Path.Combine(folder, $"figure-{Interlocked.Increment(ref _written)}.html");
        File.WriteAllText(path, figure.ToHtmlPage());
        return path;
    }
}
