using System.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>The group model at a vector of places for one τ² each: generalised least squares, likelihood, slope.</summary>
internal sealed class FlameState(int n, int p, double[] x, bool isMarginal)
{
    private readonly Vector<double>[] _weights = new Vector<double>[n];
    private readonly Vector<double>[] _left = new Vector<double>[n];            // residuals
    private readonly Vector<double>[] _factor = new Vector<double>[p * p];
    private readonly Vector<double>[] _second = new Vector<double>[p * p];      // XᵀW²X
    private readonly Vector<double>[] _third = new Vector<double>[p * p];       // XᵀW³X
    private readonly Vector<double>[] _pull = new Vector<double>[p];            // XᵀW²r

    public Vector<double>[] Y { get; } = new Vector<double>[n];

    public Vector<double>[] S { get; } = new Vector<double>[n];

    public Vector<double>[] Beta { get; } = new Vector<double>[p];

    /// <summary>(XᵀWX)⁻¹.</summary>
    public Vector<double>[] Inverse { get; } = new Vector<double>[p * p];

    /// <summary>Slope of 2ℓ.</summary>
    public Vector<double> U { get; private set; }

    /// <summary>−2ℓ″.</summary>
    public Vector<double> Curvature { get; private set; }

    /// <summary>Its expectation.</summary>
    public Vector<double> Information { get; private set; }

    /// <summary>The residual variance of ordinary least squares: the size that τ² may have. One where there is none.</summary>
    public Vector<double> Spread()
    {
        Array.Fill(_weights, Vector<double>.One);
        LeastSquares();
        var sum = Vector<double>.Zero;
        for (var i = 0; i < n; i++) { sum += _left[i] * _left[i]; }

        sum *= 1.0 / (n - p);
        return Vector.ConditionalSelect(Vector.GreaterThan(sum, Vector<double>.Zero), sum, Vector<double>.One);
    }

    /// <summary>β̂ and (XᵀWX)⁻¹ at a τ².</summary>
    public void Solve(Vector<double> tau)
    {
        for (var i = 0; i < n; i++) { _weights[i] = Vector<double>.One / (S[i] + tau); }

        LeastSquares();
    }

    /// <summary>2ℓ at a τ², but for a constant.</summary>
    public Vector<double> Likelihood(Vector<double> tau, Vector<double> unit)
    {
        Solve(tau);
        var (sum, product) = (Vector<double>.Zero, Vector<double>.One);
        for (var i = 0; i < n; i++)
        {
            sum -= _weights[i] * _left[i] * _left[i];
            product *= _weights[i] * unit;
            if (i % 8 != 7 && i != n - 1) { continue; }

            sum += Vector.Log(product);                         // a logarithm for eight weights
            product = Vector<double>.One;
        }

        for (var k = 0; isMarginal && k < p; k++) { sum -= Vector.Log(_factor[(k * p) + k] * _factor[(k * p) + k] * unit); }

        return sum;
    }

    /// <summary>Fills slope, curvature and information at a τ².</summary>
    public void Slope(Vector<double> tau)
    {
        Solve(tau);
        Array.Clear(_second);
        Array.Clear(_third);
        Array.Clear(_pull);
        var (squares, cubes, first, second) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < n; i++)
        {
            var w = _weights[i];
            var (w2, wr) = (w * w, w * _left[i]);
            (first, second) = (first + w, second + w2);
            (squares, cubes) = (squares + (wr * wr), cubes + (w * wr * wr));
            for (var k = 0; k < p; k++)
            {
                var xk = x[(i * p) + k];
                if (xk == 0) { continue; }

                _pull[k] += w * wr * xk;
                for (var l = 0; isMarginal && l <= k; l++)
                {
                    var product = xk * x[(i * p) + l];
                    _second[(k * p) + l] += w2 * product;
                    _third[(k * p) + l] += w2 * w * product;
                }
            }
        }

        for (var k = 0; k < p; k++)
        {
            for (var l = 0; l < p; l++) { cubes -= _pull[k] * Inverse[(k * p) + l] * _pull[l]; }
        }

        if (isMarginal) { (first, second) = (first - Trace(_second), second - (2 * Trace(_third)) + TraceOfSquare()); }

        (U, Information, Curvature) = (squares - first, second, (2 * cubes) - second);
    }

    private Vector<double> Trace(Vector<double>[] lower)
    {
        var sum = Vector<double>.Zero;
        for (var k = 0; k < p; k++)
        {
            for (var l = 0; l <= k; l++) { sum += Inverse[(k * p) + l] * lower[(k * p) + l] * (l == k ? 1 : 2); }
        }

        return sum;
    }

    /// <summary>tr(A⁻¹BA⁻¹B), B = XᵀW²X.</summary>
    private Vector<double> TraceOfSquare()
    {
        var sum = Vector<double>.Zero;
        for (var k = 0; k < p; k++)
        {
            for (var l = 0; l < p; l++)
            {
                var (there, back) = (Vector<double>.Zero, Vector<double>.Zero);
                for (var j = 0; j < p; j++)
                {
                    there += Inverse[(k * p) + j] * _second[(Math.Max(j, l) * p) + Math.Min(j, l)];
                    back += Inverse[(l * p) + j] * _second[(Math.Max(j, k) * p) + Math.Min(j, k)];
                }

                sum += there * back;
            }
        }

        return sum;
    }

    /// <summary>β̂, residuals, (XᵀWX)⁻¹ and its factor for the weights at hand.</summary>
    private void LeastSquares()
    {
        Array.Clear(_factor);
        Array.Clear(Beta);
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < p; k++)
            {
                if (x[(i * p) + k] == 0) { continue; }

                var weighted = _weights[i] * x[(i * p) + k];
                Beta[k] += weighted * Y[i];
                for (var l = 0; l <= k; l++) { _factor[(k * p) + l] += weighted * x[(i * p) + l]; }
            }
        }

        Factor();
        Invert();
        for (var k = 0; k < p; k++) { _pull[k] = Beta[k]; }

        for (var k = 0; k < p; k++)
        {
            Beta[k] = Vector<double>.Zero;
            for (var l = 0; l < p; l++) { Beta[k] += Inverse[(k * p) + l] * _pull[l]; }
        }

        for (var i = 0; i < n; i++)
        {
            _left[i] = Y[i];
            for (var k = 0; k < p; k++) { _left[i] -= Beta[k] * x[(i * p) + k]; }
        }
    }

    private void Factor()
    {
        for (var i = 0; i < p; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = _factor[(i * p) + j];
                for (var k = 0; k < j; k++) { sum -= _factor[(i * p) + k] * _factor[(j * p) + k]; }

                _factor[(i * p) + j] = i == j ? Vector.SquareRoot(sum) : sum / _factor[(j * p) + j];
            }
        }
    }

    /// <summary>Column by column: L·z = e_j, then Lᵀ·a = z.</summary>
    private void Invert()
    {
        for (var j = 0; j < p; j++)
        {
            for (var i = 0; i < p; i++)
            {
                var sum = i == j ? Vector<double>.One : Vector<double>.Zero;
                for (var k = j; k < i; k++) { sum -= _factor[(i * p) + k] * Inverse[(k * p) + j]; }

                Inverse[(i * p) + j] = i < j ? Vector<double>.Zero : sum / _factor[(i * p) + i];
            }

            for (var i = p - 1; i >= 0; i--)
            {
                var sum = Inverse[(i * p) + j];
                for (var k = i + 1; k < p; k++) { sum -= _factor[(k * p) + i] * Inverse[(k * p) + j]; }

                Inverse[(i * p) + j] = sum / _factor[(i * p) + i];
            }
        }
    }
}
