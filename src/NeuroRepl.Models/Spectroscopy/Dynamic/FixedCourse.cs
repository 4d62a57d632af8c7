namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>One value for all transients.</summary>
internal sealed record FixedCourse : Course
{
    public override string ToString() => "fixed";

    internal override BoundCourse Bind(CourseContext context) => new Bound();

    private sealed class Bound : BoundCourse
    {
        public override IReadOnlyList<string> Parameters { get; } = ["all"];

        public override void AppendKey(int transient, List<double> key)
        {
        }

        public override double Value(int transient, ReadOnlySpan<double> parameters) => parameters[0];

        public override void Gradient(int transient, ReadOnlySpan<double> parameters, Span<double> gradient) => gradient[0] = 1;

        public override void Start(double value, Span<double> parameters) => parameters[0] = value;
    }
}
