using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>A quantity over time: one value a transient with its standard error.</summary>
public sealed class TimeCourse
{
    /// <param name="name">What it is: "Glu".</param>
    /// <param name="unit">Its unit: "a.u.", "%".</param>
    /// <param name="seconds">When each value was measured.</param>
    /// <param name="values">The values; NaN where one is missing.</param>
    /// <param name="standardErrors">Their standard errors; unknown (NaN) unless given.</param>
    public TimeCourse(string name, string unit, double[] seconds, double[] values, double[]? standardErrors = null)
    {
        Guard.NotEmpty(values);
        Guard.SameLength(seconds.Length, values.Length, "the number of times", "the number of values");
        standardErrors ??= [.. values.Select(_ => double.NaN)];
        Guard.SameLength(standardErrors.Length, values.Length, "the number of standard errors", "the number of values");
        (Name, Unit, Seconds, Values, StandardErrors) = (name, unit, seconds, values, standardErrors);
    }

    /// <summary>What it is.</summary>
    public string Name { get; }

    /// <summary>Its unit.</summary>
    public string Unit { get; }

    /// <summary>When each value was measured, in seconds from the first transient.</summary>
    public IReadOnlyList<double> Seconds { get; }

    /// <summary>The values.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Their standard errors; NaN where unknown.</summary>
    public IReadOnlyList<double> StandardErrors { get; }

    /// <summary>The moving average: value i is the mean of values i − window/2 to i + (window − 1)/2 (so of i − 16 to i + 15 for 32), missing values left out.</summary>
    /// <remarks>Standard errors as of independent values. Neighbouring values of the result share data: do not test them against each other.</remarks>
    /// <param name="window">How many values; 32 in Boucherie et al. (2025).</param>
    /// <param name="edges">What to do where the window reaches over an end.</param>
    public TimeCourse MovingAverage(int window = 32, Edges edges = Edges.Shrink)
    {
        Guard.InRange(window, 1, Values.Count);
        var (values, errors) = (new double[Values.Count], new double[Values.Count]);
        for (var i = 0; i < values.Length; i++)
        {
            var (first, last) = (i - (window / 2), i + ((window - 1) / 2));
            if (edges == Edges.Missing && (first < 0 || last >= values.Length)) { (values[i], errors[i]) = (double.NaN, double.NaN); }
            else { (values[i], errors[i]) = Mean(Math.Max(first, 0), Math.Min(last, values.Length - 1)); }
        }

        return new TimeCourse(Name, Unit, [.. Seconds], values, errors);
    }

    /// <summary>Change in percent from the mean of the first values.</summary>
    /// <remarks>Standard errors by the delta method, values taken as independent: 100/b·√(se² + (v/b)²·se_b²), the baseline's own part counted for values outside it.</remarks>
    /// <param name="baseline">How many values from the start are the baseline.</param>
    public TimeCourse PercentChange(int baseline)
    {
        Guard.InRange(baseline, 1, Values.Count);
        var (mean, error) = Mean(0, baseline - 1);
        return new TimeCourse(
            Name,
            "%",
            [.. Seconds],
            [.. Values.Select(value => 100 * ((value / mean) - 1))],
            [.. Values.Select((value, i) => 100 / Math.Abs(mean) * Math.Sqrt(Math.Pow(StandardErrors[i], 2) + Math.Pow(value / mean * error, 2)))]);
    }

    /// <summary>The mean over subjects at each time; its standard error is that between subjects (SD/√n), NaN for a single one.</summary>
    /// <param name="courses">A course a subject, all of the same length.</param>
    public static TimeCourse Mean(IReadOnlyList<TimeCourse> courses)
    {
        Guard.NotEmpty(courses);
        foreach (var course in courses) { Guard.SameLength(course.Values.Count, courses[0].Values.Count, $"the length of {course.Name}", $"that of {courses[0].Name}"); }

        var points = Enumerable.Range(0, courses[0].Values.Count).Select(i =>
        {
            double[] here = [.. courses.Select(course => course.Values[i]).Where(double.IsFinite)];
            var mean = here.Length > 0 ? here.Average() : double.NaN;
            return (mean, here.Length > 1 ? Math.Sqrt(here.Sum(v => (v - mean) * (v - mean)) / (here.Length - 1) / here.Length) : double.NaN);
        }).ToArray();
        return new TimeCourse(courses[0].Name, courses[0].Unit, [.. courses[0].Seconds], [.. points.Select(p => p.mean)], [.. points.Select(p => p.Item2)]);
    }

    private (double Value, double Error) Mean(int first, int last)
    {
        var (sum, square, count) = (0.0, 0.0, 0);
        for (var i = first; i <= last; i++)
        {
            if (double.IsNaN(Values[i])) { continue; }

            (sum, square, count) = (sum + Values[i], square + (StandardErrors[i] * StandardErrors[i]), count + 1);
        }

        return count == 0 ? (double.NaN, double.NaN) : (sum / count, Math.Sqrt(square) / count);
    }
}
