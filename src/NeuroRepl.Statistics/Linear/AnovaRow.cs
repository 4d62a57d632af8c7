namespace NeuroRepl.Statistics.Linear;

/// <summary>The F-test of one term.</summary>
/// <param name="Term">The term as R names it.</param>
/// <param name="SumOfSquares">What the term explains, in squared units of the response: F times its degrees of freedom times the residual variance.</param>
/// <param name="Df">How many hypotheses the term makes.</param>
/// <param name="DenominatorDf">Degrees of freedom of the error it is judged by.</param>
/// <param name="F">The statistic; NaN where it cannot be made (<paramref name="Reason"/> says why).</param>
/// <param name="P">Upper tail of F.</param>
/// <param name="Reason">Why there is no test; null where there is one.</param>
public sealed record AnovaRow(string Term, double SumOfSquares, double Df, double DenominatorDf, double F, PValue P, string? Reason = null);
