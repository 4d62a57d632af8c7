using System.Globalization;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>The design doctor: what a design can and cannot tell, before any data are fitted.</summary>
public static class DesignChecking
{
    private const double HighInflation = 5;
    private const double HighCondition = 100;
    private const double ManyScrubbed = .2;

    /// <summary>Looks at rank, condition, contrasts, blocks and scrubbed volumes: <c>design.Check("block2 - baseline")</c>.</summary>
    /// <param name="contrasts">What will be asked; without, every condition against the first (the baseline), or each column alone where columns are no blocks.</param>
    public static DesignCheck Check(this DesignMatrix design, params string[] contrasts) => Look(design, contrasts, null, null);

    /// <summary>Looks at a design as <see cref="Check(DesignMatrix, string[])"/>, and at what a high-pass filter would do to each contrast.</summary>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="highPassHz">The cutoff: .01 is nilearn's default.</param>
    /// <param name="contrasts">What will be asked.</param>
    public static DesignCheck Check(this DesignMatrix design, double repetitionTimeSeconds, double highPassHz, params string[] contrasts) => Look(design, contrasts, repetitionTimeSeconds, highPassHz);

    private static DesignCheck Look(DesignMatrix design, string[] contrasts, double? repetitionTimeSeconds, double? highPassHz)
    {
        var asked = contrasts.Length > 0 ? contrasts : Usual(design);
        var basis = new DesignBasis(design);
        var filtered = highPassHz is { } cutoff ? new DesignBasis(Filtered(design, repetitionTimeSeconds!.Value, cutoff)) : null;
        var checks = asked.Select(text => Look(design, basis, filtered, text)).ToArray();
        var scrubbed = design.Names.Count(name => IsSpike(design, name)) / (double)design.Rows;
        var condition = ConditionOf(design);
        return new()
        {
            Design = design,
            Rank = basis.Rank,
            Condition = condition,
            Contrasts = checks,
            Scrubbed = scrubbed,
            HighPassHz = highPassHz,
            Findings = [.. Columns(design, basis, condition), .. checks.SelectMany(Costs), .. HighPass(checks, highPassHz), .. ShortBlocks(design), .. Scrubbing(scrubbed)],
        };
    }

    private static ContrastCheck Look(DesignMatrix design, DesignBasis basis, DesignBasis? filtered, string text)
    {
        var contrast = design.Contrast(text);
        try
        {
            var variance = basis.VarianceOf(contrast);
            var own = design.Names.Where((_, k) => contrast.Weights[k] != 0).ToArray();
            var alone = design.Without([.. design.Names.Except(own)]).With(" constant", [.. Enumerable.Repeat(1.0, design.Rows)]);
            return new(text, true, Math.Sqrt(variance), variance / VarianceIn(alone, text), filtered is null ? double.NaN : Math.Sqrt(VarianceIn(filtered, text) / variance));
        }
        catch (DesignException)
        {
            return new(text, false, double.NaN, double.NaN, double.NaN);
        }
    }

    // A contrast that a filter makes inestimable is inflated without bound, which is an answer and no mistake.
    private static double VarianceIn(DesignBasis basis, string text)
    {
        try { return basis.VarianceOf(basis.Design.Contrast(text)); }
        catch (DesignException) { return double.PositiveInfinity; }
    }

    // One column with the constant: its own variance about the mean. Several that add up to a constant need none, and a contrast of them that needs it is left to them alone.
    private static double VarianceIn(DesignMatrix alone, string text)
    {
        var with = VarianceIn(new DesignBasis(alone), text);
        return double.IsFinite(with) ? with : VarianceIn(new DesignBasis(alone.Without(" constant")), text);
    }

    private static string[] Usual(DesignMatrix design)
    {
        var blocks = design.Names.Where(name => design.Column(name) is var column && column.All(value => value is 0 or 1) && column.Count(value => value == 1) is > 1 and var on && on < design.Rows).ToArray();
        if (blocks.Length > 1) { return [.. blocks.Skip(1).Select(name => $"`{name}` - `{blocks[0]}`".Replace("`", IsWord(name) && IsWord(blocks[0]) ? "" : "`", StringComparison.Ordinal))]; }

        string[] beside = ["mean", "drift", "cosine", "scrub"];
        var columns = design.Names.Where(name => !beside.Any(start => name.StartsWith(start, StringComparison.Ordinal))).ToArray();
        return [.. (columns.Length > 0 ? columns : [.. design.Names]).Select(name => IsWord(name) ? name : $"`{name}`")];
    }

