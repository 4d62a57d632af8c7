namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>A value that is a function of time and a few parameters.</summary>
internal sealed record FunctionCourse(
    Func<double, IReadOnlyList<double>, double> Rule,
    IReadOnlyList<(string Name, double Start)> Names,
    IReadOnlyList<double>? Lower,
    IReadOnlyList<double>? Upper,
    Func<double, IReadOnlyList<double>, IReadOnlyList<double>>? Derivatives) : Course
{
    public override string ToString() => $"a function of {string.Join(", ", Names.Select(n => n.Name))}";

    internal override BoundCourse Bind(CourseContext context) => new Bound(this, context.Seconds);

    private sealed class Bound(FunctionCourse course, double[] seconds) : BoundCourse
    {
        private static readonly double Step = Math.Cbrt(double.Epsilon > 0 ? 2.2e-16 : 0);        // the best of a central difference

        public override IReadOnlyList<string> Parameters { get; } = [.. course.Names.Select(n => n.Name)];

        public override bool IsLinear => false;

        public override bool ParametersAreValues => false;

        public override void AppendKey(int transient, List<double> key) => key.Add(seconds[transient]);

        public override double Value(int transient, ReadOnlySpan<double> parameters) => Finite(course.Rule(seconds[transient], parameters.ToArray()), transient, parameters);

        public override void Gradient(int transient, ReadOnlySpan<double> parameters, Span<double> gradient)
        {
            if (course.Derivatives is { } derivatives)
            {
                var given = derivatives(seconds[transient], parameters.ToArray());
                if (given.Count != parameters.Length)
                {
                    throw new FitException($"The gradient of a course gives {given.Count} numbers for {parameters.Length} parameters.", "Give one derivative a parameter, in their order.");
                }

                for (var k = 0; k < given.Count; k++) { gradient[k] = Finite(given[k], transient, parameters); }

                return;
            }

            var moved = parameters.ToArray();
            for (var k = 0; k < moved.Length; k++)
            {
                var (at, h) = (moved[k], Step * Math.Max(Math.Abs(moved[k]), Math.Max(Math.Abs(course.Names[k].Start), 1e-3)));
                var (low, high) = Bounds(k);
                var (below, above) = (Math.Max(low, at - h), Math.Min(high, at + h));
                moved[k] = above;
                var up = course.Rule(seconds[transient], moved);
                moved[k] = below;
                var down = course.Rule(seconds[transient], moved);
                moved[k] = at;
                gradient[k] = Finite((up - down) / (above - below), transient, parameters);
            }
        }

        public override void Start(double value, Span<double> parameters)
        {
            for (var k = 0; k < parameters.Length; k++) { parameters[k] = course.Names[k].Start; }
        }

        public override (double Lower, double Upper) Bounds(int parameter) =>
            (course.Lower?[parameter] ?? double.NegativeInfinity, course.Upper?[parameter] ?? double.PositiveInfinity);

        private double Finite(double value, int transient, ReadOnlySpan<double> parameters) => double.IsFinite(value) ? value : throw new FitException(
            $"A course's function gives {value} at {seconds[transient]:G4} s for {string.Join(", ", Parameters.Zip(parameters.ToArray(), (n, v) => $"{n} = {v:G4}"))}.",
            "Bound its parameters to where it is a number: Course.Function(…, lower: […], upper: […]).");
    }
}
