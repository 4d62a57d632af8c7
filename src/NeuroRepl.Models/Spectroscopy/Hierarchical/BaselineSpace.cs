using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Hierarchical;

/// <summary>Smooth signal that no basis has, as random functions: a penalised cubic B-spline, and the tail that residual water has in the range.</summary>
/// <remarks>
/// b(δ) = Σ_j b_j·B_j(δ), b complex: with real and imaginary parts alike b ~ N(0, Λ⁻¹), Λ = λ·D₃ᵀD₃ on the splines. The penalty on third differences
/// leaves quadratic baselines free, so that λ → ∞ is the polynomial of order 2 (Eilers and Marx, Statistical Science 11 (1996)).
/// A resonance at δ_w that ends outside the range has the expansion Σ_k μ_k/(δ_w − δ)^(k+1) inside it, whatever its shape: three terms with a
/// precision of their own. Integrated out, the data of unit noise have the inverse covariance A = I − B(BᵀB + Λ)⁻¹Bᵀ, real and imaginary parts each.
/// </remarks>
internal sealed class BaselineSpace
{
    private const int Order = 3;                // of the differences that are penalised
    private const int TailTerms = 3;

    private readonly int _points;
    private readonly RowMajor _functions;       // splines, then tails; a row each
    private readonly RowMajor _gram;
    private readonly RowMajor _penalty;
    private readonly RowMajor _factor;

    public BaselineSpace(FitWindow window, double knotSpacingPpm, double waterPpm)
    {
        _points = window.Count;
        var (low, high) = (window.Ppm[window.First + _points - 1], window.Ppm[window.First]);
        var intervals = Math.Max(4, (int)Math.Round((high - low) / knotSpacingPpm));
        Splines = intervals + 3;
        var distance = Math.Min(waterPpm - high, double.PositiveInfinity);
        Tails = distance > 0.1 && distance < 2 ? TailTerms : 0;
        _functions = new RowMajor(Count, _points);
        for (var k = 0; k < _points; k++)
        {
            var ppm = window.Ppm[window.First + k];
            FillSplines(k, (ppm - low) / (high - low) * intervals, intervals);
            for (var tail = 0; tail < Tails; tail++) { _functions[Splines + tail, k] = Math.Pow(distance / (waterPpm - ppm), tail + 1); }
        }

        _gram = new RowMajor(Count, Count);
        for (var i = 0; i < Count; i++)
        {
            for (var j = 0; j <= i; j++) { _gram[i, j] = _gram[j, i] = Vectors.Dot(_functions.Row(i), _functions.Row(j)); }
        }

        _penalty = Penalty(Splines);
        _factor = new RowMajor(Count, Count);
    }

    /// <summary>How many splines there are.</summary>
    public int Splines { get; }

    /// <summary>How many terms the water's tail has; none where water is far away or inside.</summary>
    public int Tails { get; }

    /// <summary>How many functions there are.</summary>
    public int Count => Splines + Tails;

    /// <summary>How many directions of the splines the penalty reaches.</summary>
    public int Penalised => Splines - Order;

    /// <summary>λ: how stiff the splines are, in units of the noise.</summary>
    public double Stiffness { get; private set; }

    /// <summary>Inverse variance of the tail's coefficients, in units of the noise.</summary>
    public double TailPrecision { get; private set; }

    public void SetPrecision(double stiffness, double tailPrecision)
    {
        (Stiffness, TailPrecision) = (stiffness, tailPrecision);
        _gram.Values.CopyTo(_factor.Values);
        for (var i = 0; i < Splines; i++)
        {
            for (var j = 0; j < Splines; j++) { _factor[i, j] += stiffness * _penalty[i, j]; }
        }

        for (var i = Splines; i < Count; i++) { _factor[i, i] += tailPrecision; }

        for (var i = 0; i < Count; i++) { _factor[i, i] *= 1 + 1e-10; }     // a tail may be a combination of splines

        Cholesky.Factor(_factor.Values, Count, Count, tolerance: 1e-15);
    }

    /// <summary>Bᵀx for the real and the imaginary half of x.</summary>
    public void Moments(ReadOnlySpan<double> x, Span<double> moments)
    {
        for (var j = 0; j < Count; j++)
        {
            moments[j] = Vectors.Dot(_functions.Row(j), x[.._points]);
            moments[Count + j] = Vectors.Dot(_functions.Row(j), x[_points..]);
        }
    }

