using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>Sample sizes, degrees of freedom, means and SDs of scales, and sums.</summary>
public static partial class Audit
{
    /// <summary>Degrees of freedom of a paired or one-sample t test: n − 1.</summary>
    public static AuditReport PairedDf(double df, int n) => new($"df = {df:0.##}, n = {n}", [DfOf("df of pairs", df, n - 1, $"{n} pairs")]) { Notes = df == n - 1 ? [] : [$"df = {df:0.##} needs n = {df + 1:0.##}."] };

    /// <summary>Degrees of freedom of a one-way analysis of variance: groups − 1 and N − groups.</summary>
    /// <param name="d1">Printed, of the numerator.</param>
    /// <param name="d2">Printed, of the denominator.</param>
    /// <param name="groupSizes">How many values each group has.</param>
    public static AuditReport AnovaDf(double d1, double d2, params int[] groupSizes)
    {
        Guard.NotEmpty(groupSizes);
        var from = $"{string.Join(" + ", groupSizes)} values";
        return new($"F({d1:0.##}, {d2:0.##}) of {from}", [DfOf("df of the numerator", d1, groupSizes.Length - 1, from), DfOf("df of the denominator", d2, groupSizes.Sum() - groupSizes.Length, from)]);
    }

    /// <summary>Degrees of freedom of time within subjects: from (times − 1)(complete subjects − 1) to (times − 1)(all subjects).</summary>
    /// <param name="df">Printed, of the denominator.</param>
    /// <param name="times">How many times each subject is measured.</param>
    /// <param name="completeSubjects">Those with all times.</param>
    /// <param name="allSubjects">Those with any.</param>
    public static AuditReport WithinDf(double df, int times, int completeSubjects, int allSubjects)
    {
        Guard.InRange(times, 2, 100_000);
        Guard.InRange(completeSubjects, 1, allSubjects);
        var range = new Between((times - 1.0) * (completeSubjects - 1), (times - 1.0) * allSubjects);
        var fits = df >= range.Low - .01 && df <= range.High + .01;
        return new($"df = {df:0.##} of {times} times in {completeSubjects} to {allSubjects} subjects", [new("df within subjects", $"{df:0.##}", range.ToString(), fits ? Verdict.Consistent : Verdict.Inconsistent, fits
            ? "They lie between those of the complete and of all subjects."
            : $"{times} times in {completeSubjects} complete subjects leave {range.Low:0} at least{(df < range.Low ? $"; {df:0.##} needs {(df / (times - 1)) + 1:0.#} subjects" : $" and {range.High:0} at most")}.")]);
    }

    /// <summary>A mean of whole numbers: whether any sum of n of them gives it (GRIM).</summary>
    /// <param name="mean">As printed.</param>
    /// <param name="n">How many subjects.</param>
    /// <param name="items">How many whole numbers each subject's value is the mean of; 1 for a count or a sum score.</param>
    public static AuditReport Grim(PrintedNumber mean, int n, int items = 1)
    {
        Guard.InRange(n, 1, int.MaxValue);
        Guard.InRange(items, 1, int.MaxValue);
        var parts = (double)n * items;
        var (least, most) = (Math.Ceiling((mean.Low * parts) - 1e-9), Math.Floor((mean.High * parts) + 1e-9));
        var fits = least <= most;
        var below = Math.Floor(mean.Value * parts);
        return new($"mean {mean} of {n}", [new("GRIM", mean.Text, fits ? "possible" : $"{below / parts:0.####} or {(below + 1) / parts:0.####}", fits ? Verdict.Consistent : Verdict.Impossible, fits
            ? $"A sum of {least:0} gives it."
            : $"No {n} whole numbers{(items > 1 ? $" of {items} items" : "")} have this mean; the nearest are {below / parts:0.####} and {(below + 1) / parts:0.####}.")]);
    }

    /// <summary>An SD of whole numbers: whether any sum of squares gives it, with the mean that was printed (GRIMMER).</summary>
    /// <param name="mean">As printed.</param>
    /// <param name="sd">As printed, with n − 1.</param>
    /// <param name="n">How many subjects.</param>
    public static AuditReport Grimmer(PrintedNumber mean, PrintedNumber sd, int n)
    {
        Guard.InRange(n, 2, 10_000);
        var grim = Grim(mean, n);
        if (grim.Verdict == Verdict.Impossible) { return grim with { Subject = $"mean {mean}, SD {sd} of {n}" }; }
        if (sd.High < 0) { return new($"SD {sd}", [new("SD", sd.Text, "from 0", Verdict.Impossible, "An SD is never negative.")]); }

        for (var sum = Math.Ceiling((mean.Low * n) - 1e-9); sum <= Math.Floor((mean.High * n) + 1e-9); sum++)
        {
            var (low, high) = ((Math.Max(0, sd.Low) * Math.Max(0, sd.Low) * (n - 1)) + (sum * sum / n), (sd.High * sd.High * (n - 1)) + (sum * sum / n));
            for (var squares = Math.Ceiling(low - 1e-9); squares <= Math.Floor(high + 1e-9); squares++)
            {
                // x² is even where x is: the sum of squares has the parity of the sum.
                if (Math.Abs(squares - sum) % 2 == 0) { return new($"mean {mean}, SD {sd} of {n}", [.. grim.Checks, new("GRIMMER", sd.Text, "possible", Verdict.Consistent, $"A sum of {sum:0} with a sum of squares of {squares:0} gives it.")]); }
            }
        }

        return new($"mean {mean}, SD {sd} of {n}", [.. grim.Checks, new("GRIMMER", sd.Text, "none", Verdict.Impossible, $"No {n} whole numbers have this mean and this SD.")]);
    }

    /// <summary>Mean and SD of a scale with ends: whether any values between the ends have them (the bounds of SPRITE).</summary>
    /// <param name="mean">As printed.</param>
    /// <param name="sd">As printed, with n − 1.</param>
    /// <param name="n">How many subjects.</param>
    /// <param name="least">The scale's lower end.</param>
    /// <param name="most">The scale's upper end.</param>
    public static AuditReport Scale(PrintedNumber mean, PrintedNumber sd, int n, double least, double most)
    {
        Guard.InRange(n, 2, int.MaxValue);
        Guard.Positive(most - least);
        var checks = new List<AuditCheck>();
        var inside = mean.High >= least && mean.Low <= most;
        checks.Add(new("mean within the scale", mean.Text, $"{least} to {most}", inside ? Verdict.Consistent : Verdict.Impossible, inside ? "It lies within." : $"The scale goes from {least} to {most}."));
        if (inside)
        {
            // The largest SD has all at the ends, but for one that makes the mean.
            var largest = Between.Of([LargestDeviation(mean.Low), LargestDeviation(mean.Value), LargestDeviation(mean.High)]).High;
            var fits = sd.Low <= largest + 1e-9;
            checks.Add(new("largest SD possible", sd.Text, $"0 to {largest:0.###}", fits ? Verdict.Consistent : Verdict.Impossible, fits ? $"With this mean it is {largest:0.###} at most." : $"With a mean of {mean} on a scale from {least} to {most} the SD is {largest:0.###} at most, not {sd}."));
        }

        return new($"mean {mean}, SD {sd} of {n} on {least} to {most}", checks);

        double LargestDeviation(double m)
        {
            m = Math.Clamp(m, least, most);
            var share = (m - least) / (most - least) * n;
            var whole = Math.Floor(share);
            var between = least + ((share - whole) * (most - least));
            var squares = (whole * (most - m) * (most - m)) + (whole < n ? ((between - m) * (between - m)) + ((n - whole - 1) * (least - m) * (least - m)) : 0);
            return Math.Sqrt(squares / (n - 1));
        }
    }

    /// <summary>A single value of a scale: whether it lies within its ends.</summary>
    public static AuditReport InScale(PrintedNumber value, double least, double most)
    {
        var inside = value.Value >= least && value.Value <= most;
        return new($"{value} on {least} to {most}", [new("value within the scale", value.Text, $"{least} to {most}", inside ? Verdict.Consistent : Verdict.Impossible, inside ? "It lies within." : $"The scale goes from {least} to {most}: a typing slip?")]);
    }

    /// <summary>Two printed numbers that should be the same, each within its rounding.</summary>
    /// <param name="first">As printed in one place.</param>
    /// <param name="second">As printed in another place, or recomputed.</param>
    /// <param name="what">What they are.</param>
    public static AuditReport Same(PrintedNumber first, PrintedNumber second, string what = "value")
    {
        var fits = first.Value == second.Value || (first.Low < second.High - 1e-12 && second.Low < first.High - 1e-12);
        return new($"{what}: {first} and {second}", [new(what, first.Text, second.Text, fits ? Verdict.Consistent : Verdict.Inconsistent, fits ? "They agree within rounding." : $"{first} and {second} are not the same number rounded.")]);
    }

    /// <summary>A printed total against its parts.</summary>
    /// <param name="total">As printed.</param>
    /// <param name="parts">As printed; each may be rounded.</param>
    public static AuditReport Total(PrintedNumber total, params PrintedNumber[] parts)
    {
        var sum = new Between(parts.Sum(p => p.Decimals == 0 ? p.Value : p.Low), parts.Sum(p => p.Decimals == 0 ? p.Value : p.High));
        return Against("total", total, sum, string.Join(" + ", parts.Select(p => p.Text)));
    }

    /// <summary>A printed product against its factors: samples = subjects × sessions × times, dose = rate × time.</summary>
    /// <param name="product">As printed.</param>
    /// <param name="factors">Taken as exact.</param>
    public static AuditReport Product(PrintedNumber product, params double[] factors)
    {
        var value = factors.Aggregate(1.0, (a, b) => a * b);
        return Against("product", product, new(value, value), string.Join(" × ", factors));
    }

    /// <summary>Whether n can be spread evenly over so many cells (orders, arms).</summary>
    public static AuditReport Balanced(int n, int cells)
    {
        Guard.InRange(cells, 1, int.MaxValue);
        var fits = n % cells == 0;
        return new($"{n} over {cells}", [new("even allocation", $"{n}", $"a multiple of {cells}", fits ? Verdict.Consistent : Verdict.Impossible, fits ? $"{n / cells} each." : $"{n} is not a multiple of {cells}: some have {n / cells}, some {(n / cells) + 1}.")]);
    }

    /// <summary>A percentage of a count.</summary>
    /// <param name="percent">As printed.</param>
    /// <param name="count">How many.</param>
    /// <param name="of">Of how many.</param>
    public static AuditReport Percentage(PrintedNumber percent, int count, int of)
    {
        Guard.InRange(count, 0, of);
        var value = 100.0 * count / of;
        return Against("percentage", percent, new(value, value), $"100 × {count} / {of}");
    }

    /// <summary>The level of each of several tests: whether it is Bonferroni's or Šidák's, and if not, what mean correlation of the outcomes it supposes.</summary>
    /// <param name="alpha">As printed.</param>
    /// <param name="tests">How many tests.</param>
    /// <param name="family">The level of all together.</param>
    public static AuditReport Alpha(PrintedNumber alpha, int tests, double family = .05)
    {
        Guard.InRange(tests, 2, int.MaxValue);
        var (bonferroni, sidak) = (family / tests, 1 - Math.Pow(1 - family, 1.0 / tests));
        var fits = new Between(bonferroni, bonferroni).Admits(alpha) || new Between(sidak, sidak).Admits(alpha);
        var implied = alpha.Between.Map(a => 1 - (Math.Log(family / Math.Max(a, 1e-300)) / Math.Log(tests)));
        return new($"alpha = {alpha} for {tests} tests", [new("level of each test", alpha.Text, $"{bonferroni:0.#####} (Bonferroni) or {sidak:0.#####} (Šidák)", fits ? Verdict.Consistent : Verdict.Inconsistent, fits
            ? "It is the family's level over the tests."
            : $"{family} over {tests} tests is {bonferroni:0.#####}, not {alpha}.")]) { Notes = fits ? [] : [$"{alpha} is {family}/{tests}^(1 − r) for outcomes with a mean correlation r of {implied}."] };
    }

    /// <summary>Tests of one kind with one n: a larger effect must have a smaller p.</summary>
    /// <param name="results">Effect and p of each.</param>
    public static AuditReport Ordered(params (PrintedNumber Effect, PrintedNumber P)[] results)
    {
        var wrong = (from a in results from b in results where a.Effect.Between.Size.Low > b.Effect.Between.Size.High && a.P.Low > b.P.High select (a, b)).ToArray();
        return new($"{results.Length} effects and their p", [new("larger effect, smaller p", $"{results.Length} pairs", wrong.Length == 0 ? "in order" : $"{wrong.Length} out of order", wrong.Length == 0 ? Verdict.Consistent : Verdict.Inconsistent, wrong.Length == 0
            ? "They are in order."
            : $"An effect of {wrong[0].a.Effect} has p = {wrong[0].a.P}, but one of {wrong[0].b.Effect} has p = {wrong[0].b.P}: effect and p are not from one test with one n.")]);
    }

    private static AuditReport Against(string what, PrintedNumber printed, Between implied, string from)
    {
        var fits = implied.Admits(printed);
        return new($"{printed} = {from}", [new(what, printed.Text, implied.ToString(), fits ? Verdict.Consistent : Verdict.Inconsistent, fits ? $"{from} is {implied}." : $"{from} is {implied}, not {printed}.")]);
    }
}
