namespace NeuroRepl.Numerics;

/// <summary>The studentized range: Tukey's, Nemenyi's and Games-Howell's tests.</summary>
public static partial class Tails
{
    /// <summary>P(Q ≥ q) for the range of several means over their standard error.</summary>
    /// <param name="q">The studentized range: √2·|t| for a difference of two means.</param>
    /// <param name="groups">How many means.</param>
    /// <param name="df">Degrees of freedom of the standard error; infinity where it is known.</param>
    public static double StudentizedRangeUpper(double q, int groups, double df)
    {
        Guard.InRange(groups, 2, 10_000);
        if (double.IsNaN(q) || !(df > 0)) { return double.NaN; }
        if (q <= 0) { return 1; }

        var log = double.IsPositiveInfinity(df) ? LogRangeUpper(q, groups) : Averaged(RangeTails.Of(groups), q, df);
        return Math.Min(1, Math.Exp(log));
    }

    private static double Averaged(RangeTails range, double q, double df) => ChiAverage.Log(df, w => range.Log(q * w));

    /// <summary>log P(range ≥ w) of k standard normals.</summary>
    /// <remarks>
    /// k·∫ φ(z)·[Φ(z)ᵏ⁻¹ − (Φ(z) − Φ(z − w))ᵏ⁻¹] dz, where z is the largest. With aᵐ − bᵐ = (a − b)·Σ aⁱ·bᵐ⁻¹⁻ⁱ nothing is subtracted.
    /// The trapezoid rule converges like e^(−1/h²) for such a hump around w/2.
    /// </remarks>
    internal static double LogRangeUpper(double w, int k)
    {
        var step = k <= 12 ? .3 : .2;        // the more means, the narrower the hump
        const double reach = 9.2;
        if (w <= 0) { return 0; }

        var top = double.NegativeInfinity;
        var sum = 0.0;
        for (var z = (w / 2) - reach; z <= (w / 2) + reach; z += step)
        {
            var lower = LogTails.NormalUpper(w - z);
            var all = NormalLower(z);
            var between = z - w > 0 ? NormalUpper(z - w) - NormalUpper(z) : all - Math.Exp(lower);
            var log = (-.5 * z * z) + lower + Math.Log(GeometricSum(all, Math.Max(0, between), k - 1));
            if (log > top) { (sum, top) = ((sum * Math.Exp(top - log)) + 1, log); }
            else if (log > top - 42) { sum += Math.Exp(log - top); }
        }

        return Math.Min(0, Math.Log(k * step * sum) - Saddle.HalfLogTwoPi + top);
    }

    /// <summary>Σ aⁱ·bᵐ⁻¹⁻ⁱ over i = 0 … m − 1.</summary>
    private static double GeometricSum(double a, double b, int m)
    {
        var (sum, power) = (0.0, 1.0);
        for (var i = 0; i < m; i++)
        {
            sum = (sum * b) + power;        // Horner in b
            power *= a;
        }

        return sum;
    }
}
