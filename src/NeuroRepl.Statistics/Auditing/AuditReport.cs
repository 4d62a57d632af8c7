namespace NeuroRepl.Statistics.Auditing;

/// <summary>What printed numbers imply about each other.</summary>
/// <param name="Subject">What was audited, as printed.</param>
/// <param name="Checks">Each implication, recomputed.</param>
public sealed record AuditReport(string Subject, IReadOnlyList<AuditCheck> Checks)
{
    /// <summary>The worst of the checks.</summary>
    public Verdict Verdict => Checks.Count == 0 ? Verdict.CannotTell : Checks.Any(c => c.Verdict >= Verdict.Inconsistent) ? Checks.Max(c => c.Verdict)
        : Checks.Any(c => c.Verdict == Verdict.Consistent) ? Verdict.Consistent : Verdict.CannotTell;

    /// <summary>Whether nothing contradicts anything.</summary>
    public bool IsConsistent => Verdict == Verdict.Consistent;

    /// <summary>The checks that failed.</summary>
    public IReadOnlyList<AuditCheck> Slips => [.. Checks.Where(c => c.Verdict >= Verdict.Inconsistent)];

    /// <summary>What else follows: which number is probably the misprint, which n would fit.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The verdict and the reasons, in words.</summary>
    public override string ToString() => $"{Subject}: {Words(Verdict)}.{string.Concat(Slips.Select(c => $" {c.Why}"))}{string.Concat(Notes.Select(n => $" {n}"))}";

    internal static string Words(Verdict verdict) => verdict switch
    {
        Verdict.Consistent => "consistent",
        Verdict.Inconsistent => "inconsistent",
        Verdict.Impossible => "impossible",
        _ => "cannot be told",
    };
}
