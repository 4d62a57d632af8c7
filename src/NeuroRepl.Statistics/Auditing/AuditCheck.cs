namespace NeuroRepl.Statistics.Auditing;

/// <summary>One thing that printed numbers imply, recomputed.</summary>
/// <param name="What">What was checked: "t = estimate / SE".</param>
/// <param name="Printed">As printed.</param>
/// <param name="Recomputed">What the other numbers imply, as a range where they are rounded.</param>
/// <param name="Verdict">Whether both can be true.</param>
/// <param name="Why">In a sentence.</param>
public sealed record AuditCheck(string What, string Printed, string Recomputed, Verdict Verdict, string Why);
