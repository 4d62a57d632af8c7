using System.Collections;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.MixedEffects;

/// <summary>The comparisons of a study with p-values adjusted over each quantity's contrasts and over all; Cohen's d is apart from p.</summary>
public sealed class FlameComparisons : IReadOnlyList<FlameComparison>
{
    private readonly IReadOnlyList<FlameComparison> _rows;

    internal FlameComparisons(IReadOnlyList<FlameComparison> rows) => _rows = rows;

    /// <summary>What was compared: "high - placebo", or "mean".</summary>
    public required string Name { get; init; }

    /// <summary>How p-values were adjusted.</summary>
    public required Adjust Adjustment { get; init; }

    /// <summary>Subjects who could not be paired, each with what is missing; mostly empty.</summary>
    public required IReadOnlyList<string> LeftOut { get; init; }

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public FlameComparison this[int index] => _rows[index];

    /// <summary>One of them.</summary>
    /// <exception cref="ArgumentMistake">It is not among them.</exception>
    public FlameComparison this[string quantity, string contrast] => _rows.FirstOrDefault(r => r.Quantity == quantity && r.Contrast == contrast) ?? throw new ArgumentMistake(
        $"{quantity}, {contrast} was not compared.", $"Compared were {string.Join(", ", _rows.Select(r => r.Quantity).Distinct())} in {string.Join("; ", _rows.Select(r => r.Contrast).Distinct())}.");

    /// <summary>A row a comparison: subjects, estimate, standard error, t, df, p, both adjusted p, SD between subjects, Cohen's d.</summary>
    public Table Table() => new($"group comparisons, {Name}",
    [
        new TextColumn("quantity", [.. _rows.Select(r => r.Quantity)]),
        new TextColumn("contrast", [.. _rows.Select(r => r.Contrast)]),
        new NumberColumn("subjects", [.. _rows.Select(r => (double)r.Subjects)]),
        new NumberColumn("estimate", [.. _rows.Select(r => r.Effect.Estimate)]),
        new NumberColumn("standard_error", [.. _rows.Select(r => r.Effect.StandardError)]),
        new NumberColumn("t", [.. _rows.Select(r => r.Effect.T)]),
        new NumberColumn("df", [.. _rows.Select(r => r.Effect.DegreesOfFreedom)]),
        new NumberColumn("p", [.. _rows.Select(r => (double)r.Effect.P)]),
        new NumberColumn("p_adjusted", [.. _rows.Select(r => r.Adjusted)]),
        new NumberColumn("p_adjusted_all", [.. _rows.Select(r => r.AdjustedOverAll)]),
        new NumberColumn("between_sd", [.. _rows.Select(r => Math.Sqrt(r.Fit.BetweenVariance))]),
        new NumberColumn("cohens_d", [.. _rows.Select(r => r.Fit.CohensD)]),
    ]);

    /// <inheritdoc/>
    public IEnumerator<FlameComparison> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
