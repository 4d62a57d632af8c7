using NeuroRepl.Domain.Studies;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Tables;

namespace NeuroRepl.IO.Studies;

/// <summary>A BIDS-like folder as a study. Reads the small text files of its top and of phenotype/; images and sidecars wait until they are asked for.</summary>
internal sealed class Bids
{
    private const string NoReason = "no reason given";
    private readonly string _folder;
    private readonly List<string> _notes = [];
    private readonly Description _description;
    private readonly Dictionary<string, Table> _phenotypes;
    private readonly Inclusion? _inclusion;
    private readonly string[] _pipelines;

    private Bids(string folder)
    {
        _folder = folder;
        _description = Description.Read(folder, _notes);
        var derivatives = System.IO.Path.Combine(folder, "derivatives");
        _pipelines = Directory.Exists(derivatives) ? [.. Directory.GetDirectories(derivatives).Order(StringComparer.Ordinal)] : [];
        _phenotypes = Phenotypes();
        _inclusion = _phenotypes.TryGetValue("inclusion", out var table) ? new Inclusion(System.IO.Path.Combine(folder, "phenotype", "inclusion.tsv"), table) : null;
    }

    public static Study Open(string path)
    {
        var folder = DataPath.Resolve(path);
        if (!Directory.Exists(folder)) { throw FileKind.Is(folder, "participants.tsv", "dataset_description.json") ? new(folder, "this is a file of a study; its folder is expected.", $"Study.Open(\"{System.IO.Path.GetDirectoryName(path)}\")") : FileKind.Wrong(folder, "a study's folder", "a folder with participants.tsv"); }

        return new Bids(System.IO.Path.TrimEndingDirectorySeparator(folder)).Study();
    }

    /// <summary>An id with its BIDS prefix, whether the table writes it or not.</summary>
    public static string Id(string prefix, string id) => id.StartsWith($"{prefix}-", StringComparison.Ordinal) ? id : $"{prefix}-{id}";

    private Study Study()
    {
        var participants = Participants();
        var sidecars = BidsRuns.Sidecars(_folder);
        var arms = Arms();
        List<Subject> subjects = [];
        foreach (var row in participants.Rows)
        {
            var id = Id("sub", row["participant_id"]);
            subjects.Add(new Subject(id, Sessions(id, sidecars, arms), row));
        }

        NoteFoldersWithoutRow(subjects);
        return new Study
        {
            Name = _description.Name,
            Path = _folder,
            IsSimulated = _description.IsSimulated,
            Participants = participants,
            Subjects = subjects,
            Arms = arms,
            Missing = Missing(subjects),
            Phenotypes = _phenotypes,
            Notes = _notes,
        };
    }

    private Table Participants()
    {
        var path = System.IO.Path.Combine(_folder, "participants.tsv");
        if (!File.Exists(path) && _description.IsDerivative && SubjectFolders() is { Length: > 0 } folders)
        {
            _notes.Add("a derivative without participants.tsv: its subjects are its folders");
            return new("participants", [new TextColumn("participant_id", [.. folders.Select(f => System.IO.Path.GetFileName(f))])]);
        }

        if (!File.Exists(path))
        {
            var ids = SubjectFolders().Select(f => System.IO.Path.GetFileName(f)!).ToArray();
            throw new FileProblem(path, $"the study has no participants.tsv{(ids.Length > 0 ? $", but folders of {ids.Length} subjects" : "")}.",
                ids.Length > 0 ? $"Write one: a first line \"participant_id\", then a line a subject ({string.Join(", ", ids.Take(3))}{(ids.Length > 3 ? ", …" : "")})." : "Give the folder that has participants.tsv and the sub-… folders in it.");
        }

        var table = TableText.Read(path);
        if (!table.Has("participant_id")) { throw new FileProblem(path, $"it has no column participant_id; it has {string.Join(", ", table.Columns.Select(c => c.Name))}.", "Name the column with the subjects participant_id."); }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (row.IsMissing("participant_id")) { throw new FileProblem(path, $"row {row.Index + 2} has no participant_id.", "Give every row an id."); }

            var id = Id("sub", row["participant_id"]);
            if (!seen.TryAdd(id, row.Index)) { throw new FileProblem(path, $"{id} is in it twice (rows {seen[id] + 2} and {row.Index + 2}).", "Leave one row a subject; visits belong into sessions.tsv or phenotype/."); }
        }

