using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Designs;

/// <summary>Courses over the volumes of a run that columns of a design are made of.</summary>
public static class Regressor
{
    /// <summary>A gamma-variate curve: 0 until the onset, then ((t − t₀)/αβ)^α · exp(α − (t − t₀)/β), which peaks at 1 at t₀ + αβ.</summary>
    /// <remarks>Madsen, "A simplified formulation of the gamma variate function", Phys. Med. Biol. 37 (1992), eq. 6.</remarks>
    /// <param name="scans">How many volumes.</param>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="onsetSeconds">t₀, on the clock on which the first volume is at <paramref name="startSeconds"/>.</param>
    /// <param name="alpha">α, its steepness.</param>
    /// <param name="betaSeconds">β, its decay.</param>
    /// <param name="startSeconds">When the first volume is.</param>
    public static double[] GammaVariate(int scans, double repetitionTimeSeconds, double onsetSeconds, double alpha, double betaSeconds, double startSeconds = 0)
    {
        Guard.Positive(scans);
        Guard.Positive(repetitionTimeSeconds);
        Guard.Positive(alpha);
        Guard.Positive(betaSeconds);
        return [.. Enumerable.Range(0, scans).Select(scan =>
        {
            var since = startSeconds + (scan * repetitionTimeSeconds) - onsetSeconds;
            return since <= 0 ? 0 : Math.Exp(alpha * (Math.Log(since / (alpha * betaSeconds)) + 1) - (since / betaSeconds));
        })];
    }

    /// <summary>The course as fractions of its largest size, so that its coefficient is the effect at the peak.</summary>
    public static double[] OfPeak(IReadOnlyList<double> course)
    {
        Guard.NotEmpty(course);
        var peak = course.Max(Math.Abs);
        return peak > 0 ? [.. course.Select(value => value / peak)] : throw new ArgumentMistake("The course is zero throughout.", "Look at its onset: does it start after the scan?");
    }

    /// <summary>The cosines with a frequency above one bound up to another, as the type-II discrete cosine transform has them; each of unit length.</summary>
    /// <param name="scans">How many volumes.</param>
    /// <param name="repetitionTimeSeconds">From one volume to the next.</param>
    /// <param name="aboveHz">Slower ones are left out, and one of just this frequency.</param>
    /// <param name="upToHz">The fastest; cosine k has the frequency k/(2·scans·TR).</param>
    public static IReadOnlyList<(int Order, double[] Values)> Cosines(int scans, double repetitionTimeSeconds, double aboveHz, double upToHz)
    {
        Guard.Positive(scans);
        Guard.Positive(repetitionTimeSeconds);
        Guard.InRange(upToHz, 0, double.MaxValue);

        // A cutoff that falls on a cosine's own frequency takes it along, whatever the last bit of the product.
        int OrderOf(double hz) => (int)Math.Min(scans - 1, Math.Floor((2.0 * scans * repetitionTimeSeconds * hz) + 1e-9));
        var first = Math.Max(1, OrderOf(aboveHz) + 1);
        return [.. Enumerable.Range(first, Math.Max(0, OrderOf(upToHz) - first + 1)).Select(k =>
            (k, Enumerable.Range(0, scans).Select(t => Math.Sqrt(2.0 / scans) * Math.Cos(Math.PI * k * (t + .5) / scans)).ToArray()))];
    }
}
