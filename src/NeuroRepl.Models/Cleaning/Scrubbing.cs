using System.Globalization;
using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Cleaning;

/// <summary>Volumes that are not to count, by a rule on movement or on jumps of the signal.</summary>
public sealed class Scrubbing
{
    private readonly bool[] _flags;

    /// <param name="flags">A flag a volume; taken over.</param>
    /// <param name="rule">By what rule, in words.</param>
    public Scrubbing(bool[] flags, string rule)
    {
        Guard.NotEmpty(flags);
        (_flags, Rule) = (flags, rule);
    }

    /// <summary>Whether each volume is flagged.</summary>
    public IReadOnlyList<bool> Flags => _flags;

    /// <summary>By what rule.</summary>
    public string Rule { get; }

    /// <summary>How many volumes are flagged.</summary>
    public int Count => _flags.Count(flag => flag);

    /// <summary>The flagged part of all volumes.</summary>
    public double Share => Count / (double)_flags.Length;

    /// <summary>Whether more than half is flagged, so that the run should be left out.</summary>
    public bool IsTooMuch => Share > .5;

    /// <summary>The numbers of the flagged volumes, counted from 0.</summary>
    public IReadOnlyList<int> Volumes => [.. Enumerable.Range(0, _flags.Length).Where(volume => _flags[volume])];

    /// <summary>Flags what moved more than a bound, and what is near it.</summary>
    /// <param name="framewiseDisplacement">In mm, one a volume.</param>
    /// <param name="aboveMm">The bound; 1 mm in Boucherie et al. (2025), .5 in Moujaes et al. (2024).</param>
    /// <param name="before">How many volumes before a flagged one go with it.</param>
    /// <param name="after">How many after.</param>
    public static Scrubbing ByDisplacement(IReadOnlyList<double> framewiseDisplacement, double aboveMm = 1, int before = 0, int after = 0)
    {
        Guard.Positive(aboveMm);
        return new(Widened([.. framewiseDisplacement.Select(fd => fd > aboveMm)], before, after), Invariant($"FD > {aboveMm} mm{Near(before, after)}"));
    }

    /// <summary>Flags what moved more than a bound or jumped more than a multiple of the median jump, and both neighbours: the rule of Moujaes et al. (2024).</summary>
    /// <param name="framewiseDisplacement">In mm, one a volume.</param>
    /// <param name="jump">The root mean square change of the signal (DVARS), one a volume; the first is left out of its median.</param>
    /// <param name="aboveMm">The bound of the displacement.</param>
    /// <param name="timesMedian">The bound of the jump, in medians.</param>
    /// <param name="before">How many volumes before a flagged one go with it.</param>
    /// <param name="after">How many after.</param>
    public static Scrubbing ByDisplacementOrJump(IReadOnlyList<double> framewiseDisplacement, IReadOnlyList<double> jump, double aboveMm = .5, double timesMedian = 1.6, int before = 1, int after = 1)
    {
        Guard.SameLength(jump.Count, framewiseDisplacement.Count, "the number of jumps", "that of displacements");
        Guard.InRange(jump.Count, 2, int.MaxValue, "the number of volumes");
        var sorted = jump.Skip(1).Order().ToArray();
        var median = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        return new(
            Widened([.. framewiseDisplacement.Zip(jump, (fd, rms) => fd > aboveMm || rms > timesMedian * median)], before, after),
            Invariant($"FD > {aboveMm} mm or RMS > {timesMedian} × median{Near(before, after)}"));
    }

    /// <summary>The series without the flagged volumes. Their neighbours are then no neighbours in time: fit what is left with spikes instead (<c>design.WithSpikes(scrubbing.Flags)</c>) where noise is autocorrelated.</summary>
    public BrainSeries Drop(BrainSeries series)
    {
        Guard.SameLength(series.Count, _flags.Length, "the number of volumes", "the number of flags");
        var kept = Enumerable.Range(0, _flags.Length).Where(volume => !_flags[volume]).ToArray();
        if (kept.Length == 0) { throw new ArgumentMistake($"All {_flags.Length} volumes of {series.Name} are flagged by {Rule}.", "Leave the run out."); }

        var values = new float[kept.Length * series.Space.Count];
        for (var n = 0; n < kept.Length; n++) { series.Volume(kept[n]).Span.CopyTo(values.AsSpan(n * series.Space.Count)); }

        return new(series.Space, values, series.RepetitionTimeSeconds) { Name = series.Name, Discarded = series.Discarded, Steps = [.. series.Steps, $"dropped {Count} of {_flags.Length} volumes ({Rule})"] };
    }

    /// <summary>The rows of a design that belong to volumes that are kept.</summary>
    public DesignMatrix Drop(DesignMatrix design)
    {
        if (_flags.Length != design.Rows + design.Discarded && _flags.Length != design.Rows) { throw new DesignException($"There are flags for {_flags.Length} volumes, the design has {design.Rows} rows{(design.Discarded > 0 ? $" after {design.Discarded} left out" : "")}.", "Flag the volumes of this run."); }

        var skipped = _flags.Length - design.Rows;
        return design.At([.. Enumerable.Range(0, design.Rows).Where(row => !_flags[skipped + row])]);
    }

    /// <inheritdoc/>
    public override string ToString() => Invariant($"{Count} of {_flags.Length} volumes flagged ({100 * Share:0.#} %): {Rule}");

    private static bool[] Widened(bool[] flags, int before, int after)
    {
        Guard.InRange(before, 0, 1000);
        Guard.InRange(after, 0, 1000);
        return [.. Enumerable.Range(0, flags.Length).Select(volume => Enumerable.Range(volume - after, before + after + 1).Any(other => other >= 0 && other < flags.Length && flags[other]))];
    }

    private static string Near(int before, int after) => before + after == 0 ? "" : $", {before} before and {after} after";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
