using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>Does a published result add up? Recomputes what its numbers imply about each other, within the rounding they were printed with.</summary>
/// <remarks>
/// In the spirit of statcheck (Nuijten et al. 2016), GRIM (Brown and Heathers 2017), GRIMMER (Anaya 2016) and SPRITE (Heathers et al. 2018). Give numbers as texts to keep
/// their trailing zeros: Audit.Coefficient("-0.330", "0.040", …).
/// </remarks>
public static partial class Audit
{
    /// <summary>A regression coefficient: t = estimate / SE, p from t and df, confidence limits from estimate and SE.</summary>
    /// <param name="estimate">The coefficient.</param>
    /// <param name="standardError">Its standard error.</param>
    /// <param name="t">Its t (or z, with df infinite).</param>
    /// <param name="p">Its two-sided p.</param>
    /// <param name="df">Residual degrees of freedom; without them p is held against the range over all df.</param>
    /// <param name="low">Lower confidence limit.</param>
    /// <param name="high">Upper confidence limit.</param>
    /// <param name="level">Of the interval.</param>
    public static AuditReport Coefficient(
        PrintedNumber estimate, PrintedNumber standardError, PrintedNumber? t = null, PrintedNumber? p = null, double? df = null, PrintedNumber? low = null, PrintedNumber? high = null, double level = .95)
    {
        var checks = new List<AuditCheck>();
        var notes = new List<string>();
        if (standardError.High <= 0) { checks.Add(new("standard error", standardError.Text, "above 0", Verdict.Impossible, "A standard error is never negative.")); }
        else { Ratio(estimate, standardError, t, p, df, checks, notes); }

        if (low is not null && high is not null) { Limits(estimate, standardError, df, low, high, level, checks); }

        var subject = string.Join(", ", new[] { $"b = {estimate}", $"SE = {standardError}", t is null ? "" : $"t{(df is null ? "" : $"({df:0.##})")} = {t}", p is null ? "" : $"p {Equal(p)}" }.Where(s => s.Length > 0));
        return new(subject, checks) { Notes = notes };
    }

    private static void Ratio(PrintedNumber estimate, PrintedNumber se, PrintedNumber? t, PrintedNumber? p, double? df, List<AuditCheck> checks, List<string> notes)
    {
        var divisor = new Between(Math.Max(se.Low, 1e-12), se.High);
        var ratio = Between.Corners(estimate.Between, divisor, (b, s) => b / s);
        var fits = t is null || ratio.Admits(t);
        if (t is not null)
        {
            checks.Add(new("t = estimate / SE", t.Text, ratio.ToString(), fits ? Verdict.Consistent : Verdict.Inconsistent, fits ? "t is the estimate over its standard error." : $"{estimate} / {se} is {ratio}, not {t}."));
        }

        if (p is null) { return; }

        var fromT = t is null ? (AuditCheck?)null : CheckP($"p from t", t.Between, p, df);
        var fromRatio = CheckP("p from estimate / SE", ratio, p, df);
        if (fromT is not null) { checks.Add(fromT); }
        if (fromT is null || !fits) { checks.Add(fromRatio); }
        if (fits || t is null || fromT is null) { return; }

        // Two of three agree: the third is the misprint.
        var (tAgrees, ratioAgrees) = (fromT.Verdict == Verdict.Consistent, fromRatio.Verdict == Verdict.Consistent);
        if (tAgrees && !ratioAgrees)
        {
            var size = t.Between.Size;
            var neededSe = Between.Corners(estimate.Between.Size, new(Math.Max(size.Low, 1e-12), size.High), (b, s) => b / s);
            var neededB = Between.Corners(t.Between, divisor, (x, s) => x * s);
            notes.Add($"t and p agree, so estimate or SE is the misprint: with this estimate SE = {Math.Abs(estimate.Value / t.Value):G3} ({neededSe}), with this SE estimate = {t.Value * se.Value:G3} ({neededB}).");
        }
        else if (ratioAgrees && !tAgrees) { notes.Add($"Estimate, SE and p agree, so t is the misprint: it should be {ratio}."); }
    }

    private static void Limits(PrintedNumber estimate, PrintedNumber se, double? df, PrintedNumber low, PrintedNumber high, double level, List<AuditCheck> checks)
    {
        var q = Quantiles.StudentUpper((1 - level) / 2, df ?? double.PositiveInfinity);
        var widest = df is null ? Quantiles.StudentUpper((1 - level) / 2, 10) : q;
        Between Limit(int sign) => Between.Of([.. from s in new[] { se.Low, se.High } from w in new[] { q, widest } from b in new[] { estimate.Low, estimate.High } select b + (sign * w * s)]);
        var (lower, upper) = (Limit(-1), Limit(1));
        var fits = lower.Admits(low) && upper.Admits(high);
        checks.Add(new(
            $"{100 * level:0.#} % interval", $"[{low}, {high}]", $"[{lower}, {upper}]", low.Low > high.High ? Verdict.Impossible : fits ? Verdict.Consistent : Verdict.Inconsistent,
            fits ? "The limits are estimate ± quantile · SE." : $"Estimate and SE give [{lower}, {upper}], not [{low}, {high}]."));
        var middle = Between.Corners(low.Between, high.Between, (a, b) => (a + b) / 2);
        if (!middle.Admits(estimate)) { checks.Add(new("estimate in the middle", estimate.Text, middle.ToString(), estimate.High < low.Low || estimate.Low > high.High ? Verdict.Impossible : Verdict.Inconsistent, $"The middle of the interval is {middle}; the estimate is {estimate}.")); }
    }

    /// <summary>p of a t that is known up to rounding; over all df where these are unknown.</summary>
    private static AuditCheck CheckP(string what, Between t, PrintedNumber p, double? df)
    {
        var size = t.Size;
        var implied = df is { } known
            ? size.Map(x => Tails.StudentTwoSided(x, known))
            : new Between(Tails.NormalTwoSided(size.High), Tails.StudentTwoSided(size.Low, 2));
        return Judge(what, p, implied, df is null ? $"t = {t} gives p = {implied} with 2 degrees of freedom or more" : $"t({df:0.##}) = {t} gives p = {implied}", tail => size.Map(x => (df is { } d ? Tails.StudentUpper(x, d) : Tails.NormalUpper(x)) * tail));
    }

    private static AuditCheck Judge(string what, PrintedNumber p, Between implied, string gives, Func<double, Between>? oneSided = null)
    {
        if (p.Low > 1 || p.High < 0) { return new(what, p.Text, implied.ToString(), Verdict.Impossible, $"p {Equal(p)} is no probability."); }
        if (implied.Admits(p)) { return new(what, p.Text, implied.ToString(), Verdict.Consistent, gives + "."); }

        var half = oneSided?.Invoke(1).Admits(p) == true ? " It is the p of a one-sided test." : "";
        var decides = Crosses(p, implied) ? " This changes whether it is below .05." : "";
        return new(what, p.Text, implied.ToString(), Verdict.Inconsistent, $"{gives}, not {(p.Relation == '=' ? p.Text : Equal(p))}.{half}{decides}");
    }

    private static bool Crosses(PrintedNumber p, Between implied) =>
        (p.Relation == '>' ? p.Value >= .05 : p.Value > .05) != implied.Low > .05 && (implied.Low > .05 || implied.High < .05);

    private static string Equal(PrintedNumber number) => number.Relation == '=' ? $"= {number}" : number.Text;
}
