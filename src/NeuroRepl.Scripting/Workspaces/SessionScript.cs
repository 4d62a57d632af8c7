using NeuroRepl.Numerics;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>A session as a script file.</summary>
internal static class SessionScript
{
    /// <summary>Writes the submissions one after another and gives the full path.</summary>
    /// <exception cref="ArgumentMistake">The folder is not there, or the name is not a script's.</exception>
    public static string Write(string path, IEnumerable<string> submissions)
    {
        var full = Path.GetFullPath(path);
        if (!full.EndsWith(".csx", StringComparison.OrdinalIgnoreCase) && !full.EndsWith(".cs", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentMistake($"{path} is no script's name.", "Save(\"session.csx\") writes the session as a script; a value has a Save of its own: table.Save(\"table.tsv\").");
        }

        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new ArgumentMistake($"There is no folder {Path.GetDirectoryName(full)}.", "Make it first, or save elsewhere.");
        }

        File.WriteAllText(full, string.Join("\n", submissions.Select(code => code.Trim())) + "\n");
        return full;
    }
}