    private static bool IsWord(string name) => char.IsLetter(name[0]) && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':');

    private static DesignMatrix Filtered(DesignMatrix design, double repetitionTimeSeconds, double highPassHz) =>
        design.Without([.. design.Names.Where(name => name.StartsWith("cosine", StringComparison.Ordinal))]).WithCosineDrift(repetitionTimeSeconds, highPassHz);

    private static bool IsSpike(DesignMatrix design, string name) => design.Column(name).Count(value => value != 0) == 1;

    private static double ConditionOf(DesignMatrix design)
    {
        var columns = design.Names.Select(design.Column).Select(column => (column, Length: Math.Sqrt(column.Sum(value => value * value)))).Where(column => column.Length > 0).ToArray();
        var n = columns.Length;
        var gram = new double[n * n];
        for (var j = 0; j < n; j++)
        {
            for (var k = 0; k <= j; k++) { gram[(j * n) + k] = gram[(k * n) + j] = columns[j].column.Zip(columns[k].column, (a, b) => a * b).Sum() / columns[j].Length / columns[k].Length; }
        }

        var values = new SymmetricEigen(gram, n).Values;
        return design.DependentColumns.Count > 0 ? double.PositiveInfinity : Math.Sqrt(values.Max() / Math.Max(values.Min(), 1e-300));
    }

    private static IEnumerable<string> Columns(DesignMatrix design, DesignBasis basis, double condition)
    {
        if (design.Empty.Count > 0) { yield return $"No events of {string.Join(", ", design.Empty)}: leave this run out of contrasts that need {(design.Empty.Count == 1 ? "it" : "them")}."; }
        if (basis.Rank >= design.Rows) { yield return $"{basis.Rank} independent columns for {design.Rows} volumes leave nothing to tell the noise by: take fewer columns."; }
        if (design.DependentColumns.Count > 0) { yield return $"Dependent columns: {string.Join(", ", design.DependentColumns)}. Drop one, design.Without(\"{design.DependentColumns[^1]}\"), unless your contrasts do not need to tell them apart."; }
        else if (condition > HighCondition) { yield return string.Create(CultureInfo.InvariantCulture, $"The condition number is {condition:0}: some columns are nearly sums of others. Look at design.Plot(), and leave out confounds that follow the task."); }
    }

    private static IEnumerable<string> Costs(ContrastCheck check)
    {
        if (!check.IsEstimable) { yield return $"{check.Contrast} cannot be estimated: its columns depend on others."; }
        else if (check.VarianceInflation > HighInflation)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{check.Contrast} has {check.VarianceInflation:0.#} times the variance that it would have without the other columns: drifts or confounds run with it. A shorter list of them, or slower drifts, would help.");
        }
    }

    private static IEnumerable<string> HighPass(ContrastCheck[] checks, double? highPassHz)
    {
        var hit = checks.Where(check => check.HighPassInflation > 1.5).ToArray();
        if (highPassHz is not { } hz || hit.Length == 0) { yield break; }

        var (least, most) = (hit.Min(check => check.HighPassInflation), hit.Max(check => check.HighPassInflation));
        yield return string.Create(CultureInfo.InvariantCulture, $"A high-pass filter at {hz:0.####} Hz would make the standard error of {hit.Length} of {checks.Length} contrasts {least:0.#} to {most:0.#} times as large: the conditions are as slow as what it takes out. ")
            + "Do not filter; model what drifts by a low order, design.WithDrift(1), or by confounds.";
    }

    private static IEnumerable<string> ShortBlocks(DesignMatrix design)
    {
        var lengths = design.Names.Where(name => design.Column(name).All(value => value is 0 or 1)).Select(name => (Name: name, Count: (int)design.Column(name).Sum())).Where(block => block.Count > 1).ToArray();
        if (lengths.Length < 3) { yield break; }

        var usual = lengths.Select(block => block.Count).Order().ElementAt(lengths.Length / 2);
        foreach (var (name, count) in lengths.Where(block => block.Count < usual))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{name} has {count} volumes, the others {usual}: its contrasts are less sure by a factor of {Math.Sqrt(((1.0 / count) + (1.0 / usual)) / (2.0 / usual)):0.##}. Was the scan shorter, or are too many volumes discarded ({design.Discarded})?");
        }
    }

    private static IEnumerable<string> Scrubbing(double share)
    {
        if (share > ManyScrubbed)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} % of the volumes are scrubbed{(share > .5 ? ": more than half, so that the run should be left out" : "; say so, and look whether they fall into some conditions more than others")}.");
        }
    }
}
