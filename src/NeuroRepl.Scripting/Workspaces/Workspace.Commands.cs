using System.Diagnostics;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Figures;
using NeuroRepl.Numerics;
using NeuroRepl.Scripting.Notebooks;

namespace NeuroRepl.Scripting.Workspaces;

/// <summary>The calls that the words of the prompt stand for (<c>whos</c>, <c>time</c>, <c>mem</c>, <c>ls</c> …).</summary>
public sealed partial class Workspace
{
    private IReadOnlyList<string>? _toRun;
    private string? _nextInput;
    private bool _hasQuit;

    /// <summary>The session's variables with their sizes.</summary>
    public Table Whos() => VariableTable.WithSizes(_variables(), Views);

    /// <summary>What was run in this session, cell by cell.</summary>
    /// <param name="words">Only the cells that hold these; all if left out.</param>
    public Table History(string words = "")
    {
        var cells = _submissions.Where(cell => cell.Code.Contains(words, StringComparison.OrdinalIgnoreCase)).ToList();
        return new Table("history", [new NumberColumn("cell", [.. cells.Select(cell => (double)cell.Number)]), new TextColumn("code", [.. cells.Select(cell => cell.Code.Trim())])]);
    }

    /// <summary>Runs some code and says how long it took and how much memory it asked for.</summary>
    /// <param name="work">The code: <c>() => spectra[0].Fit(basis)</c>.</param>
    /// <returns>What the code gave.</returns>
    /// <example><code>Time(() => Enumerable.Range(0, 1000).Sum())</code></example>
    public T Time<T>(Func<T> work)
    {
        var timing = Timing.Start();
        var value = work();
        _output.Write(OutputStream.StandardError, $"{timing}\n");
        return value;
    }

    /// <summary>Runs some code without a value and says how long it took and how much memory it asked for.</summary>
    /// <param name="work">The code.</param>
    public void Time(Action work)
    {
        var timing = Timing.Start();
        work();
        _output.Write(OutputStream.StandardError, $"{timing}\n");
    }

    /// <summary>How much memory the session holds.</summary>
    public Card Memory()
    {
        using var process = Process.GetCurrentProcess();
        return new Card("Memory")
        {
            Facts =
            [
                ("objects", Timing.Bytes(GC.GetTotalMemory(forceFullCollection: true))),
                ("process", Timing.Bytes(process.WorkingSet64)),
                ("most so far", Timing.Bytes(process.PeakWorkingSet64)),
                ("machine", Timing.Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)),
                ("variables", $"{_variables().Count}"),
            ],
        };
    }

    /// <summary>Changes the folder that relative paths start from.</summary>
    /// <param name="folder">Which; "~" is your own. Without one nothing changes.</param>
    /// <returns>The folder as it is now.</returns>
    /// <exception cref="ArgumentMistake">There is no such folder.</exception>
    public string Cd(string? folder = null)
    {
        if (folder is not null)
        {
            var full = Path.GetFullPath(Home(folder));
            if (!Directory.Exists(full)) { throw new ArgumentMistake($"There is no folder {full}.", "Ls() lists what is here."); }

            Environment.CurrentDirectory = full;
        }

        return Environment.CurrentDirectory;
    }

    /// <summary>The files and folders here, or those that fit a pattern.</summary>
    /// <param name="pattern">"*.nii.gz", a folder, or both: "sub-01/*". All that is here if left out.</param>
    /// <exception cref="ArgumentMistake">There is no such folder.</exception>
    public Table Ls(string pattern = "")
    {
        var asked = Home(pattern);
        var (folder, mask) = Directory.Exists(asked) || asked.Length == 0 ? (asked, "*") : (Path.GetDirectoryName(asked) ?? "/", Path.GetFileName(asked));
        var place = new DirectoryInfo(folder.Length == 0 ? "." : folder);
        if (!place.Exists) { throw new ArgumentMistake($"There is no folder {place.FullName}.", "Ls() lists what is here."); }

        var found = place.EnumerateFileSystemInfos(mask).Where(entry => mask.StartsWith('.') || !entry.Name.StartsWith('.')).OrderBy(entry => entry is FileInfo).ThenBy(entry => entry.Name, StringComparer.Ordinal).ToList();
        return new Table(place.FullName,
        [
            new TextColumn("name", [.. found.Select(entry => entry is DirectoryInfo ? $"{entry.Name}/" : entry.Name)]),
            new TextColumn("size", [.. found.Select(entry => entry is FileInfo file ? Timing.Bytes(file.Length) : "")]),
            new TextColumn("changed", [.. found.Select(entry => $"{entry.LastWriteTime:yyyy-MM-dd HH:mm}")]),
        ]);
    }

    /// <summary>Takes all cells back: the session is as at its start. Files and what changed inside objects stay.</summary>
    public Card Reset() => _submissions.Count == 0 ? new Card("There is nothing to take back") : Keeper.Undo(_submissions.Count);

    /// <summary>Runs a script or notebook in this session, when the cell that asks has ended; what it declares is here afterwards.</summary>
    /// <param name="path">A .csx, .cs, .ipynb or .dib file.</param>
    /// <exception cref="ArgumentMistake">There is no such file.</exception>
    public void RunScript(string path)
    {
        var full = Existing(path);
        _toRun = Path.GetExtension(full).ToLowerInvariant() is ".ipynb" or ".dib"
            ? [.. NotebookFile.Read(full).Cells.Where(cell => cell.IsRunnable).Select(cell => cell.Source)]
            : ScriptText.Submissions(File.ReadAllText(full));
    }

    /// <summary>Puts a script's text at the prompt, to look at and change before it runs.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ArgumentMistake">There is no such file.</exception>
    public void LoadScript(string path)
    {
        var full = Existing(path);
        _nextInput = Path.GetExtension(full).ToLowerInvariant() is ".ipynb" or ".dib"
            ? string.Join("\n\n", NotebookFile.Read(full).Cells.Where(cell => cell.IsRunnable).Select(cell => cell.Source))
            : File.ReadAllText(full);
    }

    /// <summary>Leaves the prompt, or ends the script, when the cell that asks has ended.</summary>
    public void Quit() => _hasQuit = true;

    bool IWorkspaceHost.HasQuit { get => _hasQuit; set => _hasQuit = value; }

    IReadOnlyList<string>? IWorkspaceHost.TakeScript() => Interlocked.Exchange(ref _toRun, null);

    string? IWorkspaceHost.NextInput { get => _nextInput; set => _nextInput = value; }

    private static string Home(string path) =>
        path == "~" || path.StartsWith("~/", StringComparison.Ordinal) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..] : path;

    private static string Existing(string path)
    {
        var full = Path.GetFullPath(Home(path));
        if (File.Exists(full)) { return full; }

        throw new ArgumentMistake(Directory.Exists(full) ? $"{path} is a folder, not a script." : $"There is no script {path} (looked in {Path.GetDirectoryName(full)}).", "Ls(\"*.csx\") lists the scripts that are here.");
    }
}
