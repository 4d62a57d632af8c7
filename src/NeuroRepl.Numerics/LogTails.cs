namespace NeuroRepl.Numerics;

/// <summary>Natural logarithms of tail probabilities, for statistics so large that the probability itself would be zero.</summary>
public static class LogTails
{
    /// <summary>log P(Z ≥ z) for a standard normal Z.</summary>
    /// <remarks>From 5 on Laplace's continued fraction of Mills' ratio, φ(z)/Q(z) = z + 1/(z + 2/(z + 3/…)).</remarks>
    public static double NormalUpper(double z)
    {
        if (z < -5) { return MoreMath.Log1P(-Math.Exp(NormalUpper(-z))); }
        if (z < 5) { return Math.Log(Tails.NormalUpper(z)); }
        if (double.IsPositiveInfinity(z)) { return double.NegativeInfinity; }

        var fraction = z;
        for (var k = 8 + (int)(300 / (z * z)); k >= 1; k--) { fraction = z + (k / fraction); }

        return (-.5 * z * z) - Saddle.HalfLogTwoPi - Math.Log(fraction);
    }

    /// <summary>log P(T ≥ t) for Student's t.</summary>
    public static double StudentUpper(double t, double df)
    {
        if (double.IsPositiveInfinity(df)) { return NormalUpper(t); }
        if (double.IsNaN(t) || !(df > 0)) { return double.NaN; }

        var square = t * t;
        if (t > 0 && square > 1e280 * df) { return FarStudentUpper(t, df); }

        var (x, y) = double.IsInfinity(square) ? (0, 1) : (df / (df + square), square / (df + square));
        var (lower, upper) = IncompleteBeta.LogTails(x, y, df / 2, .5);
        if (t > 0) { return lower - Math.Log(2); }

        return Math.Log(.5) + MoreMath.Log1P(Math.Exp(upper));           // t ≤ 0: ½·(1 + P(|T| ≤ |t|))
    }

    /// <summary>The leading term ½·xᵃ / (a·B(a, ½)), a = df/2, x = df/t²: all there is where t² is beyond a double.</summary>
    private static double FarStudentUpper(double t, double df)
    {
        var a = df / 2;
        return (a * (Math.Log(df) - (2 * Math.Log(t)))) - Math.Log(2 * a) - MathNet.Numerics.SpecialFunctions.BetaLn(a, .5);
    }

    /// <summary>log P(F ≥ f) for Fisher's F.</summary>
    public static double FUpper(double f, double d1, double d2) => F(f, d1, d2).LogUpper;

    /// <summary>log P(X ≥ x) for χ².</summary>
    public static double ChiSquareUpper(double x, double df) => Gamma(x / 2, df / 2).LogUpper;

    /// <summary>log P(X ≥ x) for a gamma distribution of this shape and scale 1.</summary>
    public static double GammaUpper(double x, double shape) => Gamma(x, shape).LogUpper;

    /// <summary>log P(X ≤ x) for a beta distribution.</summary>
    public static double BetaLower(double x, double a, double b) => Beta(x, 1 - x, a, b).LogLower;

    /// <summary>log P(X ≥ x) for a beta distribution.</summary>
    public static double BetaUpper(double x, double a, double b) => Beta(x, 1 - x, a, b).LogUpper;

    internal static (double LogLower, double LogUpper) Gamma(double x, double shape) =>
        double.IsNaN(x) || !(shape > 0) ? (double.NaN, double.NaN) : IncompleteGamma.LogTails(x, shape);

    internal static (double LogLower, double LogUpper) Beta(double x, double y, double a, double b) =>
        double.IsNaN(x) || !(a > 0) || !(b > 0) ? (double.NaN, double.NaN) : IncompleteBeta.LogTails(x, y, a, b);

    internal static (double LogLower, double LogUpper) F(double f, double d1, double d2)
    {
        if (double.IsPositiveInfinity(d2)) { return Gamma(f * d1 / 2, d1 / 2); }
        if (double.IsPositiveInfinity(d1)) { var (lower, upper) = Gamma(d2 / f / 2, d2 / 2); return (upper, lower); }
        if (!(f > 0)) { return double.IsNaN(f) ? (double.NaN, double.NaN) : (double.NegativeInfinity, 0); }
        if (double.IsPositiveInfinity(f)) { return (0, double.NegativeInfinity); }

        var total = d2 + (d1 * f);
        var (logLower, logUpper) = Beta(d2 / total, d1 * f / total, d2 / 2, d1 / 2);
        return (logUpper, logLower);
    }
}
