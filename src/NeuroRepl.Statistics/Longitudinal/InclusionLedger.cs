using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Who is in which analysis, and why the others are not: every analysis with its n, every exclusion with its reason.</summary>
/// <remarks>The first reason of a unit counts in each analysis, in the order in which reasons were given, so that the steps of a flow add up.</remarks>
public sealed class InclusionLedger
{
    private readonly IReadOnlyList<(string Analysis, string Unit, string Reason)> _out;

    private InclusionLedger(IReadOnlyList<string> units, IReadOnlyList<string> analyses, IReadOnlyList<(string, string, string)> exclusions) => (Units, Analyses, _out) = (units, analyses, exclusions);

    /// <summary>All subjects or sessions there are.</summary>
    public IReadOnlyList<string> Units { get; }

    /// <summary>The analyses, in the order they were named.</summary>
    public IReadOnlyList<string> Analyses { get; }

    /// <summary>A ledger with everyone in every analysis.</summary>
    /// <param name="units">Subjects, or sessions, each named once.</param>
    /// <param name="analyses">The analyses.</param>
    /// <exception cref="ArgumentMistake">A name given twice.</exception>
    public static InclusionLedger Of(IEnumerable<string> units, params string[] analyses)
    {
        string[] all = [.. units];
        if (all.GroupBy(u => u).FirstOrDefault(g => g.Count() > 1) is { } twice) { throw new ArgumentMistake($"{twice.Key} is in the list {twice.Count()} times.", "Name each once: sub-01_ses-1 for sessions."); }

        return new(all, analyses.Length == 0 ? ["all"] : analyses, []);
    }

    /// <summary>Takes units out of one analysis.</summary>
    /// <param name="analysis">Which; "*" for every one.</param>
    /// <param name="reason">Why: "CRLB of glutamate above 20 %".</param>
    /// <param name="units">Who.</param>
    /// <exception cref="ArgumentMistake">An analysis or unit that the ledger does not have.</exception>
    public InclusionLedger Exclude(string analysis, string reason, params IEnumerable<string> units)
    {
        Guard.NotBlank(reason);
        string[] which = analysis == "*" ? [.. Analyses] : [Known(analysis)];
        string[] who = [.. units];
        if (who.FirstOrDefault(u => !Units.Contains(u)) is { } stranger) { throw new ArgumentMistake($"The ledger has no {stranger}.", $"It has: {string.Join(", ", Units.Take(5))} …"); }

        return new(Units, Analyses, [.. _out, .. from a in which from u in who select (a, u, reason)]);
    }

    /// <summary>Takes out of one analysis the rows of a table that lack a value in a column.</summary>
    /// <param name="analysis">Which; "*" for every one.</param>
    /// <param name="table">A row a unit.</param>
    /// <param name="unit">The column that names the unit.</param>
    /// <param name="columns">The columns that have to be there.</param>
    public InclusionLedger ExcludeMissing(string analysis, Table table, string unit, params string[] columns)
    {
        var ledger = this;
        foreach (var column in columns)
        {
            string[] there = [.. table.Rows.Where(row => !row.IsMissing(column)).Select(row => row[unit])];
            ledger = ledger.Exclude(analysis, $"{column} missing", Units.Where(u => !there.Contains(u)));
        }

        return ledger;
    }

    /// <summary>Who is in an analysis.</summary>
    public IReadOnlyList<string> Included(string analysis) => [.. Units.Except(_out.Where(e => e.Analysis == Known(analysis)).Select(e => e.Unit))];

    /// <summary>How many are in an analysis.</summary>
    public int N(string analysis) => Included(analysis).Count;

    /// <summary>Who is in all of these analyses: complete cases.</summary>
    public IReadOnlyList<string> Complete(params string[] analyses) => [.. Units.Where(u => (analyses.Length == 0 ? Analyses : analyses).All(a => Included(a).Contains(u)))];

    /// <summary>The flow of one analysis: each reason with how many it took out and how many were left. Out and left add up to all.</summary>
    public IReadOnlyList<InclusionStep> Flow(string analysis)
    {
        var left = Units.ToHashSet();
        var steps = new List<InclusionStep> { new("all", 0, Units.Count) };
        foreach (var reason in _out.Where(e => e.Analysis == Known(analysis)).GroupBy(e => e.Reason))
        {
            var before = left.Count;
            left.ExceptWith(reason.Select(e => e.Unit));
            steps.Add(new(reason.Key, before - left.Count, left.Count));
        }

        return steps;
    }

    /// <summary>The ledger as a table: a row a unit, a column an analysis, the reason where a unit is out.</summary>
    public Table Table() => new("inclusion",
    [
        new TextColumn("unit", [.. Units]),
        .. Analyses.Select(a => new TextColumn(a, [.. Units.Select(u => _out.FirstOrDefault(e => e.Analysis == a && e.Unit == u).Reason ?? "in")])),
    ]);

    private string Known(string analysis) => Analyses.Contains(analysis) ? analysis : throw new ArgumentMistake($"The ledger has no analysis {analysis}.", $"It has: {string.Join(", ", Analyses)}.");
}
