namespace NeuroRepl.Statistics.Bayes.Prediction;

/// <summary>The expected response over a predictor.</summary>
/// <param name="Variable">The predictor.</param>
/// <param name="Response">What is modelled.</param>
/// <param name="X">Its values; positions from 0 where it is a factor.</param>
/// <param name="Levels">The levels of a factor; empty for a number.</param>
/// <param name="Lines">A line a category, or one.</param>
public sealed record EffectCurve(string Variable, string Response, IReadOnlyList<double> X, IReadOnlyList<string> Levels, IReadOnlyList<EffectLine> Lines);
