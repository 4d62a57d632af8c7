using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>Ordinary least squares: y ≈ X·β with errors of one variance.</summary>
/// <remarks>By pivoted QR, then one step of iterative refinement on the residual; s² = rss/(n − rank), Var β = s²·(XᵀX)⁻¹.</remarks>
public sealed class LeastSquares
{
    private LeastSquares(double[] coefficients, double[] standardErrors, double[] residuals, double rss, int rank, int degreesOfFreedom)
    {
        (Coefficients, StandardErrors, Residuals) = (coefficients, standardErrors, residuals);
        (ResidualSumOfSquares, Rank, DegreesOfFreedom) = (rss, rank, degreesOfFreedom);
    }

    /// <summary>β, zero for columns that depend on others.</summary>
    public IReadOnlyList<double> Coefficients { get; }

    /// <summary>The standard error of each, NaN without degrees of freedom or for dependent columns.</summary>
    public IReadOnlyList<double> StandardErrors { get; }

    /// <summary>y − X·β.</summary>
    public IReadOnlyList<double> Residuals { get; }

    /// <summary>Σ residual².</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>How many columns are independent.</summary>
    public int Rank { get; }

    /// <summary>Observations minus rank.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>√(rss / degrees of freedom).</summary>
    public double ResidualSd => Math.Sqrt(ResidualSumOfSquares / DegreesOfFreedom);

    /// <summary>Fits y by the columns of x.</summary>
    /// <param name="x">Observations × unknowns.</param>
    /// <param name="y">One value an observation.</param>
    /// <exception cref="ArgumentMistake">Lengths that do not belong together.</exception>
    public static LeastSquares Fit(RowMajor x, double[] y)
    {
        Guard.SameLength(x.Rows, y.Length, "the number of rows of x", "the number of values of y");
        var qr = new QrFactorization(x);
        var beta = qr.Solve(y);
        var residuals = Residual(x, y, beta);
        var correction = qr.Solve(residuals);               // what rounding left over in β is still in the residual
        TensorPrimitives.Add<double>(beta, correction, beta);
        residuals = Residual(x, y, beta);
        var rss = TensorPrimitives.SumOfSquares<double>(residuals);

        var freedom = y.Length - qr.Rank;
        var inverse = qr.InverseGram();
        var errors = new double[x.Columns];
        Array.Fill(errors, double.NaN);
        if (freedom > 0)
        {
            foreach (var k in qr.Pivots.Take(qr.Rank)) { errors[k] = Math.Sqrt(rss / freedom * inverse[k, k]); }
        }

        return new LeastSquares(beta, errors, residuals, rss, qr.Rank, freedom);
    }

    private static double[] Residual(RowMajor x, double[] y, double[] beta)
    {
        var residuals = new double[y.Length];
        for (var i = 0; i < y.Length; i++) { residuals[i] = y[i] - TensorPrimitives.Dot<double>(x.Row(i), beta); }

        return residuals;
    }
}
