using System.Numerics.Tensors;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Assays;

/// <summary>Tobit regression by maximum likelihood.</summary>
/// <remarks>
/// Tobin 1958 in Olsen's parameters δ = β/σ, h = 1/σ (Econometrica 46, 1978), in which the log-likelihood
/// Σ_seen [log h − (h·y − xδ)²/2] + Σ_below log Φ(h·limit − xδ) is concave: Newton's steps find its one maximum. Equal to survival::survreg.
/// </remarks>
public static class Tobit
{
    private const int MostSteps = 100;

    /// <summary>Fits values that are censored from below.</summary>
    /// <param name="values">As measured; at or below the limit, or −∞, counts as below it; NaN is left out.</param>
    /// <param name="limit">The lower limit of quantification.</param>
    /// <param name="covariates">Names and values; none for the mean alone.</param>
    /// <exception cref="ArgumentMistake">Covariates of another length.</exception>
    public static TobitFit Fit(IReadOnlyList<double> values, double limit, params (string Name, IReadOnlyList<double> Values)[] covariates)
    {
        foreach (var (name, column) in covariates) { Guard.SameLength(column.Count, values.Count, $"the length of {name}", "that of the values"); }

        var rows = Enumerable.Range(0, values.Count).Where(i => !double.IsNaN(values[i]) && covariates.All(c => !double.IsNaN(c.Values[i]))).ToArray();
        var p = covariates.Length + 1;
        double[][] x = [.. rows.Select(i => (double[])[1, .. covariates.Select(c => c.Values[i])])];
        double[] y = [.. rows.Select(i => Math.Max(values[i], limit))];
        bool[] below = [.. rows.Select(i => values[i] <= limit)];
        var seen = below.Count(b => !b);
        if (seen < p + 1) { return Undefined(rows.Length, rows.Length - seen, $"{seen} of {rows.Length} values are above the limit; it needs {p + 1}.", "Lower the limit, or fewer covariates."); }

        var design = new RowMajor([.. x.SelectMany(row => row)], rows.Length, p);
        var qr = new QrFactorization(design, 1e-10);
        if (qr.Rank < p) { return Undefined(rows.Length, rows.Length - seen, $"The covariate {(qr.Pivots[p - 1] == 0 ? "of the intercept" : covariates[Math.Max(0, qr.Pivots[p - 1] - 1)].Name)} depends on the others.", "Drop it."); }

        var start = qr.Solve(y);
        var spread = Math.Sqrt(x.Zip(y, (row, v) => Math.Pow(v - TensorPrimitives.Dot<double>(row, start), 2)).Sum() / rows.Length);
        if (spread <= 1e-12 * y.Max(Math.Abs)) { return Undefined(rows.Length, rows.Length - seen, "The values above the limit do not vary around the fit.", "Look at the data."); }

        double[] theta = [.. start.Select(b => b / spread), 1 / spread];
        var log = LogLikelihood(theta, x, y, below);
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, hessian) = Derivatives(theta, x, y, below);
            var move = new QrFactorization(hessian).Solve(gradient);        // −H·move = gradient
            var length = 1.0;
            double[] next;
            double nextLog;
            do
            {
                next = [.. theta.Zip(move, (t, m) => t + (length * m))];
                nextLog = next[^1] > 0 ? LogLikelihood(next, x, y, below) : double.NegativeInfinity;
                length /= 2;
            }
            while (!(nextLog >= log - 1e-12) && length > 1e-10);

            var gain = nextLog - log;
            (theta, log) = (next, nextLog);
            if (Math.Abs(gain) < 1e-13 * Math.Abs(log) && step > 2) { return Finished(theta, x, y, below, log, covariates); }
        }

        return Undefined(rows.Length, rows.Length - seen, $"Newton's steps did not settle in {MostSteps}.", "Look for a covariate that separates the censored from the seen.");
    }

    private static TobitFit Finished(double[] theta, double[][] x, double[] y, bool[] below, double log, (string Name, IReadOnlyList<double> Values)[] covariates)
    {
        var p = theta.Length - 1;
        var h = theta[^1];
        var inverse = new QrFactorization(Derivatives(theta, x, y, below).Information);
        var coefficients = new IntervalEstimate[p];
        var (errors, pValues) = (new double[p], new PValue[p]);
        for (var j = 0; j < p; j++)
        {
            // β = δ/h: gradient 1/h and −δ/h².
            var gradient = new double[p + 1];
            (gradient[j], gradient[p]) = (1 / h, -theta[j] / (h * h));
            errors[j] = Math.Sqrt(gradient.Zip(inverse.Solve(gradient), (a, b) => a * b).Sum());
            var (b, reach) = (theta[j] / h, Quantiles.NormalUpper(.025) * errors[j]);
            coefficients[j] = new(j == 0 ? "intercept" : covariates[j - 1].Name, b, b - reach, b + reach);
            pValues[j] = new(Tails.NormalTwoSided(b / errors[j]), PKind.Asymptotic);
        }

        return new(coefficients, errors, pValues, 1 / h, log, y.Length, below.Count(b => b), new TestOutcome.Made());
    }

    private static double LogLikelihood(double[] theta, double[][] x, double[] y, bool[] below)
    {
        var (h, sum) = (theta[^1], 0.0);
        for (var i = 0; i < y.Length; i++)
        {
            var z = (h * y[i]) - TensorPrimitives.Dot<double>(x[i], theta.AsSpan(0, theta.Length - 1));
            sum += below[i] ? LogTails.NormalUpper(-z) : Math.Log(h) - (.5 * z * z) - (.5 * Math.Log(2 * Math.PI));
        }

        return sum;
    }

    private static (double[] Gradient, RowMajor Information) Derivatives(double[] theta, double[][] x, double[] y, bool[] below)
    {
        var p = theta.Length - 1;
        var (gradient, information) = (new double[p + 1], new RowMajor(p + 1, p + 1));
        for (var i = 0; i < y.Length; i++)
        {
            var z = (theta[p] * y[i]) - TensorPrimitives.Dot<double>(x[i], theta.AsSpan(0, p));
            double[] direction = [.. x[i].Select(v => -v), y[i]];           // dz/dθ
            var (slope, curvature) = (-z, 1.0);
            if (below[i])
            {
                var mills = Math.Exp((-.5 * z * z) - (.5 * Math.Log(2 * Math.PI)) - LogTails.NormalUpper(-z));
                (slope, curvature) = (mills, mills * (mills + z));
            }
            else { (gradient[p], information[p, p]) = (gradient[p] + (1 / theta[p]), information[p, p] + (1 / (theta[p] * theta[p]))); }

            for (var a = 0; a <= p; a++)
            {
                gradient[a] += slope * direction[a];
                for (var b = 0; b <= p; b++) { information[a, b] += curvature * direction[a] * direction[b]; }
            }
        }

        return (gradient, information);
    }

    private static TobitFit Undefined(int n, int censored, string why, string whatToTry) => new([], [], [], double.NaN, double.NaN, n, censored, new TestOutcome.Undefined(why, whatToTry));
}
