namespace NeuroRepl.Statistics.Formulas;

/// <summary>Polynomials that are orthonormal over given points, as R's poly: the same columns come out for new points.</summary>
/// <remarks>Three-term recurrence: Kennedy and Gentle, Statistical Computing (1980), p. 343: F₀ = 1, F₍ₖ₊₁₎ = (x − αₖ)Fₖ − (νₖ/νₖ₋₁)Fₖ₋₁, νₖ = Σ Fₖ².</remarks>
internal sealed class OrthogonalPolynomials
{
    private readonly double[] _alpha;
    private readonly double[] _norm2;

    public OrthogonalPolynomials(IReadOnlyList<double> points, int degree)
    {
        (_alpha, _norm2) = (new double[degree], new double[degree + 1]);
        double[] before = new double[points.Count], now = [.. Enumerable.Repeat(1.0, points.Count)];
        _norm2[0] = points.Count;
        for (var k = 0; k < degree; k++)
        {
            _alpha[k] = points.Select((x, i) => x * now[i] * now[i]).Sum() / _norm2[k];
            var ratio = k == 0 ? 0 : _norm2[k] / _norm2[k - 1];
            var next = points.Select((x, i) => ((x - _alpha[k]) * now[i]) - (ratio * before[i])).ToArray();
            (before, now) = (now, next);
            _norm2[k + 1] = now.Sum(f => f * f);
        }
    }

    /// <summary>The values of degree 1 … at one point.</summary>
    public double[] At(double x)
    {
        var values = new double[_alpha.Length];
        double before = 0, now = 1;
        for (var k = 0; k < _alpha.Length; k++)
        {
            (before, now) = (now, ((x - _alpha[k]) * now) - ((k == 0 ? 0 : _norm2[k] / _norm2[k - 1]) * before));
            values[k] = now / Math.Sqrt(_norm2[k + 1]);
        }

        return values;
    }
}
