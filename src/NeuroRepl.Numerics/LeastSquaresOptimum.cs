namespace NeuroRepl.Numerics;

/// <summary>Where a search for a least sum of squares ended.</summary>
/// <param name="Parameters">The best parameters.</param>
/// <param name="ResidualSumOfSquares">Σr² there.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Evaluations">How often the residuals were asked.</param>
/// <param name="IsConverged">Whether it is an optimum, to the tolerances asked for.</param>
/// <param name="Ending">Why it stopped, in words.</param>
public sealed record LeastSquaresOptimum(
    IReadOnlyList<double> Parameters, double ResidualSumOfSquares, int Iterations, int Evaluations, bool IsConverged, string Ending);
