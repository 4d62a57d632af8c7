using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Domain.Studies;

/// <summary>One person of a study: sessions, and the row of participants.tsv.</summary>
/// <param name="Id">As in participants.tsv: "sub-01".</param>
/// <param name="Sessions">The visits that are there.</param>
/// <param name="Row">The person's row of the participants table.</param>
public sealed record Subject(string Id, IReadOnlyList<Session> Sessions, TableRow Row)
{
    /// <summary>The visit of an arm, or null where it is missing: <c>subject.In("high")</c>.</summary>
    public Session? In(string arm) => Sessions.FirstOrDefault(s => s.Arm == arm);

    /// <inheritdoc/>
    public override string ToString() => $"{Id} ({Sessions.Count} sessions)";
}
