using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Who gets which treatment in which period.</summary>
public sealed class CrossoverPlan
{
    internal CrossoverPlan(IReadOnlyList<string> treatments, IReadOnlyList<IReadOnlyList<string>> sequences, IReadOnlyList<int> assigned, ulong seed)
    {
        (Treatments, Sequences, Assigned, Seed) = (treatments, sequences, assigned, seed);
    }

    /// <summary>The treatments.</summary>
    public IReadOnlyList<string> Treatments { get; }

    /// <summary>The orders of treatments that are used.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Sequences { get; }

    /// <summary>The number of each subject's order in <see cref="Sequences"/>.</summary>
    public IReadOnlyList<int> Assigned { get; }

    /// <summary>The seed that it was drawn with.</summary>
    public ulong Seed { get; }

    /// <summary>How many subjects have each order.</summary>
    public IReadOnlyList<int> Counts => [.. Sequences.Select((_, k) => Assigned.Count(own => own == k))];

    /// <summary>The order of one subject, counted from 0.</summary>
    public IReadOnlyList<string> this[int subject] => Sequences[Assigned[subject]];

    /// <summary>How often a treatment is given in a period, counted from 0.</summary>
    public int Times(string treatment, int period) => Assigned.Count(own => Sequences[own][period] == treatment);

    /// <summary>A row a subject and period: the treatment, the order, and what was given before ("none" in the first) as a factor for carry-over.</summary>
    public Table Table()
    {
        var rows = Assigned.SelectMany((own, subject) => Sequences[own].Select((treatment, period) => (subject, own, treatment, period))).ToArray();
        return new("crossover",
        [
            new TextColumn("subject", [.. rows.Select(row => $"{row.subject + 1:00}")]),
            new NumberColumn("period", [.. rows.Select(row => row.period + 1.0)]),
            new TextColumn("treatment", [.. rows.Select(row => row.treatment)], [.. Treatments]),
            new TextColumn("sequence", [.. rows.Select(row => string.Join("-", Sequences[row.own]))]),
            new TextColumn("after", [.. rows.Select(row => row.period == 0 ? "none" : Sequences[row.own][row.period - 1])]),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Assigned.Count} subjects over {Sequences.Count} orders of {string.Join(", ", Treatments)}: {string.Join(", ", Counts)}";
}
