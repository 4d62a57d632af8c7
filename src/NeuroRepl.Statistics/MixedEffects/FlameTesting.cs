using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>Many group comparisons at once, from one table of first-level estimates.</summary>
public static class FlameTesting
{
    /// <summary>Compares two arms, subject by subject, in every quantity and contrast (or tests their mean where no arms are named), and adjusts p for their number.</summary>
    /// <remarks>Each comparison is <see cref="Flame.Paired"/> (or <see cref="Flame.Fit"/>). p is adjusted twice: over the contrasts of its quantity (8 blocks), and over all (8 blocks × 3 metabolites = 24).</remarks>
    /// <param name="table">Columns subject, arm, quantity, contrast, estimate, variance, as <c>fits.Contrasts(["Glu", "Lac"])</c> gives.</param>
    /// <param name="arm">The arm of interest.</param>
    /// <param name="minus">The arm that is taken off.</param>
    /// <param name="adjust">How p is adjusted.</param>
    /// <param name="options">Which likelihood, which degrees of freedom.</param>
    /// <exception cref="ArgumentMistake">An arm that the table lacks, one arm without the other, or a subject twice in one arm.</exception>
    /// <exception cref="FlameException">Too few subjects.</exception>
    public static FlameComparisons FlameTests(this Table table, string? arm = null, string? minus = null, Adjust adjust = Adjust.Fdr, FlameOptions? options = null)
    {
        if (arm is null != minus is null) { throw new ArgumentMistake("One arm is named, but not the other.", "Name both, FlameTests(\"high\", \"placebo\"), or none to test the mean."); }

        foreach (var name in new[] { arm, minus }.OfType<string>().Where(name => !table.Texts("arm").Contains(name)))
        {
            throw new ArgumentMistake($"The table has no arm {name}.", $"It has: {string.Join(", ", table.Texts("arm").OfType<string>().Distinct())}.");
        }

        SortedSet<string> leftOut = [];
        var (estimates, variances) = (table.Numbers("estimate"), table.Numbers("variance"));
        First[] rows = [.. table.Rows.Select(r => new First(r["subject"], r["arm"], r["quantity"], r["contrast"], estimates[r.Index], variances[r.Index]))];
        Guard.NotEmpty(rows, nameof(table));
        var fits = rows.GroupBy(r => (r.Quantity, r.Contrast)).Select(g => (
            g.Key.Quantity, g.Key.Contrast, Fit: arm is null || minus is null ? Mean([.. g], options) : Paired([.. g], arm, minus, options, leftOut))).ToArray();
        double[] p = [.. fits.Select(f => (double)f.Fit.Effects[0].P)];
        var all = Multiplicity.Adjust(p, adjust);
        var within = new double[p.Length];
        foreach (var family in Enumerable.Range(0, p.Length).GroupBy(i => fits[i].Quantity).Select(g => g.ToArray()))
        {
            var adjusted = Multiplicity.Adjust([.. family.Select(i => p[i])], adjust);
            for (var k = 0; k < family.Length; k++) { within[family[k]] = adjusted[k]; }
        }

        return new FlameComparisons([.. fits.Select((f, i) => new FlameComparison(f.Quantity, f.Contrast, f.Fit, within[i], all[i]))])
        {
            Name = arm is null ? "mean" : $"{arm} - {minus}",
            Adjustment = adjust,
            LeftOut = [.. leftOut],
        };
    }

    private static FlameFit Mean(First[] rows, FlameOptions? options)
    {
        CheckOnce(rows, "the table");
        return Flame.Fit([.. rows.Select(r => r.Estimate)], [.. rows.Select(r => r.Variance)], null, options, $"{rows[0].Quantity}, {rows[0].Contrast}");
    }

    private static FlameFit Paired(First[] rows, string arm, string minus, FlameOptions? options, SortedSet<string> leftOut)
    {
        First[] a = [.. rows.Where(r => r.Arm == arm)], b = [.. rows.Where(r => r.Arm == minus)];
        CheckOnce(a, arm);
        CheckOnce(b, minus);
        var other = b.ToDictionary(r => r.Subject);
        var both = a.Where(r => other.ContainsKey(r.Subject)).Select(r => r.Subject).ToHashSet();
        foreach (var row in a.Concat(b).Where(r => !both.Contains(r.Subject))) { leftOut.Add($"{row.Subject} has no {(row.Arm == arm ? minus : arm)}"); }

        First[] first = [.. a.Where(r => both.Contains(r.Subject))], second = [.. first.Select(r => other[r.Subject])];
        if (first.Length < 2) { throw FlameException.TooFew(first.Length, 1); }

        return Flame.Paired(
            [.. first.Select(r => r.Estimate)], [.. first.Select(r => r.Variance)], [.. second.Select(r => r.Estimate)], [.. second.Select(r => r.Variance)], options, $"{rows[0].Quantity}, {rows[0].Contrast}, {arm} - {minus}");
    }

    private static void CheckOnce(First[] rows, string where)
    {
        if (rows.GroupBy(r => r.Subject).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentMistake($"{twice.Key} is in {where} {twice.Count()} times ({twice.First().Quantity}, {twice.First().Contrast}).", "A subject counts once: name two arms, FlameTests(\"high\", \"placebo\"), or take one with Where(\"arm == high\").");
        }
    }

    private sealed record First(string Subject, string Arm, string Quantity, string Contrast, double Estimate, double Variance);
}
