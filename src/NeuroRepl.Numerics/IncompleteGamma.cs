namespace NeuroRepl.Numerics;

/// <summary>Both tails of the gamma distribution (scale 1) as logarithms, each computed where it is small.</summary>
/// <remarks>P(a, x) by its series (DLMF 8.11.4) below a + 1, Q(a, x) by its continued fraction (DLMF 8.9.2, modified Lentz) above.</remarks>
internal static class IncompleteGamma
{
    private const int MostTerms = 1_000_000;

    public static (double LogLower, double LogUpper) LogTails(double x, double a)
    {
        if (x <= 0) { return (double.NegativeInfinity, 0); }
        if (double.IsPositiveInfinity(x)) { return (0, double.NegativeInfinity); }

        var factor = Saddle.LogGammaFactor(a, x);
        if (x < a + 1)
        {
            var lower = Math.Min(0, factor + Math.Log(Series(a, x)));
            return (lower, IncompleteBeta.LogComplement(lower));
        }

        var upper = Math.Min(0, factor + Math.Log(Fraction(a, x)));
        return (IncompleteBeta.LogComplement(upper), upper);
    }

    private static double Series(double a, double x)
    {
        var term = 1 / a;
        var sum = term;
        for (var k = 1; k < MostTerms; k++)
        {
            term *= x / (a + k);
            sum += term;
            if (term < 1e-17 * sum) { break; }
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1e300;
        var d = 1 / b;
        var value = d;
        for (var k = 1; k < MostTerms; k++)
        {
            var numerator = -k * (k - a);
            b += 2;
            d = 1 / ((numerator * d) + b);
            c = b + (numerator / c);
            var change = d * c;
            value *= change;
            if (Math.Abs(change - 1) < 3e-16) { break; }
        }

        return value;
    }
}
