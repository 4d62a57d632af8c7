using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>How one quantity of a spectrum runs over the transients: fixed, free, by a design, or by a function of time.</summary>
/// <remarks>Quantities and their units: concentration in units of the basis, Lorentzian and Gaussian width in hertz, shift in ppm, phases in degrees (per ppm), baseline coefficients in units of the spectrum.</remarks>
public abstract record Course
{
    private protected Course()
    {
    }

    /// <summary>One value for all transients.</summary>
    public static Course Fixed { get; } = new FixedCourse();

    /// <summary>A value of its own for each transient.</summary>
    public static Course Free { get; } = new FreeCourse();

    /// <summary>The columns of the design that the fit is given: value = row of the design · coefficients.</summary>
    public static Course Design { get; } = new DesignCourse(null);

    /// <summary>The columns of another design than the fit's.</summary>
    public static Course By(DesignMatrix design) => new DesignCourse(design);

    /// <summary>Any function of time and a few parameters.</summary>
    /// <param name="value">The quantity at a time (seconds from the first transient) for the parameters.</param>
    /// <param name="parameters">Names and starting values.</param>
    /// <param name="lower">Lower bounds, one a parameter; none unless given.</param>
    /// <param name="upper">Upper bounds, one a parameter; none unless given.</param>
    /// <param name="gradient">The derivatives by the parameters; by central differences unless given.</param>
    /// <example><code>Course.Function((t, p) => p[0] + p[1] * t, [("start", 9.0), ("slope", 0.0)])</code></example>
    public static Course Function(
        Func<double, IReadOnlyList<double>, double> value,
        IReadOnlyList<(string Name, double Start)> parameters,
        IReadOnlyList<double>? lower = null,
        IReadOnlyList<double>? upper = null,
        Func<double, IReadOnlyList<double>, IReadOnlyList<double>>? gradient = null)
    {
        Guard.NotEmpty(parameters);
        if (lower is not null) { Guard.SameLength(lower.Count, parameters.Count, "the number of lower bounds", "the number of parameters"); }
        if (upper is not null) { Guard.SameLength(upper.Count, parameters.Count, "the number of upper bounds", "the number of parameters"); }

        return new FunctionCourse(value, parameters, lower, upper, gradient);
    }

    /// <summary>An exponential approach: value(t) = start until the onset, then start + change·(1 − exp(−(t − onset)/tau)).</summary>
    /// <param name="start">Starting value for "start", in the quantity's unit.</param>
    /// <param name="change">Starting value for "change"; not zero, or tau could not be told.</param>
    /// <param name="tauSeconds">Starting value for the time constant "tau" in seconds, kept above zero.</param>
    /// <param name="onsetSeconds">When it begins, in seconds from the first transient; known, not fitted.</param>
    public static Course Exponential(double start, double change, double tauSeconds, double onsetSeconds = 0)
    {
        Guard.Positive(tauSeconds);
        return Function(
            (t, p) => t <= onsetSeconds ? p[0] : p[0] + (p[1] * (1 - Math.Exp((onsetSeconds - t) / p[2]))),
            [("start", start), ("change", change), ("tau", tauSeconds)],
            lower: [double.NegativeInfinity, double.NegativeInfinity, tauSeconds * 1e-3],
            gradient: (t, p) =>
            {
                var since = Math.Max(0, t - onsetSeconds);
                var decay = Math.Exp(-since / p[2]);
                return [1, 1 - decay, -p[1] * decay * since / (p[2] * p[2])];
            });
    }

    /// <summary>What the course is over so many transients: its parameters and the rule from them to values.</summary>
    internal abstract BoundCourse Bind(CourseContext context);
}
