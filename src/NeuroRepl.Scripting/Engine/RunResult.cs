namespace NeuroRepl.Scripting.Engine;

/// <summary>How the work on a submission's thread ended.</summary>
/// <param name="Outcome">What the host is told; null where the work was given up.</param>
internal sealed record RunResult(Outcome? Outcome)
{
    /// <summary>It does not come back.</summary>
    public static RunResult Abandoned { get; } = new((Outcome?)null);
}
