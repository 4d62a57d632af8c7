namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>A value of its own for each transient.</summary>
internal sealed record FreeCourse : Course
{
    public override string ToString() => "free";

    internal override BoundCourse Bind(CourseContext context) => new Bound();

    private sealed class Bound : BoundCourse
    {
        public override IReadOnlyList<string> Parameters => [];

        public override bool IsFree => true;

        public override void AppendKey(int transient, List<double> key) => key.Add(transient);

        public override double Value(int transient, ReadOnlySpan<double> parameters) => parameters[0];

        public override void Gradient(int transient, ReadOnlySpan<double> parameters, Span<double> gradient) => gradient[0] = 1;

        public override void Start(double value, Span<double> parameters) => parameters[0] = value;
    }
}
