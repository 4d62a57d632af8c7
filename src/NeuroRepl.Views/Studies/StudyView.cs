using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Studies;

/// <summary>A study: who and what is there, arm by arm, and what is missing and why.</summary>
internal sealed class StudyView : IView<Study>
{
    private const int MostMissing = 6;

    public Card Describe(Study study) => new(study.IsSimulated ? $"{study.Name} · SIMULATED" : study.Name)
    {
        Facts = [.. Facts(study)],
        Grid = study.Arms.Count == 0 ? null : Arms(study),
        Notes = [.. Notes(study)],
    };

    private static IEnumerable<(string, string)> Facts(Study study)
    {
        var sessions = study.Sessions;
        yield return ("subjects", $"{study.Subjects.Count}");
        yield return ("sessions", study.Missing.Count == 0 ? $"{sessions.Count}" : $"{sessions.Count}, {study.Missing.Count} missing");
        if (sessions.SelectMany(s => s.Runs).Any()) { yield return ("runs", Amount.Counts(sessions.SelectMany(s => s.Runs).Select(r => r.Suffix))); }
        yield return ("tables", string.Join(", ", study.Phenotypes.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} ({p.Value.Count} rows)").Prepend($"participants ({study.Participants.Count} rows)")));
        yield return ("folder", Folder(study.Path));
    }

    private static Grid Arms(Study study) => Grid.Of(
        study.Arms,
        ("arm", arm => arm.Name),
        ("given", arm => arm.Description),
        ("sessions", arm => study.Sessions.Count(s => s.Arm == arm.Name)));

    private static IEnumerable<string> Notes(Study study)
    {
        if (study.IsSimulated) { yield return "These data are SIMULATED: nobody was scanned, and nothing here says anything about people."; }
        foreach (var missing in study.Missing.Take(MostMissing)) { yield return $"{missing.SubjectId} {missing.SessionId} is missing: {missing.Reason}."; }
        if (study.Missing.Count > MostMissing) { yield return $"{study.Missing.Count - MostMissing} more are missing: study.Missing lists all."; }
        foreach (var session in study.Sessions.Where(s => s.Excluded is not null)) { yield return $"{session} is left out of analyses: {session.Excluded}."; }
        foreach (var note in study.Notes) { yield return note; }
    }

    /// <summary>A study that came with the program is named as one would open it, wherever the program lies.</summary>
    private static string Folder(string path) => path.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal)
        ? $"{Path.GetRelativePath(AppContext.BaseDirectory, path).Replace('\\', '/')} (comes with NeuroRepl)"
        : path;
}
