using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>A session as a script or notebook file.</summary>
internal static class SessionScript
{
    /// <summary>Writes the submissions one after another and gives the full path.</summary>
    /// <exception cref="ArgumentMistake">The folder is not there, or the name is neither a script's nor a notebook's.</exception>
    public static string Write(string path, IReadOnlyList<string> submissions)
    {
        var full = Path.GetFullPath(path);
        var kind = Path.GetExtension(full).ToLowerInvariant();
        if (kind is not (".csx" or ".cs" or ".ipynb" or ".dib"))
        {
            throw new ArgumentMistake($"{path} is no script's name.", "Save(\"session.csx\") writes the session as a script, Save(\"session.ipynb\") as a notebook; a value has a Save of its own: table.Save(\"table.tsv\").");
        }

        if (!Directory.Exists(Path.GetDirectoryName(full)))
        {
            throw new ArgumentMistake($"There is no folder {Path.GetDirectoryName(full)}.", "Make it first, or save elsewhere.");
        }

        // Beside the file first, then in its place: a crash in between leaves what was there.
        if (kind is ".ipynb" or ".dib") { NotebookFile.Write(new Notebook([.. submissions.Select(code => new NotebookCell(CellKind.Code, code.Trim()))]).WithIds(), full); }
        else { NotebookFile.WriteText(full, string.Join("\n", submissions.Select(code => code.Trim())) + "\n"); }

        return full;
    }
}
