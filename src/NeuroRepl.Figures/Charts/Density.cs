using NeuroRepl.Figures.Text;

namespace NeuroRepl.Figures.Charts;

/// <summary>What a picture of a sample needs: a smooth density, and where points stand beside it.</summary>
internal static class Density
{
    public const int Points = 64;

    /// <summary>A Gaussian kernel density from the lowest value to the highest: a score that cannot be negative has no hill below zero.</summary>
    /// <remarks>Bandwidth by Silverman's rule (1986, equation 3.31): 0.9·min(SD, IQR/1.34)·n^(−1/5).</remarks>
    public static (double[] At, double[] Values) Of(double[] sample)
    {
        var h = Bandwidth(sample);
        var (low, high) = (sample.Min(), sample.Max());
        if (low == high) { (low, high) = (low - h, high + h); }

        var at = Enumerable.Range(0, Points).Select(i => low + ((high - low) * i / (Points - 1))).ToArray();
        return (at, [.. at.Select(x => sample.Sum(v => Math.Exp(-0.5 * (x - v) * (x - v) / (h * h))) / (sample.Length * h * Math.Sqrt(2 * Math.PI)))]);
    }

    public static double Bandwidth(double[] sample)
    {
        var sorted = sample.Order().ToArray();
        var (deviation, quartiles) = (StandardDeviation(sample), (Quartiles.At(sorted, 0.75) - Quartiles.At(sorted, 0.25)) / 1.34);
        var width = (quartiles, deviation) switch { ( > 0, > 0) => Math.Min(quartiles, deviation), (_, > 0) => deviation, _ => Math.Max(Math.Abs(sorted[0]) * 0.1, 0.1) };
        return 0.9 * width * Math.Pow(sample.Length, -0.2);
    }

    /// <summary>The sample's standard deviation, with n − 1; 0 for fewer than two values.</summary>
    public static double StandardDeviation(double[] sample)
    {
        if (sample.Length < 2) { return 0; }

        var mean = sample.Average();
        return Math.Sqrt(sample.Sum(v => (v - mean) * (v - mean)) / (sample.Length - 1));
    }

    /// <summary>A number from −1 to 1 a point, evenly spread and the same every time: van der Corput's sequence.</summary>
    public static double Jitter(int index)
    {
        var (value, part) = (0.0, 0.5);
        for (var i = index + 1; i > 0; i >>= 1, part /= 2) { value += (i & 1) * part; }
        return (2 * value) - 1;
    }
}
