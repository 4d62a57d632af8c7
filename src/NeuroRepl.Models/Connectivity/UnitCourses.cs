using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Models.Connectivity;

/// <summary>Every place's course about its mean and of unit length, so that correlations are plain products; in double precision.</summary>
internal sealed class UnitCourses
{
    private readonly double[] _rows;

    public UnitCourses(BrainSeries series)
    {
        (Count, Volumes) = (series.Space.Count, series.Count);
        _rows = new double[(long)Count * Volumes];
        IsUsable = new bool[Count];
        for (var t = 0; t < Volumes; t++)
        {
            var volume = series.Volume(t).Span;
            for (var place = 0; place < Count; place++) { _rows[(place * Volumes) + t] = volume[place]; }
        }

        for (var place = 0; place < Count; place++) { IsUsable[place] = Normalise(Of(place)); }
    }

    public int Count { get; }

    public int Volumes { get; }

    /// <summary>Whether a place has a course: numbers that are not all the same.</summary>
    public bool[] IsUsable { get; }

    /// <summary>All courses, place after place.</summary>
    public ReadOnlySpan<double> Rows => _rows;

    public Span<double> Of(int place) => _rows.AsSpan(place * Volumes, Volumes);

    /// <summary>Brings a course about its mean and to unit length; one that cannot be becomes zero.</summary>
    public static bool Normalise(Span<double> course)
    {
        var mean = TensorPrimitives.Sum<double>(course) / course.Length;
        var size = TensorPrimitives.MaxMagnitude<double>(course);
        TensorPrimitives.Subtract(course, mean, course);
        var norm = TensorPrimitives.Norm<double>(course);
        if (!(norm > 1e-12 * size * Math.Sqrt(course.Length)))
        {
            course.Clear();
            return false;
        }

        TensorPrimitives.Divide(course, norm, course);
        return true;
    }
}
