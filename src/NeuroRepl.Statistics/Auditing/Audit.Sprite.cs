using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Auditing;

/// <summary>Samples that could stand behind a printed mean and SD.</summary>
public static partial class Audit
{
    private const int Restarts = 200;

    /// <summary>Whole numbers of a scale with this mean and SD: one sample that has them, or why there is none (SPRITE; Heathers et al. 2018).</summary>
    /// <param name="mean">As printed.</param>
    /// <param name="sd">As printed, with n − 1.</param>
    /// <param name="n">How many subjects.</param>
    /// <param name="least">The scale's lower end.</param>
    /// <param name="most">The scale's upper end.</param>
    /// <remarks>From the most even sample of each sum, two values at a time move apart: a ≤ b to a − 1 and b + 1 adds 2(b − a + 1) to the sum of squares, until the SD is reached.</remarks>
    public static AuditReport Sprite(PrintedNumber mean, PrintedNumber sd, int n, int least, int most)
    {
        Guard.InRange(n, 2, 10_000);
        Guard.InRange(most - least, 1, 200, "the length of the scale");
        var subject = $"mean {mean}, SD {sd} of {n} on {least} to {most}";
        foreach (var bound in (AuditReport[])[Grimmer(mean, sd, n), Scale(mean, sd, n, least, most)])
        {
            if (bound.Verdict == Verdict.Impossible) { return bound with { Subject = subject }; }
        }

        var smallest = double.PositiveInfinity;
        for (var sum = (long)Math.Ceiling((mean.Low * n) - 1e-9); sum <= Math.Floor((mean.High * n) + 1e-9); sum++)
        {
            if (sum < (long)least * n || sum > (long)most * n) { continue; }

            var centre = (double)sum * sum / n;
            var low = (Math.Max(0, sd.Low) * Math.Max(0, sd.Low) * (n - 1)) + centre - 1e-9;
            var high = (sd.High * sd.High * (n - 1)) + centre + 1e-9;
            var above = sum - (n * (long)Math.Floor((double)sum / n));
            smallest = Math.Min(smallest, Math.Sqrt(above * (n - above) / (double)n / (n - 1)));
            for (var k = 0; k < Restarts; k++)
            {
                if (Spread(sum, n, least, most, low, high, k == 0 ? null : new CounterRandom(1, (ulong)k)) is not { } counts) { continue; }

                var sample = string.Join(", ", counts.Index().Where(c => c.Item > 0).Select(c => c.Item == 1 ? $"{least + c.Index}" : $"{c.Item} × {least + c.Index}"));
                return new(subject, [new("SPRITE", $"{mean} ± {sd}", "possible", Verdict.Consistent, "A sample has them.")]) { Notes = [$"One that has them: {sample}."] };
            }
        }

        if (sd.High < smallest)
        {
            return new(subject, [new("SPRITE", $"{mean} ± {sd}", $"SD from {smallest:0.###}", Verdict.Impossible, $"The most even {n} whole numbers with this mean have an SD of {smallest:0.###}.")]);
        }

        return new(subject, [new("SPRITE", $"{mean} ± {sd}", "none found", Verdict.CannotTell, $"No sample of {n} whole numbers from {least} to {most} with this mean and SD was found in {Restarts} searches; the bounds alone do not exclude one.")]);
    }

    // Moves pairs apart, the widest that do not overshoot first, or any at random, until the sum of squares lies within the bounds.
    private static int[]? Spread(long sum, int n, int least, int most, double low, double high, CounterRandom? random)
    {
        var counts = new int[most - least + 1];
        var floor = (int)Math.Floor((double)sum / n);
        var above = (int)(sum - ((long)floor * n));
        counts[floor - least] = n - above;
        if (above > 0) { counts[floor + 1 - least] = above; }

        var squares = counts.Index().Sum(c => (double)c.Item * (least + c.Index) * (least + c.Index));
        while (squares < low)
        {
            Interrupt.ThrowIfRequested();
            var moves = Moves(counts, high - squares);
            if (moves.Count == 0) { return null; }

            var (a, b) = random is null ? moves.MaxBy(move => move.B - move.A) : moves[random.NextInt(moves.Count)];
            counts[a]--;
            counts[b]--;
            counts[a - 1]++;
            counts[b + 1]++;
            squares += 2 * (b - a + 1);
        }

        return squares <= high ? counts : null;
    }

    private static List<(int A, int B)> Moves(int[] counts, double room)
    {
        var moves = new List<(int, int)>();
        for (var a = 1; a < counts.Length; a++)
        {
            if (counts[a] == 0) { continue; }

            for (var b = a; b + 1 < counts.Length && 2 * (b - a + 1) <= room; b++)
            {
                if (counts[b] > (a == b ? 1 : 0)) { moves.Add((a, b)); }
            }
        }

        return moves;
    }
}
