namespace NeuroRepl.Models.Preprocessing;

/// <summary>Values in time that have errors: drawn towards the course of their neighbours as far as the errors, not the values themselves, make them differ from it.</summary>
/// <remarks>
/// Empirical Bayes: value = course + jump + error; the jumps' variance τ² is what the spread about the course leaves after the errors' variance (and that of the course itself).
/// The estimate is the posterior mean (τ²·value + s²·course)/(τ² + s²). What stands out by more than four spreads is left as it is: it is an event, not noise;
/// and so is what stands where the course has a step (the spread among the neighbours is much above the usual one), for there the course is no help.
/// </remarks>
internal static class Course
{
    private const int Reach = 7;
    private const double UnevenSpread = 1.8;                // of 15 normal values, one window in five hundred

    public static void Draw(double[] values, double[] errors)
    {
        var about = Robust.AboutTrend(values, Reach);
        var usual = Robust.Median(errors);
        var spread = Robust.Spread(about);
        var inCourse = 1.0 - (1.5 / ((2 * Reach) + 1));                             // the value takes part in its own course
        var jumps = Math.Max((spread * spread / inCourse) - (usual * usual), 0.02 * usual * usual);
        for (var i = 0; i < values.Length; i++)
        {
            var s2 = errors[i] * errors[i];
            if (Math.Abs(about[i]) > 4 * Math.Sqrt(jumps + s2) || Robust.Spread(about[Math.Max(0, i - Reach)..Math.Min(about.Length, i + Reach + 1)]) > UnevenSpread * spread) { continue; }

            values[i] -= about[i] * (s2 / (jumps + s2));
        }
    }
}
