using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

public sealed partial class DesignMatrix
{
    /// <summary>A baseline and the blocks after it, all of one length: the columns "baseline", "block1", "block2" …</summary>
    /// <param name="blocks">How many blocks follow the baseline; eight of an infusion, say.</param>
    /// <param name="scansPerBlock">Volumes of the baseline and of each block.</param>
    /// <param name="discard">Volumes before the baseline, which belong to none.</param>
    /// <param name="lastBlock">Volumes of the last block, where the scan ended early; as the others unless given.</param>
    public static DesignMatrix BaselineAndBlocks(int blocks, int scansPerBlock, int discard = 0, int? lastBlock = null)
    {
        Guard.Positive(blocks);
        var cells = Blocks([.. Enumerable.Repeat(scansPerBlock, blocks), lastBlock ?? scansPerBlock], discard);
        return new(["baseline", .. Enumerable.Range(1, blocks).Select(block => $"block{block}")], [.. cells._values.Values], discard);
    }

    /// <summary>One column of its own.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="values">A number a row.</param>
    /// <param name="discard">Observations before the first row, which belong to none.</param>
    public static DesignMatrix Column(string name, IReadOnlyList<double> values, int discard = 0) => new([name], [.. values], discard);

    /// <summary>The columns of two designs beside each other.</summary>
    /// <exception cref="DesignException">They have another number of rows, leave out another number of volumes, or share a name.</exception>
    public static DesignMatrix operator +(DesignMatrix left, DesignMatrix right)
    {
        if (left.Rows != right.Rows || left.Discarded != right.Discarded)
        {
            throw new DesignException(
                $"The designs have {left.Rows} and {right.Rows} rows after {left.Discarded} and {right.Discarded} left out.", "Both must be about the same volumes: the same rows, the same discard.");
        }

        return new([.. left.Names, .. right.Names], [.. Enumerable.Range(0, left.Rows).SelectMany(row => (double[])[.. left._values.Row(row), .. right._values.Row(row)])], left.Discarded)
        {
            Empty = [.. left.Empty.Union(right.Empty)],
            Notes = [.. left.Notes.Union(right.Notes)],
        };
    }

    /// <summary>The design with a column of ones, "mean".</summary>
    public DesignMatrix WithMean() => With("mean", [.. Enumerable.Repeat(1.0, Rows)]);

    /// <summary>The design with slow cosines, cosine1, cosine2 …: all that are slower than a frequency, which is what a high-pass filter takes out.</summary>
    /// <remarks>cos(πk(t + ½)/n)·√(2/n) for k = 1 … ⌊2·n·TR·cutoff⌋, the type-II discrete cosine transform; frequency k/(2·n·TR).</remarks>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="highPassHz">Frequencies up to this are modelled as drift; .008 is 1/(125 s). Blocks of minutes are slower than that: see <c>design.Check()</c>.</param>
    public DesignMatrix WithCosineDrift(double repetitionTimeSeconds, double highPassHz = .008)
    {
        var cosines = Regressor.Cosines(Rows, repetitionTimeSeconds, 0, highPassHz);
        return cosines.Count == 0 ? this : this + new DesignMatrix(
            [.. cosines.Select(cosine => $"cosine{cosine.Order}")], [.. Enumerable.Range(0, Rows).SelectMany(row => cosines.Select(cosine => cosine.Values[row]))], Discarded);
    }

    /// <summary>The design with columns of a confounds table, each about its own mean: movement, white matter, CSF, the global signal.</summary>
    /// <remarks>Taken about their means, so that a block's coefficient stays the signal in that block. What is missing (fMRIPrep's n/a in the first row of a derivative) counts as 0, and a note says so.</remarks>
    /// <param name="confounds">A row a volume, the discarded ones included or not.</param>
    /// <param name="columns">Which columns; a name may end in * for all that begin so: "trans_*", "a_comp_cor_0*".</param>
    /// <exception cref="DesignException">Another number of rows, or a name that fits no column.</exception>
    public DesignMatrix WithConfounds(Table confounds, params string[] columns)
    {
        var skipped = Skipped(confounds.Count, $"The confounds {confounds.Name} have");
        Guard.NotEmpty(columns);
        var names = columns.SelectMany(column => Matching(confounds, column)).Distinct().ToArray();
        var result = this;
        var filled = new List<string>();
        foreach (var name in names)
        {
            double[] values = [.. confounds.Numbers(name).Skip(skipped)];
            var known = values.Where(double.IsFinite).ToArray();
            if (known.Length < values.Length) { filled.Add($"{name} ({values.Length - known.Length})"); }

            var mean = known.Length > 0 ? known.Average() : 0;
            result = result.With(name, [.. values.Select(value => double.IsFinite(value) ? value - mean : 0)]);
        }

        return filled.Count == 0 ? result : result.Noted($"Missing values of confounds count as their mean: {string.Join(", ", filled)}.");
    }

    /// <summary>The design with a column for each flagged volume, "scrub17" for volume 17 counted from 0 at the scan's start: that volume then says nothing about any other effect.</summary>
    /// <param name="flags">A flag a volume, the discarded ones included or not.</param>
    /// <exception cref="DesignException">Another number of flags.</exception>
    public DesignMatrix WithSpikes(IReadOnlyList<bool> flags)
    {
        var skipped = Skipped(flags.Count, "There are flags for");
        var flagged = Enumerable.Range(0, Rows).Where(row => flags[skipped + row]).ToArray();
        if (flagged.Length == 0) { return this; }

        var values = new double[Rows * flagged.Length];
        for (var k = 0; k < flagged.Length; k++) { values[(flagged[k] * flagged.Length) + k] = 1; }

        return this + new DesignMatrix([.. flagged.Select(row => $"scrub{row + Discarded}")], values, Discarded);
    }

    /// <summary>These rows only, in this order: what is left when flagged volumes are dropped.</summary>
    public DesignMatrix At(IReadOnlyList<int> rows)
    {
        Guard.NotEmpty(rows);
        return Next(Names, [.. rows.SelectMany(row => _values.Row(row).ToArray())]);
    }

    /// <summary>The design with one more remark.</summary>
    public DesignMatrix Noted(string note) => new(Names, [.. _values.Values], Discarded) { Empty = Empty, Notes = [.. Notes, note] };

    private int Skipped(int rows, string what)
    {
        if (rows == Rows) { return 0; }

        return rows == Rows + Discarded ? Discarded : throw new DesignException(
            $"{what} {rows} rows, the design has {Rows}{(Discarded > 0 ? $" after {Discarded} left out" : "")}.",
            "Each row belongs to one volume: give the table of this run, or build the design for its number of volumes.");
    }

    private static string[] Matching(Table table, string column)
    {
        if (!column.EndsWith('*')) { return [table[column].Name]; }

        var found = table.Columns.Select(c => c.Name).Where(name => name.StartsWith(column[..^1], StringComparison.Ordinal)).ToArray();
        return found.Length > 0 ? found : throw new DesignException($"No column of {table.Name} begins with {column[..^1]}.", $"It has: {string.Join(", ", table.Columns.Select(c => c.Name))}.");
    }

    private DesignMatrix Next(IReadOnlyList<string> names, double[] values) => new(names, values, Discarded) { Empty = Empty, Notes = Notes };
}
