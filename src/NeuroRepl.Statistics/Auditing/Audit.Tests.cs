using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Classical;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>Statistics of tests, their degrees of freedom and p.</summary>
public static partial class Audit
{
    /// <summary>A t with its degrees of freedom: p, and Cohen's d where given.</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="df">Its degrees of freedom.</param>
    /// <param name="p">The printed two-sided p.</param>
    /// <param name="d">The printed standardised effect (either sign).</param>
    /// <param name="n1">Size of the first group; leave out for paired and one-sample tests, where df + 1 is n.</param>
    /// <param name="n2">Size of the second group.</param>
    public static AuditReport T(PrintedNumber t, double df, PrintedNumber? p = null, PrintedNumber? d = null, int? n1 = null, int? n2 = null)
    {
        var checks = new List<AuditCheck>();
        Degrees("df", df, checks);
        if (df > 0 && p is not null) { checks.Add(CheckP("p from t and df", t.Between, p, df)); }
        if (n1 is { } a && n2 is { } b) { checks.Add(DfOf("df of two samples", df, a + b - 2, $"{a} + {b} values", allowLess: df != Math.Round(df))); }
        if (d is not null && df > 0) { checks.Add(EffectFrom(t, df, d, n1, n2)); }

        return new($"t({df:0.##}) = {t}{(p is null ? "" : $", p {Equal(p)}")}{(d is null ? "" : $", d = {d}")}", checks);
    }

    /// <summary>An F with its degrees of freedom.</summary>
    /// <param name="f">The statistic.</param>
    /// <param name="d1">Degrees of freedom of the numerator.</param>
    /// <param name="d2">Degrees of freedom of the denominator.</param>
    /// <param name="p">The printed p.</param>
    public static AuditReport F(PrintedNumber f, double d1, double d2, PrintedNumber p)
    {
        var checks = new List<AuditCheck>();
        Degrees("df of the numerator", d1, checks);
        Degrees("df of the denominator", d2, checks);
        if (f.High < 0) { checks.Add(new("F", f.Text, "from 0", Verdict.Impossible, "F is a ratio of variances, never negative.")); }
        else if (d1 > 0 && d2 > 0) { checks.Add(Bounded("p from F and df", f, p, f.Between.Size.Map(x => Tails.FUpper(x, d1, d2)), $"F({d1:0.##}, {d2:0.##}) {Equal(f)} gives p")); }

        return new($"F({d1:0.##}, {d2:0.##}) {Equal(f)}, p {Equal(p)}", checks);
    }

    /// <summary>A χ² with its degrees of freedom.</summary>
    /// <param name="chiSquare">The statistic.</param>
    /// <param name="df">Its degrees of freedom.</param>
    /// <param name="p">The printed p.</param>
    public static AuditReport ChiSquare(PrintedNumber chiSquare, double df, PrintedNumber p)
    {
        var checks = new List<AuditCheck>();
        Degrees("df", df, checks);
        if (chiSquare.High < 0) { checks.Add(new("χ²", chiSquare.Text, "from 0", Verdict.Impossible, "χ² is a sum of squares, never negative.")); }
        else if (df > 0) { checks.Add(Bounded("p from χ² and df", chiSquare, p, chiSquare.Between.Size.Map(x => Tails.ChiSquareUpper(x, df)), $"χ²({df:0.##}) {Equal(chiSquare)} gives p")); }

        return new($"χ²({df:0.##}) {Equal(chiSquare)}, p {Equal(p)}", checks);
    }

