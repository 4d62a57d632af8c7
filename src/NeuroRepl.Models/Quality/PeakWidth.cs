namespace NeuroRepl.Models.Quality;

/// <summary>How wide the tallest peak of a curve is.</summary>
internal static class PeakWidth
{
    private const int Finer = 16;

    /// <summary>At half of its height, the curve finely interpolated (cubic) between its points.</summary>
    public static double AtHalfHeight(double[] curve, double hertzPerPoint)
    {
        var fine = new double[((curve.Length - 1) * Finer) + 1];
        for (var i = 0; i < fine.Length; i++)
        {
            var (k, u) = (Math.Min(i / Finer, curve.Length - 2), (i - (Finer * Math.Min(i / Finer, curve.Length - 2))) / (double)Finer);
            double At(int j) => curve[Math.Clamp(j, 0, curve.Length - 1)];
            var (a, b, c, d) = (At(k - 1), At(k), At(k + 1), At(k + 2));
            fine[i] = b + (0.5 * u * (c - a + (u * ((2 * a) - (5 * b) + (4 * c) - d + (u * ((3 * (b - c)) + d - a))))));       // Catmull and Rom
        }

        var top = Array.IndexOf(fine, fine.Max());
        return fine[top] > 0 ? Width(fine, top, fine[top] / 2, hertzPerPoint / Finer) : double.NaN;
    }

    /// <summary>At half of its prominence: as high over the higher of the two valleys beside it (those before a higher peak, or the ends).</summary>
    public static double AtHalfProminence(double[] curve, double hertzPerPoint)
    {
        double[] size = [.. curve.Select(Math.Abs)];
        var top = Array.IndexOf(size, size.Max());
        if (!(size[top] > 0)) { return double.NaN; }

        var prominence = size[top] - Math.Max(size[..(top + 1)].Min(), size[top..].Min());
        return Width(size, top, size[top] - (prominence / 2), hertzPerPoint);
    }

    private static double Width(double[] curve, int top, double level, double hertzPerPoint) => (Reach(curve, top, 1, level) + Reach(curve, top, -1, level)) * hertzPerPoint;

    private static double Reach(double[] curve, int top, int direction, double level)
    {
        for (var step = 1; top + (direction * step) >= 0 && top + (direction * step) < curve.Length; step++)
        {
            var (before, here) = (curve[top + (direction * (step - 1))], curve[top + (direction * step)]);
            if (here <= level) { return step - 1 + ((before - level) / (before - here)); }
        }

        return double.NaN;
    }
}
