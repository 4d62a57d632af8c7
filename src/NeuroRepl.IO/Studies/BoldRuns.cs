using NeuroRepl.Domain.Studies;

namespace NeuroRepl.IO.Studies;

/// <summary>Finds a session's functional files by what their names say.</summary>
internal static class BoldRuns
{
    private static readonly string[] OfTheImage = ["space", "res", "den", "desc", "cohort", "hemi"];

    /// <summary>The one BOLD run that is meant; preprocessed ones come first, volumes before surfaces.</summary>
    public static Run One(Session session, string? task, string? space, string? run, bool anySpace = false)
    {
        var all = session.Derivatives.Concat(session.Runs).Where(r => r.Suffix == "bold" && r.Entities.GetValueOrDefault("desc") is null or "preproc" or "denoised" or "" && !r.Path.EndsWith(".gii", StringComparison.Ordinal) && !r.Path.EndsWith(".json", StringComparison.Ordinal)).ToArray();
        var fitting = all.Where(r => Fits(r, "task", task) && Fits(r, "space", space) && (Fits(r, "run", run) || Fits(r, "run", run?.PadLeft(2, '0')))).ToArray();
        var made = fitting.Where(r => r.Pipeline is not null || r.Entities.ContainsKey("desc") || r.Entities.ContainsKey("space")).ToArray();
        var best = made.Length > 0 ? made : fitting;
        if (best.Length > 1 && space is null && best.Where(r => !IsCifti(r)).ToArray() is { Length: > 0 } volumes) { best = volumes; }

        if (anySpace && best.DistinctBy(r => string.Join('_', r.Entities.Where(e => !OfTheImage.Contains(e.Key)))).Count() == 1) { return best[0]; }

        return best.Length == 1 ? best[0]
            : best.Length == 0 ? throw new FileProblem($"{session}", $"it has no BOLD series{Wanted(task, space, run)}; {(all.Length > 0 ? $"there are {Names(all)}" : session.Runs.Count > 0 ? $"it has {string.Join(", ", session.Runs.Select(r => r.Suffix).Distinct())}" : "nothing was recorded")}.", "Look at session.Runs and session.Derivatives; fMRIPrep's output belongs under derivatives/fmriprep in the study's folder.")
            : throw new FileProblem($"{session}", $"it has {best.Length} BOLD series{Wanted(task, space, run)}: {Names(best)}.", "Say which: session.OpenBold(task: \"rest\", space: \"MNI152NLin2009cAsym\", run: \"1\").");
    }

    public static Run? MaskOf(Session session, Run bold) => IsCifti(bold) ? null
        : session.Derivatives.Concat(session.Runs).FirstOrDefault(r => r.Suffix == "mask" && r.Entities.GetValueOrDefault("desc") == "brain" && r.Pipeline == bold.Pipeline && System.IO.Path.GetDirectoryName(r.Path) == System.IO.Path.GetDirectoryName(bold.Path)
            && Key(r.Entities, "desc") == Key(bold.Entities, "desc"));

    /// <summary>The confounds in the same folder, of the same subject, task and run, whatever the space.</summary>
    public static string? Beside(Run bold, params string[] suffixes) => Directory.GetFiles(System.IO.Path.GetDirectoryName(bold.Path)!, "*.tsv")
        .FirstOrDefault(path => BidsName.Of(path) is { } name && suffixes.Contains(name.Suffix) && name.Entities.GetValueOrDefault("desc") == "confounds" && Key(name.Entities, OfTheImage) == Key(bold.Entities, OfTheImage));

    public static string EventsOf(Session session, string? task, string? run)
    {
        var folders = session.Runs.Concat(session.Derivatives).Where(r => r.Datatype == "func").Select(r => System.IO.Path.GetDirectoryName(r.Path)!).Distinct();
        var found = folders.SelectMany(folder => Directory.GetFiles(folder, "*_events.tsv")).Where(path => BidsName.Of(path) is { } name
            && (task is null || name.Entities.GetValueOrDefault("task") == task) && (run is null || name.Entities.GetValueOrDefault("run")?.TrimStart('0') == run.TrimStart('0'))).Order(StringComparer.Ordinal).ToArray();
        return found.Length == 1 ? found[0]
            : found.Length == 0 ? throw new FileProblem($"{session}", $"it has no …_events.tsv{Wanted(task, null, run)}.", "They lie in func/ beside the recording; a PsychoPy log of CARIT is opened with CaritLog.Open(path).Events.")
            : throw new FileProblem($"{session}", $"it has {found.Length}: {string.Join(", ", found.Select(System.IO.Path.GetFileName))}.", "Say which: session.Events(task: \"carit\").");
    }

    /// <summary>The repetition time of a sidecar further up (task-rest_bold.json in the study's folder); nothing where the run has one of its own.</summary>
    public static double? InheritedRepetitionTime(Run bold) =>
        !File.Exists(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(bold.Path)!, $"{bold.Name}.json")) && bold.Metadata.TryGetValue("RepetitionTime", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Number ? value.GetDouble() : null;

    private static bool Fits(Run run, string entity, string? wanted) => wanted is null || run.Entities.GetValueOrDefault(entity) == wanted;

    private static bool IsCifti(Run run) => Grayordinate.CiftiKind.Is(run.Path);

    private static string Key(IReadOnlyDictionary<string, string> entities, params string[] without) => string.Join('_', entities.Where(entity => !without.Contains(entity.Key)).Select(entity => $"{entity.Key}-{entity.Value}"));

    private static string Names(Run[] runs) => $"{string.Join(", ", runs.Take(5).Select(r => r.Name))}{(runs.Length > 5 ? " …" : "")}";

    private static string Wanted(string? task, string? space, string? run)
    {
        var words = new[] { (task, "task"), (space, "space"), (run, "run") }.Where(w => w.Item1 is not null).Select(w => $"{w.Item2} {w.Item1}").ToArray();
        return words.Length > 0 ? $" of {string.Join(", ", words)}" : "";
    }
}
