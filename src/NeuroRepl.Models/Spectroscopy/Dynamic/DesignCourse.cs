using NeuroRepl.Domain.Designs;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy.Dynamic;

/// <summary>A value that is a row of a design times coefficients.</summary>
internal sealed record DesignCourse(DesignMatrix? Own) : Course
{
    public override string ToString() => Own is null ? "by the design" : $"by {Own.Columns} columns of its own";

    internal override BoundCourse Bind(CourseContext context)
    {
        var design = (Own ?? context.Design).OfFullRank();
        return design.Rows == context.Transients ? new Bound(design) : throw DesignException.OtherLength(
            "transients", context.Transients, design, $"A course's own design has as many rows as the fit's: {context.Transients}.");
    }

    private sealed class Bound : BoundCourse
    {
        private readonly DesignMatrix _design;
        private readonly double[] _rows;
        private readonly double[] _one;             // coefficients that give one throughout, as nearly as can be

        public Bound(DesignMatrix design)
        {
            _design = design;
            _rows = [.. Enumerable.Range(0, design.Rows).SelectMany(design.Row)];
            _one = new QrFactorization(new RowMajor([.. _rows], design.Rows, design.Columns)).Solve([.. Enumerable.Repeat(1.0, design.Rows)]);
            ParametersAreValues = design.IsCellMeans;
        }

        public override IReadOnlyList<string> Parameters => _design.Names;

        public override bool ParametersAreValues { get; }

        public override void AppendKey(int transient, List<double> key) => key.AddRange(Row(transient));

        public override double Value(int transient, ReadOnlySpan<double> parameters) => Vectors.Dot(Row(transient), parameters);

        public override void Gradient(int transient, ReadOnlySpan<double> parameters, Span<double> gradient) => Row(transient).CopyTo(gradient);

        public override void Start(double value, Span<double> parameters)
        {
            for (var k = 0; k < _one.Length; k++) { parameters[k] = value * _one[k]; }
        }

        private ReadOnlySpan<double> Row(int transient) => _rows.AsSpan(transient * _design.Columns, _design.Columns);
    }
}
