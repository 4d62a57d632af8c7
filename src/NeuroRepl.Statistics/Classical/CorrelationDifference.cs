using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Whether two correlations differ.</summary>
public static class CorrelationDifference
{
    /// <summary>Of two independent samples, by Fisher's z.</summary>
    /// <param name="r1">One correlation.</param>
    /// <param name="n1">Its pairs, at least 4.</param>
    /// <param name="r2">The other.</param>
    /// <param name="n2">Its pairs.</param>
    public static TestResult Independent(double r1, int n1, double r2, int n2, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        Guard.InRange(n1, 4, int.MaxValue);
        Guard.InRange(n2, 4, int.MaxValue);
        Open(r1);
        Open(r2);
        var se = Math.Sqrt((1.0 / (n1 - 3)) + (1.0 / (n2 - 3)));
        var difference = Math.Atanh(r1) - Math.Atanh(r2);
        var reach = Quantiles.NormalUpper((1 - level) / 2) * se;
        return Made("Difference of two independent correlations", difference / se, n1 + n2, alternative, []) with
        {
            GroupSizes = [n1, n2],
            Effects = [new("q", difference, difference - reach, difference + reach, level)],
            Notes = ["q is the difference of Fisher's z (Cohen 1988)."],
        };
    }

    /// <summary>Of y with x1 and with x2 in one sample, by Meng, Rosenthal and Rubin (1992).</summary>
    /// <param name="r1">Of y with x1.</param>
    /// <param name="r2">Of y with x2.</param>
    /// <param name="r12">Of x1 with x2.</param>
    /// <param name="n">Subjects, at least 4.</param>
    /// <param name="level">Of the interval of q, the difference of Fisher's z.</param>
    /// <returns>z, and q with its interval; Details has Steiger's (1980) z too, which uses the mean correlation.</returns>
    public static TestResult Overlapping(double r1, double r2, double r12, int n, Alternative alternative = Alternative.TwoSided, double level = .95)
    {
        Guard.InRange(n, 4, int.MaxValue);
        Open(r1);
        Open(r2);
        Open(r12);
        const string test = "Difference of two overlapping correlations";
        if (1 - (r1 * r1) - (r2 * r2) - (r12 * r12) + (2 * r1 * r2 * r12) < -1e-12)
        {
            throw new ArgumentMistake($"No data have the correlations {r1}, {r2} and {r12}: their matrix has a negative eigenvalue.", "Look at the third one, between x1 and x2.");
        }

        var square = ((r1 * r1) + (r2 * r2)) / 2;
        var f = Math.Min(1, (1 - r12) / (2 * (1 - square)));
        var h = (1 - (f * square)) / (1 - square);
        var difference = Math.Atanh(r1) - Math.Atanh(r2);
        if (r12 >= 1 - 1e-12) { return TestResult.Undefined(test, n, "x1 and x2 are the same.", "There is nothing to compare."); }

        var error = Math.Sqrt(2 * (1 - r12) * h / (n - 3));
        var reach = Quantiles.NormalUpper((1 - level) / 2) * error;
        var mean = (r1 + r2) / 2;
        var covariance = ((r12 * (1 - (2 * mean * mean))) - (.5 * mean * mean * (1 - (2 * mean * mean) - (r12 * r12)))) / ((1 - (mean * mean)) * (1 - (mean * mean)));
        var steiger = difference * Math.Sqrt((n - 3) / (2 - (2 * covariance)));
        return Made(test, difference / error, n, alternative, new() { ["Steiger's z"] = steiger, ["Steiger's p"] = Samples.P(alternative, steiger, Tails.NormalUpper) }) with
        {
            Effects = [new("q", difference, difference - reach, difference + reach, level)],
            Notes = ["q is the difference of Fisher's z (Cohen 1988)."],
        };
    }

    /// <summary>Of a with b and of c with d in one sample, four different variables, by Steiger (1980).</summary>
    /// <param name="ab">The one correlation.</param>
    /// <param name="cd">The other.</param>
    /// <param name="ac">Of a with c.</param>
    /// <param name="ad">Of a with d.</param>
    /// <param name="bc">Of b with c.</param>
    /// <param name="bd">Of b with d.</param>
    /// <param name="n">Subjects, at least 4.</param>
    public static TestResult Separate(double ab, double cd, double ac, double ad, double bc, double bd, int n, Alternative alternative = Alternative.TwoSided)
    {
        Guard.InRange(n, 4, int.MaxValue);
        foreach (var r in (double[])[ab, cd, ac, ad, bc, bd]) { Open(r); }

        var mean = (ab + cd) / 2;
        var part = .5 * (((ac - (mean * bc)) * (bd - (bc * mean))) + ((ad - (ac * mean)) * (bc - (mean * ac))) + ((ac - (ad * mean)) * (bd - (mean * ad))) + ((ad - (mean * bd)) * (bc - (bd * mean))));
        var covariance = part / ((1 - (mean * mean)) * (1 - (mean * mean)));
        var z = (Math.Atanh(ab) - Math.Atanh(cd)) * Math.Sqrt((n - 3) / (2 - (2 * covariance)));
        return Made("Difference of two dependent correlations", z, n, alternative, []);
    }

    private static TestResult Made(string test, double z, int n, Alternative alternative, Dictionary<string, double> details) => new(test)
    {
        StatisticName = "z",
        Statistic = z,
        PValue = new(Samples.P(alternative, z, Tails.NormalUpper), PKind.Asymptotic),
        Alternative = alternative,
        N = n,
        Details = details,
    };

    private static void Open(double r)
    {
        if (!(Math.Abs(r) < 1)) { throw new ArgumentMistake($"A correlation is {r}; it has to lie between −1 and 1.", "A correlation of ±1 has no standard error."); }
    }
}
