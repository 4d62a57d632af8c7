using System.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Whitening by a Hermitian positive definite covariance Ψ = L·Lᴴ.</summary>
internal static class ComplexCholesky
{
    /// <summary>L⁻¹, lower triangular, row-major; a covariance that is singular to working precision gets a ridge of 1e-10 of its mean variance.</summary>
    public static Complex[] InverseFactor(Complex[] covariance, int n)
    {
        var l = new Complex[n * n];
        var ridge = 1e-10 * Enumerable.Range(0, n).Average(i => covariance[(i * n) + i].Real);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = covariance[(i * n) + j] + (i == j ? ridge : 0);
                for (var k = 0; k < j; k++) { sum -= l[(i * n) + k] * Complex.Conjugate(l[(j * n) + k]); }

                l[(i * n) + j] = i == j ? Math.Sqrt(Math.Max(sum.Real, ridge)) : sum / l[(j * n) + j];
            }
        }

        var inverse = new Complex[n * n];
        for (var column = 0; column < n; column++)
        {
            for (var i = column; i < n; i++)
            {
                Complex sum = i == column ? 1 : 0;
                for (var k = column; k < i; k++) { sum -= l[(i * n) + k] * inverse[(k * n) + column]; }

                inverse[(i * n) + column] = sum / l[(i * n) + i];
            }
        }

        return inverse;
    }

    /// <summary>L⁻¹·X, the rows of X being coils.</summary>
    public static Complex[][] Multiply(Complex[] inverseFactor, int n, Complex[][] rows)
    {
        var result = new Complex[n][];
        for (var i = 0; i < n; i++)
        {
            result[i] = new Complex[rows[0].Length];
            for (var j = 0; j <= i; j++) { Vectors.AddScaled(result[i].AsSpan(), rows[j], inverseFactor[(i * n) + j]); }
        }

        return result;
    }

    /// <summary>L·u, given L⁻¹: forward substitution.</summary>
    public static Complex[] SolveInverseFactor(Complex[] inverseFactor, int n, Complex[] u)
    {
        var x = new Complex[n];
        for (var i = 0; i < n; i++)
        {
            var sum = u[i];
            for (var j = 0; j < i; j++) { sum -= inverseFactor[(i * n) + j] * x[j]; }

            x[i] = sum / inverseFactor[(i * n) + i];
        }

        return x;
    }
}