    /// <summary>A standard normal deviate. One that no p could belong to is perhaps a rank sum printed under the wrong letter.</summary>
    /// <param name="z">The statistic.</param>
    /// <param name="p">The printed two-sided p.</param>
    public static AuditReport Z(PrintedNumber z, PrintedNumber p)
    {
        var size = z.Between.Size;
        if (size.Low > 38)
        {
            return new($"z = {z}, p {Equal(p)}", [new("size of z", z.Text, "below 38", Verdict.Impossible, $"A z of {z} has p = 1e{LogTails.NormalUpper(size.Low) / Math.Log(10):0}: it is no standard normal deviate, perhaps a rank sum (V, W).")]);
        }

        var check = Bounded("p from z", z, p, size.Map(x => Tails.NormalTwoSided(x)), $"z {Equal(z)} gives p", size.Map(Tails.NormalUpper));
        return new($"z {Equal(z)}, p {Equal(p)}", [check]);
    }

    /// <summary>A correlation: p from r and n; where these disagree, the n that would fit.</summary>
    /// <param name="r">The correlation.</param>
    /// <param name="n">How many pairs; leave out to ask which would fit.</param>
    /// <param name="p">The printed two-sided p.</param>
    /// <param name="isSpearman">Whether p may also be from AS 89, as R's cor.test for Spearman's correlation.</param>
    public static AuditReport Correlation(PrintedNumber r, int? n, PrintedNumber p, bool isSpearman = false)
    {
        var name = isSpearman ? "ρ" : "r";
        var subject = $"{name} {Equal(r)}, {(n is null ? "" : $"n = {n}, ")}p {Equal(p)}";
        if (r.Between.Size.Low > 1) { return new(subject, [new(name, r.Text, "−1 to 1", Verdict.Impossible, "A correlation lies between −1 and 1.")]); }

        var fitting = NFromCorrelation(r, p, isSpearman);
        string[] notes = p.Relation != '=' || r.Relation != '=' ? [] : fitting.Count == 0 ? ["No n up to 2000 gives this p."] : [$"This p needs n = {Listed(fitting)}."];
        if (n is not { } pairs) { return new(subject, fitting.Count == 0 && p.Relation == '=' ? [new("n from r and p", p.Text, "none", Verdict.Inconsistent, "No number of pairs gives this p.")] : []) { Notes = notes }; }

        Guard.InRange(pairs, 3, int.MaxValue);
        var implied = CorrelationP(r.Between, pairs, isSpearman);
        var check = Bounded($"p from {name} and n", r, p, implied, $"{name} {Equal(r)} with n = {pairs} gives p");
        return new(subject, [check]) { Notes = check.Verdict == Verdict.Consistent ? [] : notes };
    }

    /// <summary>Every n for which a correlation has the printed p, up to 2000.</summary>
    /// <param name="r">The correlation.</param>
    /// <param name="p">Its two-sided p.</param>
    /// <param name="isSpearman">Whether p may also be from AS 89.</param>
    public static IReadOnlyList<int> NFromCorrelation(PrintedNumber r, PrintedNumber p, bool isSpearman = false) =>
        [.. Enumerable.Range(4, 1997).Where(n => CorrelationP(r.Between, n, isSpearman).Admits(p))];

    /// <summary>Wilcoxon's signed-rank sum: its bounds, and its exact p; where n and p disagree, the n that would fit.</summary>
    /// <param name="v">The sum of ranks; a whole number, or a half with ties.</param>
    /// <param name="n">How many pairs differ; leave out to ask which would fit.</param>
    /// <param name="p">The printed two-sided p.</param>
    public static AuditReport SignedRank(PrintedNumber v, int? n = null, PrintedNumber? p = null)
    {
        var checks = new List<AuditCheck>();
        var subject = $"V = {v}{(n is null ? "" : $", n = {n}")}{(p is null ? "" : $", p {Equal(p)}")}";
        if (v.Value < 0 || Math.Abs((2 * v.Value) - Math.Round(2 * v.Value)) > 1e-9) { checks.Add(new("V", v.Text, "0, ½, 1, …", Verdict.Impossible, "A sum of ranks is a whole number, or a half where there are ties.")); }

        if (n is { } pairs)
        {
            var most = pairs * (pairs + 1) / 2;
            var fits = v.Value <= most;
            checks.Add(new("largest V possible", v.Text, $"0 to {most}", fits ? Verdict.Consistent : Verdict.Impossible, fits ? $"{pairs} pairs reach {most} at most." : $"{pairs} pairs reach {most} at most, not {v}."));
            if (fits && p is not null) { checks.Add(Judge("p from V and n", p, SignedRankP(v.Value, pairs), $"V = {v} with n = {pairs} gives p = {SignedRankP(v.Value, pairs)}")); }
        }

        var fitting = p is null ? [] : Enumerable.Range(1, 200).Where(k => v.Value <= k * (k + 1) / 2 && SignedRankP(v.Value, k).Admits(p)).ToArray();
        return new(subject, checks) { Notes = p is null || (checks.Count > 0 && checks.All(c => c.Verdict == Verdict.Consistent)) ? [] : [fitting.Length == 0 ? "No n up to 200 gives this p." : $"This p needs n = {Listed(fitting)}."] };
    }

