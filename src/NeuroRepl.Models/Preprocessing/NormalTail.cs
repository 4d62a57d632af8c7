namespace NeuroRepl.Models.Preprocessing;

/// <summary>The standard normal distribution's upper tail.</summary>
internal static class NormalTail
{
    /// <summary>The value that is exceeded with chance p.</summary>
    /// <remarks>Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23: within 4.5e-4, which is enough for a limit.</remarks>
    public static double Quantile(double p)
    {
        if (p > 0.5) { return -Quantile(1 - p); }

        var t = Math.Sqrt(-2 * Math.Log(Math.Max(p, 1e-300)));
        return t - ((2.515517 + (t * (0.802853 + (t * 0.010328)))) / (1 + (t * (1.432788 + (t * (0.189269 + (t * 0.001308)))))));
    }
}
