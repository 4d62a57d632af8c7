using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Power and sample sizes, from the noncentral distributions.</summary>
public static class Power
{
    /// <summary>Power of a one-sample or paired t test.</summary>
    /// <param name="d">The standardised effect: d_z.</param>
    /// <param name="n">How many subjects.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="oneSided">Whether the test has one side.</param>
    public static double PairedT(double d, int n, double alpha = .05, bool oneSided = false) => OfT(d * Math.Sqrt(n), n - 1, alpha, oneSided);

    /// <summary>Power of a t test of two groups.</summary>
    /// <param name="d">The standardised effect: Cohen's d.</param>
    /// <param name="n1">Subjects of one group.</param>
    /// <param name="n2">Subjects of the other.</param>
    public static double TwoSampleT(double d, int n1, int n2, double alpha = .05, bool oneSided = false) =>
        OfT(d / Math.Sqrt((1.0 / n1) + (1.0 / n2)), n1 + n2 - 2, alpha, oneSided);

    /// <summary>Power of an F test.</summary>
    /// <param name="noncentrality">λ: f²·N for Cohen's f.</param>
    /// <param name="d1">Degrees of freedom of the numerator.</param>
    /// <param name="d2">Degrees of freedom of the denominator.</param>
    public static double F(double noncentrality, double d1, double d2, double alpha = .05) =>
        Tails.NoncentralFUpper(Quantiles.FUpper(alpha, d1, d2), d1, d2, noncentrality);

    /// <summary>Power of a one-way analysis of variance with equal groups.</summary>
    /// <param name="f">Cohen's f: the SD of the means over the SD within.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="perGroup">Subjects in each.</param>
    public static double Anova(double f, int groups, int perGroup, double alpha = .05) => F(f * f * groups * perGroup, groups - 1, groups * (perGroup - 1.0), alpha);

    /// <summary>Power of a χ² test.</summary>
    /// <param name="w">Cohen's w.</param>
    /// <param name="n">How many counts.</param>
    /// <param name="df">Degrees of freedom.</param>
    public static double ChiSquare(double w, int n, double df, double alpha = .05) => Tails.NoncentralChiSquareUpper(Quantiles.ChiSquareUpper(alpha, df), df, n * w * w);

    /// <summary>Power of a test of a correlation, by Fisher's z.</summary>
    /// <param name="r">The true correlation.</param>
    /// <param name="n">How many pairs, at least 4.</param>
    public static double Correlation(double r, int n, double alpha = .05, bool oneSided = false)
    {
        Guard.InRange(n, 4, int.MaxValue);
        Guard.InRange(r, -.999999, .999999);
        var shift = (Math.Atanh(Math.Abs(r)) + (Math.Abs(r) / (2.0 * (n - 1)))) * Math.Sqrt(n - 3);
        var critical = Quantiles.NormalUpper(oneSided ? alpha : alpha / 2);
        return Tails.NormalUpper(critical - shift) + (oneSided ? 0 : Tails.NormalUpper(critical + shift));
    }

    /// <summary>Power of Wilcoxon's signed-rank test for normal differences: that of the t test with 3/π of the subjects (its asymptotic efficiency).</summary>
    public static double SignedRank(double d, int n, double alpha = .05, bool oneSided = false) => OfT(d * Math.Sqrt(n * 3 / Math.PI), (n * 3 / Math.PI) - 1, alpha, oneSided);

    /// <summary>Power of an equivalence test (TOST) of pairs: the chance that both one-sided tests reject.</summary>
    /// <param name="d">The true standardised difference.</param>
    /// <param name="margin">The margin, standardised by the same SD.</param>
    /// <param name="n">How many subjects.</param>
    /// <remarks>From the two noncentral t tails, which is exact but for the draws in which no interval fits between the bounds.</remarks>
    public static double PairedEquivalence(double d, double margin, int n, double alpha = .05)
    {
        var critical = Quantiles.StudentUpper(alpha, n - 1);
        var above = Tails.NoncentralStudentUpper(critical, n - 1, (d + margin) * Math.Sqrt(n));
        var below = Tails.NoncentralStudentLower(-critical, n - 1, (d - margin) * Math.Sqrt(n));
        return Math.Max(0, above + below - 1);
    }

    /// <summary>The smallest n at which a power is reached: Power.SampleSize(n =&gt; Power.PairedT(.5, n)).</summary>
    /// <param name="power">The power of each n.</param>
    /// <param name="wanted">How much.</param>
    /// <param name="least">Where to begin.</param>
    /// <exception cref="ArgumentMistake">Not reached with a million.</exception>
    public static int SampleSize(Func<int, double> power, double wanted = .8, int least = 3)
    {
        Guard.InRange(wanted, .01, .9999);
        var high = least;
        while (!(power(high) >= wanted))
        {
            if (high > 1_000_000) { throw new ArgumentMistake($"A power of {wanted} is not reached with a million.", "Look at the effect: is it zero?"); }

            high *= 2;
        }

        var low = Math.Max(least - 1, high / 2);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (power(middle) >= wanted) { high = middle; }
            else { low = middle; }
        }

        return high;
    }

    private static double OfT(double noncentrality, double df, double alpha, bool oneSided)
    {
        Guard.Positive(df);
        Guard.InRange(alpha, 1e-12, .5);
        var critical = Quantiles.StudentUpper(oneSided ? alpha : alpha / 2, df);
        return Tails.NoncentralStudentUpper(critical, df, noncentrality) + (oneSided ? 0 : Tails.NoncentralStudentLower(-critical, df, noncentrality));
    }
}
