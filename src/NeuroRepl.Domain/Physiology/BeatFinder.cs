namespace NeuroRepl.Domain.Physiology;

/// <summary>Finds the systolic peaks of a pulse wave.</summary>
/// <remarks>
/// The wave is smoothed over 0.1 s and freed of what changes slower than a beat (its mean over 1.5 s). A peak is the highest point within ±0.25 s (no two beats at 180 a minute are nearer than 0.33 s) that stands above
/// half the usual height of the wave around it, measured over 6 s: so a clip that slips makes no beats of noise. The time of a peak is that of the parabola through its three samples.
/// </remarks>
internal static class BeatFinder
{
    public static HeartBeats Find(PulseTrace trace)
    {
        var hz = trace.SamplingHz;
        var smooth = Mean(trace.Samples.ToArray(), (int)Math.Round(0.05 * hz));
        var slow = Mean(smooth, (int)Math.Round(0.75 * hz));
        var wave = new double[smooth.Length];
        for (var n = 0; n < wave.Length; n++) { wave[n] = smooth[n] - slow[n]; }

        var usual = Mean(Array.ConvertAll(wave, value => value * value), (int)Math.Round(3 * hz));
        var reach = (int)Math.Round(0.25 * hz);
        List<double> times = [];
        for (var n = 1; n < wave.Length - 1; n++)
        {
            if (!(wave[n] > 0.5 * Math.Sqrt(2 * usual[n])) || !IsHighest(wave, n, reach)) { continue; }

            var bend = wave[n - 1] - (2 * wave[n]) + wave[n + 1];
            var shift = bend < 0 ? 0.5 * (wave[n - 1] - wave[n + 1]) / bend : 0;
            times.Add(trace.StartSeconds + ((n + shift) / hz));
        }

        return new(times, trace.StartSeconds, trace.StartSeconds + trace.DurationSeconds);
    }

    // The first of equals, so that a flat top is one beat; the border of the recording and of a gap is no peak.
    private static bool IsHighest(double[] wave, int at, int reach)
    {
        if (!(wave[at] >= wave[at + 1]) || !(wave[at] > wave[at - 1])) { return false; }

        for (var n = Math.Max(0, at - reach); n <= Math.Min(wave.Length - 1, at + reach); n++)
        {
            if (wave[n] > wave[at] || (wave[n] == wave[at] && n < at)) { return false; }
        }

        return true;
    }

    /// <summary>The mean of the samples at most so many away; NaN where more than half of them are missing.</summary>
    private static double[] Mean(double[] values, int reach)
    {
        reach = Math.Max(1, reach);
        var (sums, counts) = (new double[values.Length + 1], new int[values.Length + 1]);
        var middle = values.Where(double.IsFinite).DefaultIfEmpty(0).Average();         // keeps the running sum small
        for (var n = 0; n < values.Length; n++)
        {
            sums[n + 1] = sums[n] + (double.IsFinite(values[n]) ? values[n] - middle : 0);
            counts[n + 1] = counts[n] + (double.IsFinite(values[n]) ? 1 : 0);
        }

        var means = new double[values.Length];
        for (var n = 0; n < values.Length; n++)
        {
            var (from, to) = (Math.Max(0, n - reach), Math.Min(values.Length, n + reach + 1));
            var count = counts[to] - counts[from];
            means[n] = double.IsFinite(values[n]) && 2 * count >= to - from ? middle + ((sums[to] - sums[from]) / count) : double.NaN;
        }

        return means;
    }
}
