using NeuroRepl.Domain.Tables;

namespace NeuroRepl.IO.Studies;

/// <summary>phenotype/inclusion.tsv: which visit is of which arm, and why one is missing or left out.</summary>
internal sealed class Inclusion
{
    private static readonly string[] No = ["0", "no", "false", "excluded"];
    private readonly Dictionary<(string Subject, string Session), Visit> _visits = [];

    public Inclusion(string path, Table table)
    {
        foreach (var name in new[] { "participant_id", "session_id" })
        {
            if (!table.Has(name)) { throw new FileProblem(path, $"it has no column {name}.", "Its columns are participant_id, session_id, arm, visit, included, reason."); }
        }

        foreach (var row in table.Rows)
        {
            var (subject, session) = (Bids.Id("sub", row["participant_id"]), Bids.Id("ses", row["session_id"]));
            if (!_visits.TryAdd((subject, session), new Visit(Cell(row, "arm"), Number(row), !No.Contains(Cell(row, "included")?.ToLowerInvariant()), Cell(row, "reason"))))
            {
                throw new FileProblem(path, $"{subject} {session} is in it twice (row {row.Index + 2}).", "Leave one row a visit.");
            }
        }
    }

    public sealed record Visit(string? Arm, int? Number, bool IsIncluded, string? Reason);

    public IEnumerable<(string Subject, string Session)> Visits => _visits.Keys;

    public IEnumerable<string> Arms => _visits.Values.Select(v => v.Arm).OfType<string>().Distinct();

    public Visit? Of(string subject, string session) => _visits.GetValueOrDefault((subject, session));

    private static string? Cell(TableRow row, string column) => row.Table.Has(column) && !row.IsMissing(column) ? row[column] : null;

    private static int? Number(TableRow row) => int.TryParse(Cell(row, "visit"), out var number) ? number : null;
}
