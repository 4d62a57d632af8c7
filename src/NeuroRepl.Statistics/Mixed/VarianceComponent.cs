namespace NeuroRepl.Statistics.Mixed;

/// <summary>How much one effect varies over the levels of a grouping factor, or the residual.</summary>
/// <param name="Group">The grouping factor; "Residual" for what is left.</param>
/// <param name="Effect">What varies: "(Intercept)", "days"; empty for the residual.</param>
/// <param name="Variance">In squared units of the response per unit of the effect.</param>
/// <param name="Sd">Its square root.</param>
/// <param name="Correlations">With the effects before it that it may correlate with, in their order; NaN where one of the two does not vary.</param>
public sealed record VarianceComponent(string Group, string Effect, double Variance, double Sd, IReadOnlyList<double> Correlations);
