namespace NeuroRepl.Statistics.Smoothness;

/// <summary>Fits the mixed autocorrelation model by least squares: the share a is linear once b and c are given, and b and c are sought on ever finer grids.</summary>
internal static class AcfFit
{
    public static (SpatialAcf Acf, double Misfit) Of(double[] r, double[] y)
    {
        var (shortest, longest) = (r.First(d => d > 0), r[^1]);
        var (low, high) = (Math.Log(shortest / 4), Math.Log(longest * 4));
        const int Coarse = 24;
        var step = (high - low) / Coarse;
        var best = (Sum: double.PositiveInfinity, A: 0.0, B: 0.0, C: 0.0);
        for (var i = 0; i <= Coarse; i++)
        {
            for (var j = 0; j <= Coarse; j++) { Try(low + (i * step), low + (j * step)); }
        }

        for (; step > 1e-9; step *= .6)
        {
            var (b, c) = (best.B, best.C);
            for (var i = -1; i <= 1; i++)
            {
                for (var j = -1; j <= 1; j++) { Try(b + (i * step), c + (j * step)); }
            }
        }

        return (new(best.A, Math.Exp(best.B), Math.Exp(best.C)), Math.Sqrt(best.Sum / r.Length));

        void Try(double logB, double logC)
        {
            var (b, c) = (Math.Exp(logB), Math.Exp(logC));
            var (cross, square, rest) = (0.0, 0.0, 0.0);
            for (var k = 0; k < r.Length; k++)
            {
                var exponential = Math.Exp(-r[k] / c);
                var (x, z) = (Math.Exp(-r[k] * r[k] / (2 * b * b)) - exponential, y[k] - exponential);
                (cross, square, rest) = (cross + (x * z), square + (x * x), rest + (z * z));
            }

            var a = square > 0 ? Math.Clamp(cross / square, 0, 1) : 1;
            var sum = rest - (2 * a * cross) + (a * a * square);
            if (sum < best.Sum) { best = (sum, a, logB, logC); }
        }
    }
}
