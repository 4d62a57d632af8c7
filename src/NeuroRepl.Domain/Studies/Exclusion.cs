using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Studies;

/// <summary>Leaves subjects and visits out of a study by a written record.</summary>
public static class Exclusion
{
    private static readonly string[] Subjects = ["participant_id", "subject", "sub"];
    private static readonly string[] Sessions = ["session_id", "session", "ses"];

    /// <summary>The study without those that a drop list names; they are in no table, no arm and no N any more, and <see cref="Study.Missing"/> says why.</summary>
    /// <param name="study">The study.</param>
    /// <param name="dropList">A row for each that is left out: participant_id, session_id (n/a or no column: all visits) and reason.</param>
    /// <exception cref="ArgumentMistake">The list has no column of subjects, gives no reason, or names somebody who is not in the study.</exception>
    public static Study Without(this Study study, Table dropList)
    {
        var subject = Subjects.FirstOrDefault(dropList.Has) ?? throw new ArgumentMistake($"The drop list {dropList.Name} has no column participant_id; it has {string.Join(", ", dropList.Columns.Select(column => column.Name))}.", "Its columns are participant_id, session_id and reason.");
        var session = Sessions.FirstOrDefault(dropList.Has);
        if (!dropList.Has("reason")) { throw new ArgumentMistake($"The drop list {dropList.Name} has no column reason.", "Say why each is left out: a record without reasons cannot be reported."); }

        var drops = dropList.Rows.Select(row => new Drop(
            study[row[subject]].Id,
            session is null || row.IsMissing(session) ? null : row[session],
            row.IsMissing("reason") ? throw new ArgumentMistake($"Row {row.Index + 1} of {dropList.Name} ({row[subject]}) gives no reason.", "Write one.") : row["reason"])).ToArray();
        foreach (var drop in drops.Where(drop => drop.Session is not null))
        {
            if (!study[drop.Subject].Sessions.Any(visit => drop.Names(visit))) { throw new ArgumentMistake($"{drop.Subject} has no session {drop.Session}, which {dropList.Name} leaves out.", $"There are: {string.Join(", ", study[drop.Subject].Sessions.Select(visit => visit.Id))}."); }
        }

        List<Subject> kept = [];
        List<MissingSession> missing = [.. study.Missing];
        foreach (var one in study.Subjects)
        {
            var own = drops.Where(drop => drop.Subject == one.Id).ToArray();
            List<Session> visits = [];
            foreach (var visit in one.Sessions)
            {
                if (Array.Find(own, drop => drop.Session is null || drop.Names(visit)) is { } because) { missing.Add(new(one.Id, visit.Id, because.Reason)); }
                else { visits.Add(visit); }
            }

            if (own.All(drop => drop.Session is not null) && (visits.Count > 0 || one.Sessions.Count == 0)) { kept.Add(one with { Sessions = visits }); }
        }

        var rows = kept.Select(one => one.Row.Index).ToArray();
        var participants = study.Participants.At(rows);
        return new Study
        {
            Name = study.Name,
            Path = study.Path,
            IsSimulated = study.IsSimulated,
            Participants = participants,
            Subjects = [.. kept.Select((one, n) => one with { Row = participants.Rows[n] })],
            Arms = study.Arms,
            Missing = missing,
            Phenotypes = study.Phenotypes.ToDictionary(entry => entry.Key, entry => WithoutSubjects(entry.Value, kept), StringComparer.Ordinal),
            Notes = [.. study.Notes, $"{drops.Length} left out by {dropList.Name}: {string.Join("; ", drops.GroupBy(drop => drop.Reason).Select(group => $"{group.Key} ({group.Count()})"))}"],
        };
    }

    private sealed record Drop(string Subject, string? Session, string Reason)
    {
        public bool Names(Session visit) => visit.Id == Session || visit.Id == $"ses-{Session}";
    }

    private static Table WithoutSubjects(Table table, List<Subject> kept)
    {
        if (!table.Has("participant_id")) { return table; }

        var ids = kept.Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
        return table.Where(row => row.IsMissing("participant_id") || ids.Contains(row["participant_id"]) || ids.Contains($"sub-{row["participant_id"]}"));
    }
}
