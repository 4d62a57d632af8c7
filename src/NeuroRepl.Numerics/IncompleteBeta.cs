namespace NeuroRepl.Numerics;

/// <summary>Both tails of the beta distribution as logarithms, each computed where it is small.</summary>
/// <remarks>
/// I_x(a, b) = xᵃyᵇ / (a·B(a, b)) · continued fraction (DLMF 8.17.22, modified Lentz). The fraction converges fast left of
/// (a + 1)/(a + b + 2); right of it the other tail is computed. y = 1 − x is asked for, since only the caller knows it exactly.
/// </remarks>
internal static class IncompleteBeta
{
    private const int MostTerms = 200_000;

    /// <summary>log I_x(a, b), and log of its complement.</summary>
    public static (double LogLower, double LogUpper) LogTails(double x, double y, double a, double b)
    {
        if (x <= 0) { return (double.NegativeInfinity, 0); }
        if (y <= 0) { return (0, double.NegativeInfinity); }

        var factor = Saddle.LogBetaFactor(a, b, x, y);
        if (x < (a + 1) / (a + b + 2))
        {
            var lower = Math.Min(0, factor - Math.Log(a) + Math.Log(Fraction(x, a, b)));
            return (lower, LogComplement(lower));
        }

        var upper = Math.Min(0, factor - Math.Log(b) + Math.Log(Fraction(y, b, a)));
        return (LogComplement(upper), upper);
    }

    /// <summary>log(1 − e^logP).</summary>
    public static double LogComplement(double logP) => logP > -.6931 ? Math.Log(-MoreMath.ExpM1(logP)) : MoreMath.Log1P(-Math.Exp(logP));

    private static double Fraction(double x, double a, double b)
    {
        const double tiny = 1e-300;
        var c = 1.0;
        var d = Away(1 - ((a + b) * x / (a + 1)));
        d = 1 / d;
        var value = d;
        for (var m = 1; m <= MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / Away(1 + (even * d));
            c = Away(1 + (even / c));
            value *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / Away(1 + (odd * d));
            c = Away(1 + (odd / c));
            var change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 3e-16) { break; }
        }

        return value;

        static double Away(double v) => Math.Abs(v) < tiny ? tiny : v;
    }
}
