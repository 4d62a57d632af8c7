namespace NeuroRepl.Models.Spectroscopy;

/// <summary>A soft expectation of a metabolite's amount, relative to the strong ones (tNAA + tCr + 3·tCho) or to others.</summary>
/// <param name="Metabolite">Which metabolite; where the basis lacks it the expectation is left out.</param>
/// <param name="Ratio">What is expected.</param>
/// <param name="Sd">Standard deviation of that.</param>
public sealed record RatioPrior(string Metabolite, double Ratio, double Sd)
{
    /// <summary>Whose sum the ratio is relative to; empty for the strong metabolites.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Whose amounts widen the standard deviation beside those (LCModel's <c>+WT=</c>).</summary>
    public IReadOnlyList<string> WidenedBy { get; init; } = [];
}
