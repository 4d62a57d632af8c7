using NeuroRepl.Numerics;

namespace NeuroRepl.Simulation.Calibration;

/// <summary>Steps by which a drawn sample is brought to published numbers.</summary>
internal static class Calibrate
{
    /// <summary>The values moved and stretched to a mean and a standard deviation (n − 1).</summary>
    public static double[] ToMoments(IReadOnlyList<double> values, double mean, double sd)
    {
        var (m, s) = (values.Average(), Sd(values));
        return [.. values.Select(v => mean + (sd * (v - m) / s))];
    }

    /// <summary>The standard deviation, with n − 1.</summary>
    public static double Sd(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1));
    }

    /// <summary>Student's t of a mean against zero.</summary>
    public static double T(IReadOnlyList<double> values) => values.Average() / Sd(values) * Math.Sqrt(values.Count);

    /// <summary>Where a function crosses zero between two ends, by halving; NaN where it has one sign at both.</summary>
    public static double Root(Func<double, double> f, double low, double high)
    {
        var atLow = f(low);
        if (!(atLow * f(high) <= 0)) { return double.NaN; }

        for (var i = 0; i < 60 && high - low > 1e-13; i++)
        {
            var middle = (low + high) / 2;
            if (f(middle) * atLow > 0) { low = middle; }
            else { high = middle; }
        }

        return (low + high) / 2;
    }

    /// <summary>The first draw, counted from one on, from which a sample as asked for can be made.</summary>
    /// <param name="from">The draw to begin with. Recipes begin with the one that a search from 0 ended at, so that making a dataset takes no search.</param>
    /// <param name="sample">Makes the sample of a draw; null where it is not as asked for.</param>
    /// <exception cref="InvalidOperationException">None of ten million draws gives one.</exception>
    public static (ulong Draw, T Sample) FirstDraw<T>(ulong from, Func<ulong, T?> sample)
        where T : class
    {
        for (var draw = from; draw < from + 10_000_000; draw++)
        {
            if (draw % 1000 == 0) { Interrupt.Token.ThrowIfCancellationRequested(); }

            if (sample(draw) is { } found) { return (draw, found); }
        }

        throw new InvalidOperationException("No draw gives a sample as asked for.");
    }

    /// <summary>As many draws from the standard normal distribution.</summary>
    public static double[] Normal(CounterRandom random, int count)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++) { values[i] = random.NextNormal(); }

        return values;
    }
}
