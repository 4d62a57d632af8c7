using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Which observations may be exchanged: only those within a block, or only whole blocks for one another.</summary>
public sealed class ExchangeabilityBlocks
{
    private ExchangeabilityBlocks(int[] labels, bool whole)
    {
        Guard.NotEmpty(labels);
        (Labels, AreWhole) = (labels, whole);
        Rows = [.. labels.Select((label, row) => (label, row)).GroupBy(pair => pair.label).OrderBy(group => group.Key).Select(group => group.Select(pair => pair.row).ToArray())];
        if (whole && Rows.FirstOrDefault(block => block.Length != Rows[0].Length) is { } odd)
        {
            throw new ArgumentMistake(
                $"Whole blocks are exchanged for one another, but block {labels[odd[0]]} has {odd.Length} observations and block {labels[Rows[0][0]]} has {Rows[0].Length}.",
                "Leave incomplete blocks out, or exchange within blocks: ExchangeabilityBlocks.Within(labels).");
        }
    }

    /// <summary>Observations change places within their block only: repeated measures of one subject.</summary>
    public static ExchangeabilityBlocks Within(IEnumerable<int> labels) => new([.. labels], whole: false);

    /// <summary>Blocks change places as wholes, and change sign as wholes: all measures of a subject move together.</summary>
    /// <exception cref="ArgumentMistake">The blocks are not of one size.</exception>
    public static ExchangeabilityBlocks Whole(IEnumerable<int> labels) => new([.. labels], whole: true);

    /// <summary>The block of each observation.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>Whether blocks move as wholes.</summary>
    public bool AreWhole { get; }

    internal int[][] Rows { get; }

    internal ExchangeabilityBlocks At(IReadOnlyList<int> rows) => new([.. rows.Select(row => Labels[row])], AreWhole);
}
