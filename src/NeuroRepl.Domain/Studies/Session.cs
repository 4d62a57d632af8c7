namespace NeuroRepl.Domain.Studies;

/// <summary>One visit of a subject to the scanner.</summary>
/// <param name="SubjectId">Whose it is, as in participants.tsv: "sub-01".</param>
/// <param name="Id">Which one: "ses-high"; blank in a study with one session a subject.</param>
/// <param name="Runs">What was recorded.</param>
public sealed record Session(string SubjectId, string Id, IReadOnlyList<Run> Runs)
{
    /// <summary>The experimental arm (treatment) of the visit, where the study says it: "high".</summary>
    public string? Arm { get; init; }

    /// <summary>Which visit it was in time, from 1, where the study says it.</summary>
    public int? Visit { get; init; }

    /// <summary>Why the study leaves this visit out of its analyses although it was recorded; null where it counts.</summary>
    public string? Excluded { get; init; }

    /// <summary>What programs made of the recordings (derivatives/fMRIPrep/…); <see cref="Run.Pipeline"/> says which.</summary>
    public IReadOnlyList<Run> Derivatives { get; init; } = [];

    /// <summary>The runs of a data type or suffix: <c>session.Find("svs")</c>.</summary>
    public IReadOnlyList<Run> Find(string datatypeOrSuffix) => [.. Runs.Where(r => r.Datatype == datatypeOrSuffix || r.Suffix == datatypeOrSuffix)];

    /// <inheritdoc/>
    public override string ToString() => Id.Length == 0 ? SubjectId : $"{SubjectId} {Id}";
}
