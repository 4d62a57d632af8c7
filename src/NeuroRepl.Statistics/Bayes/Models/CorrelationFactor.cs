namespace NeuroRepl.Statistics.Bayes.Models;

/// <summary>The Cholesky factor of a correlation matrix from unconstrained numbers y: canonical partial correlations z = tanh y, row by row.</summary>
/// <remarks>
/// Lewandowski, Kurowicka and Joe (2009); Stan reference manual, "Cholesky factors of correlation matrices". L_ij = z_ij·√rem_j with rem_j = Π_{k&lt;j}(1 − z_ik²).
/// Jacobian and lkj density together are Σ c_ij·log(1 − z_ij²), c_ij = 1 + (i − 1 − j)/2 + (K − i − 1 + 2η − 2)/2 for rows i and columns j counted from 0.
/// </remarks>
internal static class CorrelationFactor
{
    /// <summary>Writes L; gives the log density of the correlations by lkj with the Jacobian, without its constant.</summary>
    public static double Fill(ReadOnlySpan<double> y, int width, double shape, Span<double> factor)
    {
        factor.Clear();
        factor[0] = 1;
        var (sum, at) = (0.0, 0);
        for (var i = 1; i < width; i++)
        {
            var logRest = 0.0;
            for (var j = 0; j < i; j++)
            {
                var z = Math.Tanh(y[at]);
                var log = LogOneMinusSquare(y[at++]);
                factor[(i * width) + j] = z * Math.Exp(.5 * logRest);
                logRest += log;
                sum += Weight(i, j, width, shape) * log;
            }

            factor[(i * width) + i] = Math.Exp(.5 * logRest);
        }

        return sum;
    }

    /// <summary>Adds to the gradient by y what the density by L and the lkj density give.</summary>
    public static void Backward(ReadOnlySpan<double> y, int width, double shape, ReadOnlySpan<double> factor, ReadOnlySpan<double> byFactor, Span<double> gradient)
    {
        var at = 0;
        for (var i = 1; i < width; i++)
        {
            // From the diagonal to the left: every later element of the row shrinks as z grows.
            var later = byFactor[(i * width) + i] * factor[(i * width) + i];
            var first = at;
            at += i;
            var logRest = 0.0;
            for (var j = 0; j < i; j++) { logRest += LogOneMinusSquare(y[first + j]); }

            for (var j = i - 1; j >= 0; j--)
            {
                var z = Math.Tanh(y[first + j]);
                var log = LogOneMinusSquare(y[first + j]);
                logRest -= log;
                gradient[first + j] += (byFactor[(i * width) + j] * Math.Exp((.5 * logRest) + log)) - (z * later) - (2 * Weight(i, j, width, shape) * z);
                later += byFactor[(i * width) + j] * factor[(i * width) + j];
            }
        }
    }

    private static double Weight(int i, int j, int width, double shape) => 1 + ((i - 1 - j) / 2.0) + ((width - i - 1 + (2 * shape) - 2) / 2.0);

    // log(1 − tanh²y) = 2·(log 2 − |y| − log(1 + exp −2|y|)), good for large y.
    private static double LogOneMinusSquare(double y) => 2 * (Math.Log(2) - Math.Abs(y) - Math.Log(1 + Math.Exp(-2 * Math.Abs(y))));
}
