namespace NeuroRepl.Numerics;

/// <summary>The factors in front of the incomplete beta and gamma functions, without the cancellation of large logarithms.</summary>
/// <remarks>
/// Loader, "Fast and accurate computation of binomial probabilities" (2000): a probability is written as a saddle-point term,
/// √(…)·exp(−deviance), times Stirling's remainder, so that nothing large is subtracted from anything large.
/// </remarks>
internal static class Saddle
{
    /// <summary>½·log(2π).</summary>
    public const double HalfLogTwoPi = 0.918938533204672741780329736405617639861;

    /// <summary>log Γ(n + 1) − [(n + ½)·log n − n + ½·log 2π].</summary>
    public static double StirlingRemainder(double n)
    {
        if (n < 16)
        {
            return MathNet.Numerics.SpecialFunctions.GammaLn(n + 1) - ((n + .5) * Math.Log(n)) + n - HalfLogTwoPi;
        }

        var square = n * n;         // the asymptotic series; its seventh term is below 1e-17 from 16 on
        return ((1 / 12d) - (((1 / 360d) - (((1 / 1260d) - (((1 / 1680d) - (((1 / 1188d) - (691 / 360360d / square)) / square)) / square)) / square)) / square)) / n;
    }

    /// <summary>x·log(x / m) + m − x: the deviance of x against its mean m.</summary>
    public static double Deviance(double x, double m)
    {
        if (Math.Abs(x - m) >= .1 * (x + m)) { return (x * Math.Log(x / m)) + m - x; }

        var v = (x - m) / (x + m);                              // log(x/m) = 2·artanh(v)
        var sum = (x - m) * v;
        var term = 2 * x * v;
        for (var j = 1; ; j++)
        {
            term *= v * v;
            var next = sum + (term / ((2 * j) + 1));
            if (next == sum) { return sum; }

            sum = next;
        }
    }

    /// <summary>log of xᵃ·yᵇ / B(a, b) for y = 1 − x.</summary>
    public static double LogBetaFactor(double a, double b, double x, double y)
    {
        var n = a + b;
        return (.5 * Math.Log(a / n * b)) - HalfLogTwoPi + StirlingRemainder(n) - StirlingRemainder(a) - StirlingRemainder(b) - Deviance(a, n * x) - Deviance(b, n * y);
    }

    /// <summary>log of xᵃ·e⁻ˣ / Γ(a).</summary>
    public static double LogGammaFactor(double a, double x) => (.5 * Math.Log(a)) - HalfLogTwoPi - StirlingRemainder(a) - Deviance(a, x);
}
