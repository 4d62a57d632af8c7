using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Domain.Designs;

/// <summary>Events of one condition on a grid finer than the volumes, and what they become after a response function.</summary>
/// <remarks>
/// The course of the events is a sum of steps, up by an event's size at its onset and down at its end, so its convolution with a kernel h is a sum of the running sums H of h:
/// Σ size·(H[k − onset] − H[k − end]). That is the discrete convolution itself, at the few points where it is asked for.
/// </remarks>
internal sealed class EventCourse
{
    private readonly (int On, int Off, double Size)[] _steps;
    private readonly double[] _positions;                   // of the volumes on the fine grid, in points
    private readonly int _points;

    public EventCourse(IReadOnlyList<(string Condition, double Onset, double Duration, double Size)> events, int scans, double repetitionTimeSeconds, int oversampling, double leadInSeconds)
    {
        var end = scans * repetitionTimeSeconds;
        _points = (int)Math.Round(((end + leadInSeconds) / repetitionTimeSeconds * oversampling) + 1, MidpointRounding.ToEven);
        var step = (end + leadInSeconds) / (_points - 1);
        int PointAtOrAfter(double seconds)
        {
            // The first point of the grid that is not before the time, compared as the grid's own numbers are rounded.
            var k = Math.Clamp((int)Math.Ceiling((seconds + leadInSeconds) / step) - 1, 0, _points - 1);
            while (k < _points - 1 && (k * step) - leadInSeconds < seconds) { k++; }

            return k;
        }

        _steps = [.. events.Select(one =>
        {
            var (on, off) = (PointAtOrAfter(one.Onset), PointAtOrAfter(one.Onset + one.Duration));
            return (on, off == on && off < _points - 1 ? off + 1 : off, one.Size);
        })];
        _positions = [.. Enumerable.Range(0, scans).Select(scan => ((scan * repetitionTimeSeconds) + leadInSeconds) / step)];
    }

    /// <summary>The events of a table on the clock of the first row: every onset in seconds, checked to lie in the run.</summary>
    public static IReadOnlyList<(string Condition, double Onset, double Duration, double Size)> Read(Table events, double startSeconds, double lengthSeconds, double leadInSeconds)
    {
        var onsets = events.Numbers("onset");
        var durations = events.Has("duration") ? events.Numbers("duration") : [.. onsets.Select(_ => 0.0)];
        var sizes = events.Has("modulation") ? events.Numbers("modulation") : [.. onsets.Select(_ => 1.0)];
        var conditions = events.Has("trial_type") ? events.Texts("trial_type") : [.. onsets.Select(_ => "event")];
        var result = new List<(string, double, double, double)>(onsets.Count);
        for (var row = 0; row < onsets.Count; row++)
        {
            if (!double.IsFinite(onsets[row])) { throw new DesignException($"Row {row} of {events.Name} has no onset.", $"Leave it out: events.Where(\"onset >= 0\")."); }

            var onset = onsets[row] - startSeconds;
            if (onset >= lengthSeconds || onset < -leadInSeconds - startSeconds)
            {
                throw new DesignException(
                    FormattableString.Invariant($"Row {row} of {events.Name} ({conditions[row] ?? "n/a"}) starts at {onsets[row]:0.###} s, outside the run from 0 to {startSeconds + lengthSeconds:0.###} s."),
                    FormattableString.Invariant($"Are the onsets in seconds from the first volume? If it is meant, leave it out: events.Where(\"onset >= 0 && onset < {startSeconds + lengthSeconds:0.###}\")."));
            }

            // What ends long before the first row adds nothing to it; what began earlier and lasts counts from the start of the grid.
            var duration = double.IsFinite(durations[row]) ? Math.Max(0, durations[row]) : 0;
            if (onset + duration >= -leadInSeconds) { result.Add((conditions[row] ?? "n/a", onset, duration, double.IsFinite(sizes[row]) ? sizes[row] : 1)); }
        }

        return result;
    }

    /// <summary>The course after a response function, at each volume.</summary>
    /// <param name="kernel">The response on the fine grid.</param>
    /// <param name="lead">How many points later than the volume it is read.</param>
    public double[] Convolved(double[] kernel, int lead)
    {
        var sums = new double[kernel.Length];
        var sum = 0.0;
        for (var k = 0; k < kernel.Length; k++) { sums[k] = sum += kernel[k]; }

        double Running(int k) => k < 0 ? 0 : sums[Math.Min(k, sums.Length - 1)];
        double At(int point)
        {
            var value = 0.0;
            foreach (var (on, off, size) in _steps) { value += size * (Running(point - on) - Running(point - off)); }

            return value;
        }

        return [.. _positions.Select(position =>
        {
            var below = Math.Min((int)position, _points - 2 - lead);
            var (low, high) = (At(below + lead), At(below + lead + 1));
            return low + ((position - below) * (high - low));
        })];
    }

    /// <summary>Takes out of each column what those before explain.</summary>
    public static void Orthogonalize(double[][] columns)
    {
        for (var k = 1; k < columns.Length; k++)
        {
            var rows = columns[k].Length;
            var before = new Numerics.RowMajor(rows, k);
            for (var row = 0; row < rows; row++)
            {
                for (var j = 0; j < k; j++) { before[row, j] = columns[j][row]; }
            }

            columns[k] = [.. Numerics.LeastSquares.Fit(before, columns[k]).Residuals];
        }
    }
}