    /// <summary>L⁻¹ of both halves, LLᵀ = BᵀB + Λ, in place: xᵀAy = xᵀy − (L⁻¹Bᵀx)ᵀ(L⁻¹Bᵀy).</summary>
    public void Whiten(Span<double> moments)
    {
        Forward(moments[..Count]);
        Forward(moments[Count..]);
    }

    /// <summary>(BᵀB + Λ)⁻¹ of both halves, in place: the coefficients that moments of a residual have.</summary>
    public void Solve(Span<double> moments)
    {
        Cholesky.Solve(_factor.Values, Count, Count, moments[..Count]);
        Cholesky.Solve(_factor.Values, Count, Count, moments[Count..]);
    }

    /// <summary>bᵀD₃ᵀD₃b and Σ of the tail's squares, both halves together.</summary>
    public (double Rough, double Tail) Squares(ReadOnlySpan<double> coefficients)
    {
        var (rough, tail) = (0.0, 0.0);
        for (var half = 0; half < 2; half++)
        {
            var b = coefficients.Slice(half * Count, Count);
            for (var i = 0; i < Splines; i++) { rough += b[i] * Vectors.Dot(_penalty.Row(i), b[..Splines]); }

            tail += Vectors.Dot(b[Splines..], b[Splines..]);
        }

        return (rough, tail);
    }

    /// <summary>Traces of D₃ᵀD₃·(BᵀB + Λ)⁻¹ and of its tail part, of one half.</summary>
    public (double Rough, double Tail) Traces()
    {
        var (rough, tail) = (0.0, 0.0);
        var column = new double[Count];
        for (var j = 0; j < Count; j++)
        {
            Array.Clear(column);
            column[j] = 1;
            Cholesky.Solve(_factor.Values, Count, Count, column);
            if (j < Splines) { rough += Vectors.Dot(_penalty.Row(j), column.AsSpan(0, Splines)); }
            else { tail += column[j]; }
        }

        return (rough, tail);
    }

    /// <summary>D₃ᵀD₃ times the splines' coefficients of both halves; the tail's stay as they are.</summary>
    public void Bend(ReadOnlySpan<double> b, Span<double> bent)
    {
        for (var half = 0; half < 2 * Count; half += Count)
        {
            for (var i = 0; i < Splines; i++) { bent[half + i] = Vectors.Dot(_penalty.Row(i), b.Slice(half, Splines)); }

            b.Slice(half + Splines, Tails).CopyTo(bent[(half + Splines)..]);
        }
    }

    /// <summary>The inner product of two sets of coefficients, splines and tails apart, halves together.</summary>
    public (double Splines, double Tails) SplitProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var (splines, tails) = (0.0, 0.0);
        for (var half = 0; half < 2 * Count; half += Count)
        {
            splines += Vectors.Dot(a.Slice(half, Splines), b.Slice(half, Splines));
            tails += Vectors.Dot(a.Slice(half + Splines, Tails), b.Slice(half + Splines, Tails));
        }

        return (splines, tails);
    }

    /// <summary>The function Σ b_j·B_j at every point: real half, then imaginary half.</summary>
    public double[] Curve(ReadOnlySpan<double> coefficients)
    {
        var curve = new double[2 * _points];
        for (var j = 0; j < Count; j++)
        {
            Vectors.AddScaled(curve.AsSpan(0, _points), _functions.Row(j), coefficients[j]);
            Vectors.AddScaled(curve.AsSpan(_points), _functions.Row(j), coefficients[Count + j]);
        }

        return curve;
    }

    private void FillSplines(int point, double at, int intervals)
    {
        var first = Math.Clamp((int)at, 0, intervals - 1);
        var u = at - first;
        var v = 1 - u;
        _functions[first, point] = v * v * v / 6;
        _functions[first + 1, point] = ((3 * u * u * u) - (6 * u * u) + 4) / 6;
        _functions[first + 2, point] = ((3 * v * v * v) - (6 * v * v) + 4) / 6;
        _functions[first + 3, point] = u * u * u / 6;
    }

    private static RowMajor Penalty(int count)
    {
        ReadOnlySpan<double> difference = [-1, 3, -3, 1];
        var penalty = new RowMajor(count, count);
        for (var start = 0; start + Order < count; start++)
        {
            for (var i = 0; i <= Order; i++)
            {
                for (var j = 0; j <= Order; j++) { penalty[start + i, start + j] += difference[i] * difference[j]; }
            }
        }

        return penalty;
    }

    private void Forward(Span<double> b)
    {
        for (var i = 0; i < Count; i++)
        {
            var row = _factor.Row(i);
            b[i] = (b[i] - Vectors.Dot(row[..i], b[..i])) / row[i];
        }
    }
}
