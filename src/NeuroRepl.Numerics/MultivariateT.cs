using System.Numerics.Tensors;

namespace NeuroRepl.Numerics;

/// <summary>The largest of several correlated |t|: its upper tail, for adjusting contrasts by their own correlation.</summary>
/// <remarks>
/// P(max|Tᵢ| &gt; c) with Tᵢ = Zᵢ/s. Exact by one integral over angles where the correlation has rank 2 (all pairs of three means), by a product of one-dimensional
/// integrals where ρᵢⱼ = bᵢbⱼ (comparisons with one reference; Dunnett 1955), else by a lattice over the unit cube after Genz (J. Comput. Graph. Stat. 1, 1992) with an error bound.
/// </remarks>
public sealed class MultivariateT
{
    private const int Shifts = 12;
    private readonly int _n;
    private readonly double[] _loadings = [];       // bᵢ of a product correlation
    private readonly double[] _angles = [];         // direction of each contrast in the plane, rank 2
    private readonly RowMajor _root;                // lower factor of the correlation, dependent columns zero

    /// <param name="correlation">The correlations of the contrasts; only read.</param>
    public MultivariateT(RowMajor correlation)
    {
        _n = correlation.Rows;
        var eigen = new SymmetricEigen([.. correlation.Values], _n);
        int[] large = [.. Enumerable.Range(0, _n).Where(k => eigen.Values[k] > 1e-9 * _n).OrderByDescending(k => eigen.Values[k])];
        if (large.Length <= 2)
        {
            _angles = [.. Enumerable.Range(0, _n).Select(i => Math.Atan2(
                large.Length < 2 ? 0 : eigen.Vector(i, large[1]) * Math.Sqrt(eigen.Values[large[1]]), eigen.Vector(i, large[0]) * Math.Sqrt(eigen.Values[large[0]])))];
        }
        else { _loadings = ProductOf(correlation); }

        _root = RootOf(correlation);
    }

    /// <summary>P(max|Tᵢ| &gt; c), and a bound of its error: zero where it is exact to ten digits.</summary>
    /// <param name="c">At least 0.</param>
    /// <param name="df">Degrees of freedom; infinite for a normal distribution.</param>
    public (double P, double Error) LargestUpper(double c, double df)
    {
        if (_n == 1) { return (Tails.StudentTwoSided(c, df), 0); }
        if (_angles.Length > 0) { return (ByAngle(c, df), 0); }
        if (_loadings.Length > 0) { return (ByProduct(c, df), 0); }

        return ByLattice(c, df);
    }

    /// <summary>The c that max|Tᵢ| exceeds with probability <paramref name="upper"/>.</summary>
    public double Critical(double upper, double df)
    {
        double low = 0, high = Quantiles.StudentUpper(upper / (2 * _n), df);
        var steps = _angles.Length > 0 || _loadings.Length > 0 || _n == 1 ? 60 : 14;
        for (var step = 0; step < steps && high - low > 1e-10 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = LargestUpper(middle, df).P > upper ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // In the plane (R cos φ, R sin φ) the largest |Tᵢ| is R·maxᵢ|cos(φ − φᵢ)|, and R²/2 is F with 2 and df degrees of freedom: P(R > r) = (1 + r²/df)^(−df/2).
    private double ByAngle(double c, double df)
    {
        double[] edges = [.. Edges().Where(e => e > 0 && e < Math.PI).Prepend(0).Append(Math.PI).Order()];
        var sum = 0.0;
        for (var k = 0; k + 1 < edges.Length; k++)
        {
            if (edges[k + 1] - edges[k] < 1e-14) { continue; }

            sum += Gauss(edges[k], edges[k + 1], phi =>
            {
                var r = c / _angles.Max(angle => Math.Abs(Math.Cos(phi - angle)));
                return double.IsInfinity(df) ? Math.Exp(-r * r / 2) : Math.Exp(-df / 2 * Log1P(r * r / df));
            });
        }

        return sum / Math.PI;
    }

    // Where two contrasts are equally large the integrand has a kink.
    private IEnumerable<double> Edges()
    {
        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var middle = (_angles[i] + _angles[j]) / 2;
                yield return Wrapped(middle);
                yield return Wrapped(middle + (Math.PI / 2));
            }
        }

        static double Wrapped(double angle) => ((angle % Math.PI) + Math.PI) % Math.PI;
    }

    // Zᵢ = bᵢ·W + √(1 − bᵢ²)·Eᵢ: given W and s the contrasts are independent. The complement of the product keeps small tails.
    private double ByProduct(double c, double df)
    {
        double Given(double s)
        {
            double Inner(double w)
            {
                var logInside = 0.0;
                foreach (var b in _loadings)
                {
                    var rest = Math.Sqrt(1 - (b * b));
                    var outside = Tails.NormalUpper(((c * s) - (b * w)) / rest) + Tails.NormalUpper(((c * s) + (b * w)) / rest);
                    logInside += Log1P(-Math.Min(outside, 1));
                }

                return -Expm1(logInside) * Math.Exp(-w * w / 2) / Math.Sqrt(2 * Math.PI);
            }

            var sum = 0.0;
            for (var w = 0.0; w < 10; w += 1.25) { sum += Gauss(w, w + 1.25, Inner) + Gauss(-w - 1.25, -w, Inner); }

            return sum;
        }

        if (double.IsInfinity(df)) { return Given(1); }

        // s² ~ χ²/df; in x = ln s the density is smooth and nearly normal with SD 1/√(2 df).
        var log = (df / 2 * Math.Log(df / 2)) - LogGamma(df / 2) + Math.Log(2);
        var spread = Math.Min(2.5, 8 / Math.Sqrt(2 * df)) * (df < 4 ? 3 : 1);
        var total = 0.0;
        const int panels = 16;
        for (var k = 0; k < panels; k++)
        {
            var (from, to) = (-spread * 1.3 + (k * 2.3 * spread / panels), -spread * 1.3 + ((k + 1) * 2.3 * spread / panels));
            total += Gauss(from, to, x => Math.Exp(log + (df * x) - (df / 2 * Math.Exp(2 * x))) * Given(Math.Exp(x)));
        }

        return total;
    }