        return table;
    }

    private IReadOnlyList<Arm> Arms()
    {
        var inclusion = _inclusion?.Arms ?? [];
        return [.. _description.Arms, .. inclusion.Where(name => _description.Arms.All(arm => arm.Name != name)).Select(name => new Arm(name, ""))];
    }

    private IReadOnlyList<Session> Sessions(string subject, IReadOnlyList<(string Path, BidsName Name)> sidecars, IReadOnlyList<Arm> arms)
    {
        var folder = System.IO.Path.Combine(_folder, subject);
        if (!Directory.Exists(folder))
        {
            _notes.Add($"{subject} has a row in participants.tsv but no folder");
            return [];
        }

        var own = sidecars.Concat(BidsRuns.Sidecars(folder)).ToArray();
        var visits = Directory.GetDirectories(folder, "ses-*").Order(StringComparer.Ordinal).ToArray();
        if (visits.Length == 0) { return [Session(subject, "", BidsRuns.In(folder, own), arms)]; }

        return [.. visits.Select(visit => Session(subject, System.IO.Path.GetFileName(visit), BidsRuns.In(visit, [.. own, .. BidsRuns.Sidecars(visit)]), arms))];
    }

    private Session Session(string subject, string id, IReadOnlyList<Run> runs, IReadOnlyList<Arm> arms)
    {
        var visit = _inclusion?.Of(subject, id);
        return new Session(subject, id, runs)
        {
            Arm = visit?.Arm ?? arms.FirstOrDefault(arm => id == $"ses-{arm.Name}")?.Name,
            Visit = visit?.Number,
            Derivatives = Derivatives(subject, id),
            Excluded = visit is { IsIncluded: false } ? visit.Reason ?? NoReason : null,
        };
    }

    /// <summary>What lies under derivatives/&lt;program&gt;/sub-…/[ses-…/].</summary>
    private List<Run> Derivatives(string subject, string id)
    {
        List<Run> runs = [];
        foreach (var pipeline in _pipelines)
        {
            var folder = System.IO.Path.Combine(pipeline, subject, id);
            if (Directory.Exists(folder)) { runs.AddRange(BidsRuns.In(folder, BidsRuns.Sidecars(pipeline), System.IO.Path.GetFileName(pipeline))); }
        }

        return runs;
    }

    /// <summary>Visits that the inclusion table lists, or that others have, and that have no folder.</summary>
    private IReadOnlyList<MissingSession> Missing(List<Subject> subjects)
    {
        var everyone = subjects.SelectMany(s => s.Sessions).Select(s => s.Id).Where(id => id.Length > 0).Distinct().Order(StringComparer.Ordinal).ToArray();
        return [.. from subject in subjects
                   let wanted = _inclusion is null ? everyone : _inclusion.Visits.Where(v => v.Subject == subject.Id).Select(v => v.Session)
                   from id in wanted
                   where subject.Sessions.All(s => s.Id != id)
                   select new MissingSession(subject.Id, id, _inclusion?.Of(subject.Id, id)?.Reason ?? NoReason)];
    }

    private Dictionary<string, Table> Phenotypes()
    {
        var folder = System.IO.Path.Combine(_folder, "phenotype");
        return Directory.Exists(folder)
            ? Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal).Select(TableText.Read).ToDictionary(table => table.Name, StringComparer.Ordinal)
            : [];
    }

    private string[] SubjectFolders() => [.. Directory.GetDirectories(_folder, "sub-*").Order(StringComparer.Ordinal)];

    private void NoteFoldersWithoutRow(List<Subject> subjects)
    {
        var known = subjects.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        _notes.AddRange(SubjectFolders().Select(f => System.IO.Path.GetFileName(f)!).Where(id => !known.Contains(id)).Select(id => $"{id} has a folder but no row in participants.tsv, and is left out"));
    }
}
