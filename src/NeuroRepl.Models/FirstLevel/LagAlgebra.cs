using System.Runtime.CompilerServices;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>What AR(1) whitening needs of a design, once for all places: the basis shifted by a volume both ways, and their products.</summary>
/// <remarks>
/// With W the whitening of AR(1), WᵀW = I − ρ·S + ρ²·D: S has ones beside the diagonal, D is the identity without its last element (nilearn's whitening, which leaves the first volume as it is)
/// or without first and last (the exact one). So with a = Qᵀy and b = (SQ)ᵀy every ρ has its normal equations from the same numbers:
/// QᵀWᵀWy = a − ρ·b + ρ²·(a − ends), and the data are read once, whatever the number of different ρ.
/// </remarks>
internal sealed class LagAlgebra
{
    private readonly RowMajor _qsq;
    private readonly bool _isExact;

    public LagAlgebra(DesignBasis basis, bool isExact)
    {
        (Basis, _isExact) = (basis, isExact);
        var (n, r) = (basis.Rows, basis.Rank);
        Shifted = new RowMajor(r, n);
        for (var k = 0; k < r; k++)
        {
            var q = basis.Q.Row(k);
            var s = Shifted.Row(k);
            for (var t = 0; t < n; t++) { s[t] = (t > 0 ? q[t - 1] : 0) + (t < n - 1 ? q[t + 1] : 0); }
        }

        _qsq = Products(basis.Q, Shifted);
    }

    public DesignBasis Basis { get; }

    /// <summary>SQ, a row a vector.</summary>
    public RowMajor Shifted { get; }

    /// <summary>Whether the first volume is whitened by √(1 − ρ²) too.</summary>
    public bool IsExact => _isExact;

    /// <summary>The sum of products of neighbouring residuals, Σ rₜ·rₜ₋₁, from a, b and the data's own Σ yₜ·yₜ₋₁.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double LaggedResiduals(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double lagged)
    {
        var quadratic = 0.0;
        for (var j = 0; j < a.Length; j++) { quadratic += a[j] * ShortVectors.Dot(_qsq.Row(j), a); }

        return lagged - ShortVectors.Dot(a, b) + (quadratic / 2);
    }

    /// <summary>The inverse of QᵀWᵀWQ for one ρ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double[] InverseFor(double rho)
    {
        var r = Basis.Rank;
        var gram = new RowMajor(r, r);
        for (var j = 0; j < r; j++)
        {
            for (var k = 0; k < r; k++)
            {
                var ends = Basis.Q[j, Basis.Rows - 1] * Basis.Q[k, Basis.Rows - 1];
                if (_isExact) { ends += Basis.Q[j, 0] * Basis.Q[k, 0]; }

                gram[j, k] = (j == k ? 1 + (rho * rho) : 0) - (rho * _qsq[j, k]) - (rho * rho * ends);
            }
        }

        return (Cholesky.Inverse(gram) ?? throw new InvalidOperationException("An AR(1) covariance is positive definite.")).Values.ToArray();
    }

    /// <summary>QᵀWᵀWy for one ρ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void RightHandSide(double rho, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double first, double last, Span<double> rhs)
    {
        var (n, square) = (Basis.Rows, rho * rho);
        for (var k = 0; k < rhs.Length; k++)
        {
            var ends = Basis.Q[k, n - 1] * last;
            if (_isExact) { ends += Basis.Q[k, 0] * first; }

            rhs[k] = ((1 + square) * a[k]) - (rho * b[k]) - (square * ends);
        }
    }

    /// <summary>yᵀWᵀWy for one ρ.</summary>
    public double WhitenedSquares(double rho, double squares, double lagged, double first, double last) =>
        ((1 + (rho * rho)) * squares) - (2 * rho * lagged) - (rho * rho * ((last * last) + (_isExact ? first * first : 0)));

    /// <summary>The lag-1 autocorrelation that residuals are expected to show under AR(1) noise of this ρ: tr(R D₁ R V)/tr(R V), R taking the design out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double ExpectedAutocorrelation(double rho)
    {
        var (n, r) = (Basis.Rows, Basis.Rank);
        var correlated = new RowMajor(r, n);                // V·Q: a recursion forth and one back
        for (var k = 0; k < r; k++)
        {
            var q = Basis.Q.Row(k);
            var v = correlated.Row(k);
            var carried = 0.0;
            for (var t = 0; t < n; t++) { v[t] = carried = q[t] + (rho * carried); }

            carried = 0;
            for (var t = n - 1; t >= 0; t--)
            {
                v[t] += rho * carried;
                carried = q[t] + (rho * carried);
            }
        }

        var qvq = Products(Basis.Q, correlated);
        var (lag0, lag1) = ((double)n, 2 * (n - 1) * rho);
        for (var k = 0; k < r; k++)
        {
            lag0 -= qvq[k, k];
            lag1 += ShortVectors.Dot(_qsq.Row(k), qvq.Row(k)) - (2 * ShortVectors.Dot(Shifted.Row(k), correlated.Row(k)));
        }

        return lag1 / 2 / lag0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static RowMajor Products(RowMajor left, RowMajor right)
    {
        var result = new RowMajor(left.Rows, right.Rows);
        for (var j = 0; j < left.Rows; j++)
        {
            for (var k = 0; k <= j; k++)
            {
                result[j, k] = result[k, j] = ShortVectors.Dot(left.Row(j), right.Row(k));
            }
        }

        return result;
    }
}
