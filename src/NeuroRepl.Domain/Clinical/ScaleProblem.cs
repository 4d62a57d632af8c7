namespace NeuroRepl.Domain.Clinical;

/// <summary>A score that cannot be.</summary>
/// <param name="Table">The table it stands in.</param>
/// <param name="Column">Its column.</param>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Who">Its row as people count, with the participant where the table names one.</param>
/// <param name="Value">The score.</param>
/// <param name="Why">Why it cannot be.</param>
public sealed record ScaleProblem(string Table, string Column, int Row, string Who, double Value, string Why)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Table}, column {Column}, {Who}: {Value:0.###} {Why}";
}
