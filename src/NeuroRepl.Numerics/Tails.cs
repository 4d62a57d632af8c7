namespace NeuroRepl.Numerics;

/// <summary>Probabilities in the tails of the distributions of tests, right to ten digits down to 1e-300: an upper tail is computed as such, never as 1 − CDF.</summary>
/// <remarks>Below 1e-300 <see cref="LogTails"/> goes on. NaN in gives NaN out; degrees of freedom may be fractions or infinite.</remarks>
public static partial class Tails
{
    /// <summary>P(Z ≥ z) for a standard normal Z.</summary>
    public static double NormalUpper(double z) => z < 5 ? .5 * MathNet.Numerics.SpecialFunctions.Erfc(z / Math.Sqrt(2)) : Math.Exp(LogTails.NormalUpper(z));

    /// <summary>P(Z ≤ z) for a standard normal Z.</summary>
    public static double NormalLower(double z) => NormalUpper(-z);

    /// <summary>P(|Z| ≥ |z|) for a standard normal Z.</summary>
    public static double NormalTwoSided(double z) => 2 * NormalUpper(Math.Abs(z));

    /// <summary>P(T ≥ t) for Student's t.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="df">Degrees of freedom, above zero; infinity gives the normal.</param>
    public static double StudentUpper(double t, double df) => Math.Exp(LogTails.StudentUpper(t, df));

    /// <summary>P(T ≤ t) for Student's t.</summary>
    public static double StudentLower(double t, double df) => StudentUpper(-t, df);

    /// <summary>P(|T| ≥ |t|) for Student's t: the p-value of a two-sided test.</summary>
    public static double StudentTwoSided(double t, double df) => 2 * StudentUpper(Math.Abs(t), df);

    /// <summary>P(F ≥ f) for Fisher's F.</summary>
    /// <param name="f">The statistic.</param>
    /// <param name="d1">Degrees of freedom of the numerator.</param>
    /// <param name="d2">Degrees of freedom of the denominator; infinity gives χ²/d1.</param>
    public static double FUpper(double f, double d1, double d2) => Math.Exp(LogTails.FUpper(f, d1, d2));

    /// <summary>P(F ≤ f) for Fisher's F.</summary>
    public static double FLower(double f, double d1, double d2) => Math.Exp(LogTails.F(f, d1, d2).LogLower);

    /// <summary>P(X ≥ x) for χ².</summary>
    public static double ChiSquareUpper(double x, double df) => Math.Exp(LogTails.ChiSquareUpper(x, df));

    /// <summary>P(X ≤ x) for χ².</summary>
    public static double ChiSquareLower(double x, double df) => GammaLower(x / 2, df / 2);

    /// <summary>P(X ≤ x) for a gamma distribution of this shape and scale 1: the regularised incomplete gamma function P(shape, x).</summary>
    public static double GammaLower(double x, double shape) => Math.Exp(LogTails.Gamma(x, shape).LogLower);

    /// <summary>P(X ≥ x) for a gamma distribution of this shape and scale 1: Q(shape, x).</summary>
    public static double GammaUpper(double x, double shape) => Math.Exp(LogTails.Gamma(x, shape).LogUpper);

    /// <summary>P(X ≤ x) for a beta distribution: the regularised incomplete beta function I_x(a, b).</summary>
    public static double BetaLower(double x, double a, double b) => Math.Exp(LogTails.Beta(x, 1 - x, a, b).LogLower);

    /// <summary>P(X ≥ x) for a beta distribution.</summary>
    public static double BetaUpper(double x, double a, double b) => Math.Exp(LogTails.Beta(x, 1 - x, a, b).LogUpper);

    /// <summary>P(X ≥ k) for k successes in n trials.</summary>
    /// <param name="k">How many successes at least.</param>
    /// <param name="n">How many trials.</param>
    /// <param name="probability">Of a success in one trial.</param>
    public static double BinomialUpper(double k, double n, double probability) =>
        k <= 0 ? 1 : k > n ? 0 : BetaLower(probability, k, n - k + 1);

    /// <summary>P(X ≤ k) for k successes in n trials.</summary>
    public static double BinomialLower(double k, double n, double probability) =>
        k < 0 ? 0 : k >= n ? 1 : BetaUpper(probability, k + 1, n - k);
}