    /// <summary>Wilcoxon's rank sum of one of two groups (or Mann and Whitney's U): its bounds.</summary>
    /// <param name="w">W as R prints it, or U: from 0 to n1·n2.</param>
    /// <param name="n1">Size of one group.</param>
    /// <param name="n2">Size of the other.</param>
    /// <param name="p">The printed two-sided p; held against the normal approximation with some room.</param>
    public static AuditReport RankSum(PrintedNumber w, int n1, int n2, PrintedNumber? p = null)
    {
        Guard.InRange(n1, 1, 100_000);
        Guard.InRange(n2, 1, 100_000);
        var most = (double)n1 * n2;
        var fits = w.Value >= 0 && w.Value <= most;
        var checks = new List<AuditCheck> { new("largest W possible", w.Text, $"0 to {most}", fits ? Verdict.Consistent : Verdict.Impossible, fits ? $"{n1} · {n2} = {most} at most." : $"Groups of {n1} and {n2} reach {most} at most, not {w}.") };
        if (fits && p is not null)
        {
            var (distance, sigma) = (Math.Abs(w.Value - (most / 2)), Math.Sqrt(most * (n1 + n2 + 1) / 12));
            var implied = Between.Of([Tails.NormalTwoSided(distance / sigma), Math.Min(1, Tails.NormalTwoSided((distance - .5) / sigma)), ExactRankSumP(w.Value, n1, n2)]);
            checks.Add(Judge("p from W, n1 and n2", p, implied, $"W = {w} with {n1} and {n2} gives p = {implied}"));
        }

        return new($"W = {w}, n = {n1} + {n2}{(p is null ? "" : $", p {Equal(p)}")}", checks);
    }

    /// <summary>p from V and n: exact, and normal with and without continuity correction, since papers rarely say which.</summary>
    private static Between SignedRankP(double v, int n)
    {
        var mean = n * (n + 1) / 4.0;
        var sigma = Math.Sqrt(n * (n + 1.0) * ((2 * n) + 1) / 24);
        var distance = Math.Abs(v - mean);
        return Between.Of([Wilcoxon.SignedRankP(v, n), Tails.NormalTwoSided(distance / sigma), Math.Min(1, Tails.NormalTwoSided(Math.Max(0, distance - .5) / sigma))]);
    }

    private static double ExactRankSumP(double w, int n1, int n2)
    {
        if (n1 + n2 > 60) { return Tails.NormalTwoSided(Math.Abs(w - (n1 * (double)n2 / 2)) / Math.Sqrt(n1 * (double)n2 * (n1 + n2 + 1) / 12)); }

        var p = RankDistributions.OfGroup([.. Enumerable.Range(1, n1 + n2)], n1);
        return RankDistributions.AsFarOut(p, (int)Math.Round(w) + (n1 * (n1 + 1) / 2), n1 * (n1 + n2 + 1) / 2.0);
    }

