namespace NeuroRepl.Numerics;

/// <summary>Where a distribution of tests leaves a given probability below or above: the inverses of <see cref="Tails"/>.</summary>
/// <remarks>Asked for by the tail that is small, so that 1e-300 is as good a probability as .05. Solved on the logarithm of the tail.</remarks>
public static class Quantiles
{
    /// <summary>The z that a standard normal stays below with this probability.</summary>
    public static double Normal(double lower) => lower > .5 ? NormalUpper(1 - lower) : -NormalUpper(lower);

    /// <summary>The z that a standard normal exceeds with this probability.</summary>
    public static double NormalUpper(double upper) => upper > .5 ? -NormalUpper(1 - upper) : NormalUpperOfLog(Math.Log(upper));

    /// <summary>The z whose upper tail has this natural logarithm: a t of any size becomes a z with its digits.</summary>
    public static double NormalUpperOfLog(double logUpper)
    {
        if (!(logUpper <= 0)) { return double.NaN; }
        if (double.IsNegativeInfinity(logUpper)) { return double.PositiveInfinity; }
        if (logUpper > -.6931471805599453) { return -NormalUpperOfLog(IncompleteBeta.LogComplement(logUpper)); }

        // Hastings' rational start (Abramowitz and Stegun 26.2.23), then Halley's steps on log Q(z) − log p, each tripling the digits.
        var t = Math.Sqrt(-2 * logUpper);
        var z = t - ((2.515517 + (t * (.802853 + (t * .010328)))) / (1 + (t * (1.432788 + (t * (.189269 + (t * .001308)))))));
        for (var k = 0; k < 3; k++)
        {
            var logQ = LogTails.NormalUpper(z);
            var miss = logQ - logUpper;
            var mills = Math.Exp((-.5 * z * z) - Saddle.HalfLogTwoPi - logQ);      // −d log Q / dz
            z += 2 * miss * mills / ((2 * mills * mills) + (miss * mills * (mills - z)));
        }

        return z;
    }

    /// <summary>The t that Student's t stays below with this probability.</summary>
    public static double Student(double lower, double df) => lower > .5 ? StudentUpper(1 - lower, df) : -StudentUpper(lower, df);

    /// <summary>The t that Student's t exceeds with this probability.</summary>
    public static double StudentUpper(double upper, double df)
    {
        if (!IsProbability(upper) || !(df > 0)) { return double.NaN; }
        if (upper == .5) { return 0; }
        if (upper > .5) { return -StudentUpper(1 - upper, df); }
        if (upper == 0) { return double.PositiveInfinity; }
        if (double.IsPositiveInfinity(df)) { return NormalUpper(upper); }

        var target = Math.Log(upper);
        return Math.Sinh(Root.Near(u => LogTails.StudentUpper(Math.Sinh(u), df) - target, Math.Asinh(NormalUpper(upper)), .1));
    }

    /// <summary>The F that Fisher's F stays below with this probability.</summary>
    public static double F(double lower, double d1, double d2) => Positive(lower, 1 - lower, u => LogTails.F(Math.Exp(u), d1, d2), 0);

    /// <summary>The F that Fisher's F exceeds with this probability.</summary>
    public static double FUpper(double upper, double d1, double d2) => Positive(1 - upper, upper, u => LogTails.F(Math.Exp(u), d1, d2), 0);

    /// <summary>The value that χ² stays below with this probability.</summary>
    public static double ChiSquare(double lower, double df) => 2 * Gamma(lower, df / 2);

    /// <summary>The value that χ² exceeds with this probability.</summary>
    public static double ChiSquareUpper(double upper, double df) => 2 * GammaUpper(upper, df / 2);

    /// <summary>The value that a gamma distribution of this shape and scale 1 stays below with this probability.</summary>
    public static double Gamma(double lower, double shape) => Positive(lower, 1 - lower, u => LogTails.Gamma(Math.Exp(u), shape), Math.Log(shape));

    /// <summary>The value that a gamma distribution of this shape and scale 1 exceeds with this probability.</summary>
    public static double GammaUpper(double upper, double shape) => Positive(1 - upper, upper, u => LogTails.Gamma(Math.Exp(u), shape), Math.Log(shape));

