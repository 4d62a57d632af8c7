namespace NeuroRepl.IO;

/// <summary>Where a file named in a script lies: as given, or among the data that came with NeuroRepl.</summary>
public static class DataPath
{
    private const int MostNames = 2000;

    /// <summary>The absolute path of a file or folder. Looks at the path as given (with ~, from the current folder), then under NeuroRepl's own data
    /// ("datasets/boucherie2025"), then for a plain name among its examples ("slaser_7t.basis").</summary>
    /// <exception cref="FileProblem">It is in none of these places; the message lists them, and names that are like it.</exception>
    public static string Resolve(string path)
    {
        var places = Places(path);
        return places.FirstOrDefault(System.IO.Path.Exists) ?? throw NotFound(path, places);
    }

    internal static string Installed { get; set; } = AppContext.BaseDirectory;

    /// <summary>A path as a person types it, made absolute; for files that are going to be written.</summary>
    internal static string Absolute(string path)
    {
        if (string.IsNullOrWhiteSpace(path)) { throw new FileProblem("(no path)", "the path is empty.", "Give the path of a file or folder."); }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var expanded = path == "~" ? home : path.StartsWith("~/", StringComparison.Ordinal) ? System.IO.Path.Combine(home, path[2..]) : path;
        if (expanded.Contains('\0')) { throw new FileProblem(path.Replace("\0", "\\0", StringComparison.Ordinal), "the path holds a NUL character.", "Give the path of a file or folder."); }

        return System.IO.Path.GetFullPath(expanded);
    }

    private static List<string> Places(string path)
    {
        List<string> places = [Absolute(path)];
        if (!System.IO.Path.IsPathRooted(path) && !path.StartsWith('~'))
        {
            places.Add(System.IO.Path.GetFullPath(System.IO.Path.Combine(Installed, path)));
            if (System.IO.Path.GetFileName(path) == path) { places.Add(System.IO.Path.Combine(Installed, "datasets", "examples", path)); }
        }

        return places;
    }

    private static FileProblem NotFound(string path, List<string> places)
    {
        var near = places.SelectMany(NamesLike).Distinct().Take(4).ToArray();
        var looked = string.Join(", ", places.Select(place => System.IO.Path.GetDirectoryName(place)).Distinct());
        return new FileProblem(
            path,
            $"there is no such file or folder (looked in {looked}).",
            near.Length > 0 ? $"Did you mean {string.Join(" or ", near)}?" : "Check the spelling, or give the whole path.");
    }

    private static IEnumerable<string> NamesLike(string place)
    {
        var folder = System.IO.Path.GetDirectoryName(place);
        if (folder is null || !Directory.Exists(folder)) { return []; }

        var name = System.IO.Path.GetFileName(place);
        var most = Math.Max(2, name.Length / 3);
        return Names(folder)
            .Select(other => (Name: other, Distance: EditDistance(name.ToLowerInvariant(), other.ToLowerInvariant())))
            .Where(found => found.Distance <= most)
            .OrderBy(found => found.Distance).ThenBy(found => found.Name, StringComparer.Ordinal)
            .Select(found => found.Name);
    }

    private static string[] Names(string folder)
    {
        try { return [.. Directory.EnumerateFileSystemEntries(folder).Take(MostNames).Select(entry => System.IO.Path.GetFileName(entry))]; }
        catch (UnauthorizedAccessException) { return []; }
    }

    /// <summary>How many letters have to be put in, left out or changed to make one text the other (Levenshtein).</summary>
    private static int EditDistance(string first, string second)
    {
        var row = Enumerable.Range(0, second.Length + 1).ToArray();
        for (var i = 1; i <= first.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= second.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (first[i - 1] == second[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