    private static Between CorrelationP(Between r, int n, bool isSpearman)
    {
        var size = r.Size;
        var t = new Between(size.Low, Math.Min(size.High, 1)).Map(x => x >= 1 ? 0 : Tails.StudentTwoSided(x * Math.Sqrt((n - 2) / ((1 - x) * (1 + x))), n - 2));
        if (!isSpearman) { return t; }

        var most = (((double)n * n * n) - n) / 6;
        var as89 = new Between(size.Low, Math.Min(size.High, 1)).Map(x => Math.Clamp(2 * RankCorrelationP.EdgeworthUpper(2 * Math.Round(most * (1 + x) / 2), n), 0, 1));
        return Between.Of([t.Low, t.High, as89.Low, as89.High]);
    }

    private static AuditCheck EffectFrom(PrintedNumber t, double df, PrintedNumber d, int? n1, int? n2)
    {
        var unit = n1 is { } a && n2 is { } b ? Math.Sqrt((1.0 / a) + (1.0 / b)) : 1 / Math.Sqrt(df + 1);
        var exact = t.Between.Size.Map(x => x * unit);
        var hedges = TTest.Hedges(df);
        var room = Between.Of([exact.Low * (double.IsNaN(hedges) ? 1 : hedges), exact.High]);
        var size = PrintedNumber.Parse(d.Text.Replace("-", "", StringComparison.Ordinal));
        var fits = room.Admits(size);
        return new(
            n1 is null ? "d from t and n = df + 1" : "d from t, n1 and n2", d.Text, room.ToString(), fits ? Verdict.Consistent : Verdict.Inconsistent,
            fits ? "d is t times the root of 1/n." : $"t = {t} implies d = {room}{(n1 is null ? $" with n = {df + 1:0.#} (d_z)" : "")}, not {d}.");
    }

    /// <summary>Judges p where the statistic too may be a bound: "F &lt; 1.99, p &gt; .17" speaks of the same largest F.</summary>
    private static AuditCheck Bounded(string what, PrintedNumber statistic, PrintedNumber p, Between implied, string gives, Between? oneSided = null)
    {
        if (statistic.Relation == '=') { return Judge(what, p, implied, $"{gives} = {implied}", oneSided is { } half ? _ => half : null); }

        var isLarger = statistic.Relation == '>' != statistic.Value < 0;
        if (p.Relation == '=' || p.Relation == '<' != isLarger)
        {
            return new(what, p.Text, implied.ToString(), Verdict.Inconsistent, $"{gives} {(isLarger ? "below" : "above")} {implied}; p {Equal(p)} points the other way.");
        }

        var fits = implied.Low <= p.Value && p.Value <= implied.High;
        return new(what, p.Text, implied.ToString(), fits ? Verdict.Consistent : Verdict.Inconsistent, fits ? $"{gives} {(isLarger ? "below" : "above")} {implied}." : $"{gives} {(isLarger ? "below" : "above")} {implied}, not {p}: the two bounds do not belong together.");
    }

    private static void Degrees(string what, double df, List<AuditCheck> checks)
    {
        if (!(df > 0)) { checks.Add(new(what, $"{df}", "above 0", Verdict.Impossible, "Degrees of freedom are above zero.")); }
    }

    private static AuditCheck DfOf(string what, double df, double expected, string from, bool allowLess = false)
    {
        var fits = allowLess ? df <= expected + .01 : Math.Abs(df - expected) < .01;
        return new(what, $"{df:0.##}", allowLess ? $"at most {expected:0.##}" : $"{expected:0.##}", fits ? Verdict.Consistent : Verdict.Inconsistent, fits ? $"{from} give {expected:0.##}." : $"{from} give {(allowLess ? "at most " : "")}{expected:0.##} degrees of freedom, not {df:0.##}.");
    }

    private static string Listed(IReadOnlyList<int> n) => n.Count == 1 ? $"{n[0]}" : n[^1] - n[0] == n.Count - 1 ? $"{n[0]} to {n[^1]}" : string.Join(", ", n.Take(8));
}