    /// <summary>The value that a beta distribution stays below with this probability.</summary>
    public static double Beta(double lower, double a, double b) => OfBeta(lower, 1 - lower, a, b);

    /// <summary>The value that a beta distribution exceeds with this probability.</summary>
    public static double BetaUpper(double upper, double a, double b) => OfBeta(1 - upper, upper, a, b);

    /// <summary>The studentized range that is exceeded with this probability.</summary>
    public static double StudentizedRangeUpper(double upper, int groups, double df)
    {
        if (!(upper > 0 && upper < 1)) { return upper == 1 ? 0 : upper == 0 ? double.PositiveInfinity : double.NaN; }

        // Šidák's quantile of all differences is a little too large, and near; the logarithm of p is nearly a line there.
        var target = Math.Log(upper);
        var each = -MoreMath.ExpM1(MoreMath.Log1P(-upper) / (groups * (groups - 1) / 2.0)) / 2;
        var start = Math.Log(Math.Sqrt(2) * StudentUpper(each, df));
        return Math.Exp(Root.Near(u => Math.Log(Tails.StudentizedRangeUpper(Math.Exp(u), groups, df)) - target, start - .01, .015, 1e-12));
    }

    /// <summary>The noncentrality for which a noncentral t exceeds t with this probability: a confidence limit of an effect size.</summary>
    public static double StudentNoncentrality(double t, double df, double upper)
    {
        if (!(upper > 0 && upper < 1) || !double.IsFinite(t) || !(df > 0)) { return double.NaN; }

        // Solved on whichever tail is small, so that both keep their digits.
        var guess = t - NormalUpper(upper);
        return upper <= .5
            ? Root.Near(delta => Tails.NoncentralStudentUpper(t, df, delta) - upper, guess, .5)
            : Root.Near(delta => Tails.NoncentralStudentLower(t, df, delta) - (1 - upper), guess, .5);
    }

    /// <summary>The noncentrality λ for which a noncentral F exceeds f with this probability; 0 where even λ = 0 exceeds it more often.</summary>
    public static double FNoncentrality(double f, double d1, double d2, double upper) =>
        Noncentrality(lambda => Tails.NoncentralFUpper(f, d1, d2, lambda) - upper, f * d1);

    /// <summary>The noncentrality λ for which a noncentral χ² exceeds x with this probability; 0 where even λ = 0 exceeds it more often.</summary>
    public static double ChiSquareNoncentrality(double x, double df, double upper) =>
        Noncentrality(lambda => Tails.NoncentralChiSquareUpper(x, df, lambda) - upper, x);

    private static double Noncentrality(Func<double, double> excess, double guess)
    {
        if (!double.IsFinite(guess)) { return double.NaN; }
        if (excess(0) >= 0) { return 0; }

        var high = Math.Max(1, 2 * guess);
        for (var k = 0; k < 60 && excess(high) < 0; k++) { high *= 2; }

        return Root.Between(excess, 0, high);
    }

    private static double OfBeta(double lower, double upper, double a, double b)
    {
        if (!IsProbability(lower) || !(a > 0) || !(b > 0)) { return double.NaN; }
        if (lower == 0) { return 0; }
        if (upper == 0) { return 1; }

        var logit = Solve(lower, upper, u => LogTails.Beta(1 / (1 + Math.Exp(-u)), 1 / (1 + Math.Exp(u)), a, b), Math.Log(a / b));
        return 1 / (1 + Math.Exp(-logit));
    }

    private static double Positive(double lower, double upper, Func<double, (double LogLower, double LogUpper)> logTails, double guess)
    {
        if (!IsProbability(lower)) { return double.NaN; }
        if (lower == 0) { return 0; }
        if (upper == 0) { return double.PositiveInfinity; }

        return Math.Exp(Solve(lower, upper, logTails, guess));
    }

    /// <summary>Solves on the logarithm of the smaller tail.</summary>
    private static double Solve(double lower, double upper, Func<double, (double LogLower, double LogUpper)> logTails, double guess)
    {
        var target = Math.Log(Math.Min(lower, upper));
        return lower <= upper
            ? Root.Near(u => logTails(u).LogLower - target, guess)
            : Root.Near(u => logTails(u).LogUpper - target, guess);
    }

    private static bool IsProbability(double p) => p >= 0 && p <= 1;
}
