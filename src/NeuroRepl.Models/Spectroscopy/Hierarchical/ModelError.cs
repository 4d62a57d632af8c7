using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>How much larger than the bounds the errors are where the residual is more than noise: a sandwich of the residual's own correlation.</summary>
/// <remarks>
/// An estimate moves with the residual r by ψᵀr, ψ = H⁻¹XᵀA. With white noise var = ψᵀψ; otherwise the products ψ_k·r_k of neighbouring points are
/// summed with Bartlett's weights (Newey and West, Econometrica 55 (1987) 703). Only told where the residual shows structure, as it is uncertain itself.
/// </remarks>
internal sealed class ModelError(HierarchicalProblem problem, BaselineSpace space, double[] residual)
{
    private const int Reach = 12;               // points over which a residual is taken to be correlated
    private const double Structure = 1.15;      // a residual this much larger than the noise is not only noise
    private const double Correlation = 0.15;

    /// <summary>A factor for each concentration's bound, at least one.</summary>
    /// <param name="posterior">Covariance of concentrations and parameters.</param>
    /// <param name="residualSd">Standard deviation of the residual in units of the noise.</param>
    public double[] Inflation(RowMajor posterior, double residualSd)
    {
        var factors = Enumerable.Repeat(1.0, problem.Concentrations).ToArray();
        if (residualSd < Structure && FitWarnings.Neighbours(residual) < Correlation) { return factors; }

        var columns = Projected();
        var influence = new double[problem.Length];
        for (var m = 0; m < factors.Length; m++)
        {
            Array.Clear(influence);
            for (var i = 0; i < problem.Unknowns; i++)
            {
                if (posterior[m, i] != 0) { Vectors.AddScaled(influence, columns.Row(i), posterior[m, i]); }
            }

            var white = posterior[m, m];
            if (white > 0) { factors[m] = Math.Max(Math.Max(1, residualSd), Math.Sqrt(Math.Max(Sandwich(influence), 0) / white)); }
        }

        return factors;
    }

    private RowMajor Projected()
    {
        var columns = problem.Columns.Copy();
        var coefficients = new double[2 * space.Count];
        for (var i = 0; i < problem.Unknowns; i++)
        {
            problem.Moments.Row(i).CopyTo(coefficients);
            space.Solve(coefficients);
            Vectors.AddScaled(columns.Row(i), space.Curve(coefficients), -1);
        }

        return columns;
    }

    private double Sandwich(double[] influence)
    {
        var points = problem.Length / 2;
        var score = new double[points];
        for (var k = 0; k < points; k++) { score[k] = (influence[k] * residual[k]) + (influence[points + k] * residual[points + k]); }

        var sum = Vectors.Dot(score, score);
        for (var lag = 1; lag <= Math.Min(Reach, points - 1); lag++)
        {
            sum += 2 * (1 - (lag / (Reach + 1.0))) * Vectors.Dot(score.AsSpan(lag), score.AsSpan(0, points - lag));
        }

        return sum;
    }
}
