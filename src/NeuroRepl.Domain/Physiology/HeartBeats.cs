using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Physiology;

/// <summary>The times of heart beats, and the rates that they give.</summary>
public sealed class HeartBeats
{
    private const double LeastCoverage = 0.5;
    private const double Shortest = 60 / 180.0;
    private const double Longest = 60 / 30.0;

    /// <param name="times">The beats in seconds from the first volume, rising.</param>
    /// <param name="startSeconds">Where the recording begins.</param>
    /// <param name="endSeconds">Where it ends.</param>
    public HeartBeats(IReadOnlyList<double> times, double startSeconds, double endSeconds)
    {
        for (var n = 1; n < times.Count; n++)
        {
            if (!(times[n] > times[n - 1])) { throw new ArgumentMistake($"Beat {n} is at {times[n]} s, after one at {times[n - 1]} s.", "Give rising times."); }
        }

        (Times, StartSeconds, EndSeconds) = (times, startSeconds, endSeconds);
    }

    /// <summary>The beats in seconds from the first volume.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>Where the recording begins, in seconds from the first volume.</summary>
    public double StartSeconds { get; }

    /// <summary>Where it ends.</summary>
    public double EndSeconds { get; }

    /// <summary>Beats a minute over the whole recording; NaN where less than half of it shows beats.</summary>
    public double BeatsPerMinute => Rate(StartSeconds, EndSeconds).Rate;

    /// <summary>Beats a minute between two times: 60 / the mean interval. Intervals outside 30 to 180 a minute, or more than 30 % off the median of their neighbourhood (a beat missed or seen twice), are left out.</summary>
    /// <returns>NaN where the intervals that are left cover less than half of the time.</returns>
    public double RateBetween(double fromSeconds, double toSeconds) => Rate(fromSeconds, toSeconds).Rate;

    /// <summary>The rate in each block and its change against a baseline block: block, start, beats, bpm, change_percent (n/a where less than half of a block shows beats).</summary>
    /// <param name="blockSeconds">How long a block is.</param>
    /// <param name="blocks">How many there are.</param>
    /// <param name="baseline">Which of them, from 1, the change is against.</param>
    public Table Blocks(double blockSeconds, int blocks, int baseline = 1)
    {
        Guard.Positive(blockSeconds);
        Guard.InRange(blocks, 1, 100_000);
        Guard.InRange(baseline, 1, blocks);
        var found = Enumerable.Range(0, blocks).Select(block => Rate(block * blockSeconds, (block + 1) * blockSeconds)).ToArray();
        return new("heart rate",
        [
            new NumberColumn("block", [.. Enumerable.Range(1, blocks).Select(block => (double)block)]),
            new NumberColumn("start", [.. Enumerable.Range(0, blocks).Select(block => block * blockSeconds)]),
            new NumberColumn("beats", [.. found.Select(block => (double)block.Intervals)]),
            new NumberColumn("bpm", [.. found.Select(block => block.Rate)]),
            new NumberColumn("change_percent", [.. found.Select(block => 100 * ((block.Rate / found[baseline - 1].Rate) - 1))]),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Times.Count} beats, {BeatsPerMinute:0.#} a minute");

    private (double Rate, int Intervals) Rate(double from, double to)
    {
        List<double> kept = [];
        for (var n = 1; n < Times.Count; n++)
        {
            // An interval belongs to the block that holds its middle.
            var (interval, middle) = (Times[n] - Times[n - 1], (Times[n] + Times[n - 1]) / 2);
            if (middle < from || middle >= to || interval is < Shortest or > Longest || Math.Abs((interval / Around(n)) - 1) > 0.3) { continue; }

            kept.Add(interval);
        }

        return kept.Sum() >= LeastCoverage * (to - from) ? (60 / kept.Average(), kept.Count) : (double.NaN, kept.Count);
    }

    private double Around(int interval)
    {
        var (first, last) = (Math.Max(1, interval - 5), Math.Min(Times.Count - 1, interval + 5));
        var near = Enumerable.Range(first, last - first + 1).Select(n => Times[n] - Times[n - 1]).Order().ToArray();
        return near[near.Length / 2];
    }
}
