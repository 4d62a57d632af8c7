using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroRepl.Models.FirstLevel;

/// <summary>Products of vectors of a few dozen numbers, inlined into the loops over places that take millions of them.</summary>
internal static class ShortVectors
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b[..a.Length]);
        var sums = Vector<double>.Zero;
        nuint k = 0;
        for (; k + (nuint)Vector<double>.Count <= (nuint)a.Length; k += (nuint)Vector<double>.Count) { sums = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, k), Vector.LoadUnsafe(ref y, k), sums); }

        var sum = Vector.Sum(sums);
        for (; k < (nuint)a.Length; k++) { sum += Unsafe.Add(ref x, k) * Unsafe.Add(ref y, k); }

        return sum;
    }
}