    // One lattice point is one draw: s from the first coordinate, then each contrast conditional on those before it.
    private (double P, double Error) ByLattice(double c, double df)
    {
        const int points = 20011;
        var primes = Primes(_n);
        var sums = new double[Shifts];
        Parallel.For(0, Shifts, shift =>
        {
            var random = new CounterRandom(20111, (ulong)shift);
            var start = primes.Select(_ => random.NextDouble()).ToArray();
            var y = new double[_n];
            var sum = 0.0;
            for (var k = 1; k <= points; k++)
            {
                double U(int d) => Math.Clamp(Math.Abs((2 * Fraction((k * Fraction(Math.Sqrt(primes[d]))) + start[d])) - 1), 1e-15, 1 - 1e-15);
                var s = double.IsInfinity(df) ? 1 : Math.Sqrt(Quantiles.ChiSquare(U(0), df) / df);
                var inside = 1.0;
                for (var i = 0; i < _n && inside > 0; i++)
                {
                    var mean = TensorPrimitives.Dot<double>(_root.Row(i)[..i], y.AsSpan(0, i));
                    var own = _root[i, i];
                    if (own == 0)
                    {
                        inside = Math.Abs(mean) <= c * s ? inside : 0;
                        continue;
                    }

                    var (low, high) = (Tails.NormalLower(((-c * s) - mean) / own), Tails.NormalUpper(((c * s) - mean) / own));
                    var width = 1 - low - high;
                    inside *= Math.Max(0, width);
                    if (i + 1 < _n && width > 0) { y[i] = Quantiles.Normal(Math.Clamp(low + (U(i + 1 < primes.Length ? i + 1 : 0) * width), 1e-300, 1 - 1e-16)); }
                }

                sum += 1 - inside;
            }

            sums[shift] = sum / points;
        });
        var mean = sums.Average();
        return (mean, 3.5 * Math.Sqrt(sums.Sum(v => (v - mean) * (v - mean)) / (Shifts * (Shifts - 1.0))));
    }

    private double[] ProductOf(RowMajor correlation)
    {
        if (_n < 3) { return []; }

        var loadings = new double[_n];
        for (var i = 0; i < _n; i++)
        {
            var (j, k) = ((i + 1) % _n, (i + 2) % _n);
            if (Math.Abs(correlation[j, k]) < 1e-12) { return []; }

            var square = correlation[i, j] * correlation[i, k] / correlation[j, k];
            if (!(square >= 0 && square < 1 - 1e-12)) { return []; }

            loadings[i] = Math.Sqrt(square) * (i == 0 ? 1 : Math.Sign(correlation[0, i]));
        }

        for (var i = 0; i < _n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (Math.Abs(correlation[i, j] - (loadings[i] * loadings[j])) > 1e-9) { return []; }
            }
        }

        return loadings;
    }

    private static RowMajor RootOf(RowMajor correlation)
    {
        var n = correlation.Rows;
        var root = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                root[i, j] = root[j, j] == 0 ? 0 : (correlation[i, j] - TensorPrimitives.Dot<double>(root.Row(i)[..j], root.Row(j)[..j])) / root[j, j];
            }

            var left = correlation[i, i] - TensorPrimitives.SumOfSquares<double>(root.Row(i)[..i]);
            root[i, i] = left > 1e-10 ? Math.Sqrt(left) : 0;
        }

        return root;
    }

    private static int[] Primes(int count) => [.. Enumerable.Range(2, 2000).Where(k => Enumerable.Range(2, (int)Math.Sqrt(k) - 1).All(d => k % d != 0)).Take(Math.Max(2, count))];

    private static double Fraction(double x) => x - Math.Floor(x);

    private static double Log1P(double x) => Math.Abs(x) > 1e-4 ? Math.Log(1 + x) : x * (1 - (x * (.5 - (x * ((1.0 / 3) - (x * (.25 - (x / 5))))))));

    private static double Expm1(double x) => Math.Abs(x) > 1e-4 ? Math.Exp(x) - 1 : x * (1 + (x / 2 * (1 + (x / 3 * (1 + (x / 4))))));

    private static double LogGamma(double x) => MathNet.Numerics.SpecialFunctions.GammaLn(x);

    private static double Gauss(double from, double to, Func<double, double> function) => MathNet.Numerics.Integration.GaussLegendreRule.Integrate(function, from, to, 20);
}
