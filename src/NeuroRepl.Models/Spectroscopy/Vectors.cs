using System.Numerics.Tensors;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>Short words for the vector operations that a fit is made of.</summary>
internal static class Vectors
{
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => TensorPrimitives.Dot(a, b);

    public static void AddScaled(Span<double> target, ReadOnlySpan<double> direction, double factor) =>
        TensorPrimitives.MultiplyAdd(direction, factor, target, target);

    public static void Scale(Span<double> target, double factor) => TensorPrimitives.Multiply(target, factor, target);
}
