using NeuroRepl.Figures;
using NeuroRepl.Statistics.Auditing;

namespace NeuroRepl.Views.Statistics.Tests;

/// <summary>The verdict, then each check: printed against recomputed.</summary>
internal sealed class AuditReportView : IView<AuditReport>
{
    public Card Describe(AuditReport report) => new($"Audit: {report.Subject}")
    {
        Facts = [("verdict", Words(report.Verdict)), .. report.Slips.Select(slip => ("why", slip.Why))],
        Grid = report.Checks.Count == 0 ? null : Grid.Of(report.Checks, ("check", c => c.What), ("printed", c => c.Printed), ("recomputed", c => c.Recomputed), ("verdict", c => Words(c.Verdict))),
        Notes = report.Notes,
    };

    private static string Words(Verdict verdict) => verdict switch { Verdict.Consistent => "consistent", Verdict.Inconsistent => "inconsistent", Verdict.Impossible => "impossible", _ => "cannot be told" };
}
