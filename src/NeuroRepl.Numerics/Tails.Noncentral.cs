namespace NeuroRepl.Numerics;

/// <summary>Noncentral distributions: power, and the confidence limits of effect sizes.</summary>
public static partial class Tails
{
    private const int MostTerms = 1_000_000;

    /// <summary>P(T ≥ t) for the noncentral t.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="df">Degrees of freedom.</param>
    /// <param name="noncentrality">The mean of the normal in the numerator: d·√n for one sample.</param>
    /// <remarks>
    /// ∫ Q(t·w − δ)·f(w) dw with w = √(χ²/df), by the trapezoid rule in u = log w: the integrand is analytic in a strip of ±π/4 and
    /// all of one sign, so a small tail keeps its relative accuracy.
    /// </remarks>
    public static double NoncentralStudentUpper(double t, double df, double noncentrality)
    {
        if (double.IsNaN(t) || double.IsNaN(noncentrality) || !(df > 0)) { return double.NaN; }
        if (noncentrality == 0) { return StudentUpper(t, df); }
        if (double.IsPositiveInfinity(df)) { return NormalUpper(t - noncentrality); }
        if (double.IsInfinity(t)) { return t > 0 ? 0 : 1; }

        return Math.Exp(ChiAverage.Log(df, w => LogTails.NormalUpper((t * w) - noncentrality), steepest: noncentrality));
    }

    /// <summary>P(T ≤ t) for the noncentral t.</summary>
    public static double NoncentralStudentLower(double t, double df, double noncentrality) => NoncentralStudentUpper(-t, df, -noncentrality);

    /// <summary>P(X ≥ x) for the noncentral χ².</summary>
    /// <param name="noncentrality">λ: the sum of the squared means.</param>
    public static double NoncentralChiSquareUpper(double x, double df, double noncentrality) =>
        x <= 0 ? 1 : PoissonMixture(noncentrality, k => ChiSquareUpper(x, df + (2 * k)));

    /// <summary>P(X ≤ x) for the noncentral χ².</summary>
    public static double NoncentralChiSquareLower(double x, double df, double noncentrality) =>
        x <= 0 ? 0 : PoissonMixture(noncentrality, k => ChiSquareLower(x, df + (2 * k)));

    /// <summary>P(F ≥ f) for the noncentral F.</summary>
    /// <param name="noncentrality">λ of the numerator.</param>
    public static double NoncentralFUpper(double f, double d1, double d2, double noncentrality) =>
        f <= 0 ? 1 : PoissonMixture(noncentrality, k => FUpper(f * d1 / (d1 + (2 * k)), d1 + (2 * k), d2));

    /// <summary>P(F ≤ f) for the noncentral F.</summary>
    public static double NoncentralFLower(double f, double d1, double d2, double noncentrality) =>
        f <= 0 ? 0 : PoissonMixture(noncentrality, k => FLower(f * d1 / (d1 + (2 * k)), d1 + (2 * k), d2));

    /// <summary>Σₖ Poisson(k; λ/2)·tail(k), from the Poisson's mode outwards; every term is positive.</summary>
    private static double PoissonMixture(double lambda, Func<double, double> tail)
    {
        if (!(lambda >= 0) || double.IsInfinity(lambda)) { return double.NaN; }
        if (lambda == 0) { return tail(0); }

        var mean = lambda / 2;
        var mode = Math.Floor(mean);
        var sum = 0.0;
        var previous = 0.0;
        for (var k = mode; k < mode + MostTerms; k++)
        {
            var term = Poisson(k, mean) * tail(k);
            sum += term;
            if (double.IsNaN(term) || (term < 1e-17 * sum && term <= previous) || (term == 0 && k > mode + (20 * Math.Sqrt(mean)) + 50)) { break; }

            previous = term;
        }

        previous = 0;
        for (var k = mode - 1; k >= 0; k--)
        {
            var term = Poisson(k, mean) * tail(k);
            sum += term;
            if (double.IsNaN(term) || (term < 1e-17 * sum && term <= previous)) { break; }

            previous = term;
        }

        return Math.Min(1, sum);
    }

    private static double Poisson(double k, double mean) => k == 0
        ? Math.Exp(-mean)
        : Math.Exp(-Saddle.StirlingRemainder(k) - Saddle.Deviance(k, mean) - (.5 * Math.Log(k)) - Saddle.HalfLogTwoPi);
}
