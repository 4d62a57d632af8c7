using NeuroRepl.Statistics.Bayes.Priors;

namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>A group-level term in one linear predictor: where its parameters stand among all, and their priors.</summary>
/// <param name="Term">The term.</param>
/// <param name="Predictor">Which linear predictor.</param>
/// <param name="Start">Its first parameter: log standard deviations, then unconstrained correlations, then effects level by level.</param>
/// <param name="Scales">The prior of each standard deviation.</param>
/// <param name="Correlation">The prior of the correlations; null for a single effect.</param>
internal sealed record GroupBlock(GroupTerm Term, int Predictor, int Start, IReadOnlyList<Prior> Scales, LkjPrior? Correlation)
{
    public int Width => Term.Width;

    public int Correlations => Width * (Width - 1) / 2;

    public int CorrelationStart => Start + Width;

    public int EffectStart => CorrelationStart + Correlations;

    public int Count => Width + Correlations + (Width * Term.Levels.Count);
}
