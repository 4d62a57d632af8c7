using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>The few loops over arrays that a leapfrog step is made of.</summary>
/// <remarks>
/// TensorPrimitives would do the same; but the runtime compiles it without optimisation at first, and half of a short model's time went by before that was made good.
/// These are compiled once, at their best, as is what calls them.
/// </remarks>
internal static class Kernels
{
    public const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    /// <summary>y += a·x.</summary>
    [MethodImpl(Hot)]
    public static void AddScaled(ReadOnlySpan<double> x, double a, Span<double> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        var i = 0;
        var factor = Vector256.Create(a);
        for (; i <= x.Length - 4; i += 4)
        {
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref px, (nuint)i), factor, Vector256.LoadUnsafe(ref py, (nuint)i)).StoreUnsafe(ref py, (nuint)i);
        }

        for (; i < x.Length; i++) { y[i] = Math.FusedMultiplyAdd(x[i], a, y[i]); }
    }

    /// <summary>z = x + y.</summary>
    [MethodImpl(Hot)]
    public static void Add(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        ref var pz = ref MemoryMarshal.GetReference(z);
        var i = 0;
        for (; i <= x.Length - 4; i += 4) { (Vector256.LoadUnsafe(ref px, (nuint)i) + Vector256.LoadUnsafe(ref py, (nuint)i)).StoreUnsafe(ref pz, (nuint)i); }

        for (; i < x.Length; i++) { z[i] = x[i] + y[i]; }
    }

    /// <summary>z = x·y, element by element.</summary>
    [MethodImpl(Hot)]
    public static void Multiply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        ref var pz = ref MemoryMarshal.GetReference(z);
        var i = 0;
        for (; i <= x.Length - 4; i += 4) { (Vector256.LoadUnsafe(ref px, (nuint)i) * Vector256.LoadUnsafe(ref py, (nuint)i)).StoreUnsafe(ref pz, (nuint)i); }

        for (; i < x.Length; i++) { z[i] = x[i] * y[i]; }
    }

    /// <summary>z = a·x − y.</summary>
    [MethodImpl(Hot)]
    public static void ScaledLess(ReadOnlySpan<double> x, double a, ReadOnlySpan<double> y, Span<double> z)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        ref var pz = ref MemoryMarshal.GetReference(z);
        var i = 0;
        var factor = Vector256.Create(a);
        for (; i <= x.Length - 4; i += 4) { ((Vector256.LoadUnsafe(ref px, (nuint)i) * factor) - Vector256.LoadUnsafe(ref py, (nuint)i)).StoreUnsafe(ref pz, (nuint)i); }

        for (; i < x.Length; i++) { z[i] = (x[i] * a) - y[i]; }
    }

    /// <summary>Σ x·y.</summary>
    [MethodImpl(Hot)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        ref var py = ref MemoryMarshal.GetReference(y);
        var i = 0;
        var (a, b) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (; i <= x.Length - 8; i += 8)
        {
            a = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref px, (nuint)i), Vector256.LoadUnsafe(ref py, (nuint)i), a);
            b = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref px, (nuint)i + 4), Vector256.LoadUnsafe(ref py, (nuint)i + 4), b);
        }

        var sum = Vector256.Sum(a + b);
        for (; i < x.Length; i++) { sum += x[i] * y[i]; }

        return sum;
    }

    /// <summary>Σ x.</summary>
    [MethodImpl(Hot)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        ref var px = ref MemoryMarshal.GetReference(x);
        var i = 0;
        var a = Vector256<double>.Zero;
        for (; i <= x.Length - 4; i += 4) { a += Vector256.LoadUnsafe(ref px, (nuint)i); }

        var sum = Vector256.Sum(a);
        for (; i < x.Length; i++) { sum += x[i]; }

        return sum;
    }
}
