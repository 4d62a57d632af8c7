namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Changes, one a subject, and what to know about them.</summary>
/// <param name="Values">In the order given; NaN where there is none.</param>
/// <param name="Unreliable">Which of them (from 0) hang on a baseline near zero.</param>
/// <param name="Notes">What was missing or is doubtful, each in a sentence.</param>
public sealed record ChangeScores(IReadOnlyList<double> Values, IReadOnlyList<int> Unreliable, IReadOnlyList<string> Notes)
{
    /// <summary>How many subjects have a change.</summary>
    public int N => Values.Count(v => !double.IsNaN(v));
}
