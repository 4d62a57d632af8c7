using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>Samples at the beginning of a FID that a receiver's filter spoiled.</summary>
internal static class LeadingPoints
{
    private const int Most = 4;
    private const int Compared = 24;
    private const double Apart = 0.08;
    private const double Sure = 20;

    /// <summary>How many first samples of a water reference do not lie on its decay; zero unless that is sure.</summary>
    /// <remarks>
    /// One unsuppressed line decays smoothly: log|s| of the samples after the first four, a parabola in time, tells what the first ones should be. A sample counts as spoiled where it is more than 8 % off and
    /// off by more than 20 standard deviations of noise and of what the parabola misses; all before it go with it. Metabolite data are not judged by themselves: their first samples beat.
    /// </remarks>
    public static int Of(SpectrumSeries water)
    {
        if (water.Points < 8 * Compared) { return 0; }

        var size = new double[Most + Compared];
        var noise = 0.0;
        for (var row = 0; row < water.Count; row++)
        {
            var fid = water.Row(row).Span;
            if (Samples.Fault(fid) is not null) { continue; }

            for (var n = 0; n < size.Length; n++) { size[n] += Power(fid[n]); }

            var tail = fid[(fid.Length * 7 / 8)..];
            foreach (var value in tail) { noise += Power(value) / tail.Length; }
        }

        if (!(size[Most] > 100 * noise)) { return 0; }

        var (x, y) = (new RowMajor(Compared, 3), new double[Compared]);
        for (var n = 0; n < Compared; n++)
        {
            (x[n, 0], x[n, 1], x[n, 2]) = (1, n + Most, (n + Most) * (n + Most));
            y[n] = 0.5 * Math.Log(Math.Max(size[n + Most] - noise, 1e-3 * noise + double.Epsilon));
        }

        var fit = LeastSquares.Fit(x, y).Coefficients;
        double At(int n) => fit[0] + (fit[1] * n) + (fit[2] * n * n);
        var misses = Math.Sqrt(Enumerable.Range(0, Compared).Average(n => Math.Pow(y[n] - At(n + Most), 2)));
        var limit = Math.Max(Apart, Sure * (misses + (Math.Sqrt(noise / size[Most]) / Math.Sqrt(water.Count))));
        for (var n = Most - 1; n >= 0; n--)
        {
            if (Math.Abs((0.5 * Math.Log(Math.Max(size[n] - noise, double.Epsilon))) - At(n)) > limit) { return n + 1; }
        }

        return 0;
    }

    /// <summary>A series without its first samples.</summary>
    public static SpectrumSeries Without(SpectrumSeries series, int points)
    {
        var kept = series.Points - points;
        var fids = new Complex[series.Count * kept];
        for (var row = 0; row < series.Count; row++) { series.Row(row)[points..].CopyTo(fids.AsMemory(row * kept, kept)); }

        return series.With(fids, points == 1 ? "first point left out: it is not on the water's decay" : $"first {points} points left out: they are not on the water's decay");
    }

    private static double Power(Complex value) => (value.Real * value.Real) + (value.Imaginary * value.Imaginary);
}
