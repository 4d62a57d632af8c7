using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeuroRepl.Numerics;

/// <summary>C = A·Y for a matrix A of few rows and a tile Y of some dozen columns, all row-major: the product that projections of many time courses are made of.</summary>
/// <remarks>
/// Four rows of A meet three vectors of columns at a time, so that twelve sums stay in registers and each number of Y is loaded once for four rows; the tile is meant to fit
/// into the second-level cache. Sums run in the order of the rows of Y, so the result does not depend on how the columns were cut into tiles.
/// </remarks>
public static class TileProduct
{
    /// <summary>The width of a tile has to be a multiple of this on every processor.</summary>
    public const int Width = 48;

    /// <summary>Fills C, rows × <see cref="Width"/>.</summary>
    /// <param name="a">A, rows × inner.</param>
    /// <param name="rows">Rows of A and of C.</param>
    /// <param name="inner">Columns of A, rows of Y.</param>
    /// <param name="y">Y, inner × <see cref="Width"/>.</param>
    /// <param name="c">C, written over.</param>
    public static void Multiply(ReadOnlySpan<double> a, int rows, int inner, ReadOnlySpan<double> y, Span<double> c)
    {
        Guard.InRange(a.Length, (double)rows * inner, double.MaxValue, "the length of A");
        Guard.InRange(y.Length, (double)inner * Width, double.MaxValue, "the length of Y");
        Guard.InRange(c.Length, (double)rows * Width, double.MaxValue, "the length of C");
        ref var a0 = ref MemoryMarshal.GetReference(a);
        ref var y0 = ref MemoryMarshal.GetReference(y);
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (var column = 0; column < Width; column += 3 * Vector<double>.Count)
        {
            var row = 0;
            for (; row + 4 <= rows; row += 4) { FourRows(ref Unsafe.Add(ref a0, row * inner), inner, ref Unsafe.Add(ref y0, column), ref Unsafe.Add(ref c0, (row * Width) + column)); }
            for (; row < rows; row++) { OneRow(ref Unsafe.Add(ref a0, row * inner), inner, ref Unsafe.Add(ref y0, column), ref Unsafe.Add(ref c0, (row * Width) + column)); }
        }
    }

    /// <summary>Y −= Aᵀ·C: takes a combination of the rows of A out of every column; A rows × inner, C rows × <see cref="Width"/>, Y inner × <see cref="Width"/>.</summary>
    /// <param name="transposed">Aᵀ, inner × rows.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="inner">Columns of A.</param>
    /// <param name="c">C.</param>
    /// <param name="y">Y, changed.</param>
    public static void SubtractCombination(ReadOnlySpan<double> transposed, int rows, int inner, ReadOnlySpan<double> c, Span<double> y)
    {
        Guard.InRange(transposed.Length, (double)rows * inner, double.MaxValue, "the length of A");
        Guard.InRange(c.Length, (double)rows * Width, double.MaxValue, "the length of C");
        Guard.InRange(y.Length, (double)inner * Width, double.MaxValue, "the length of Y");
        var product = new double[4 * Width];
        ref var c0 = ref MemoryMarshal.GetReference(c);
        for (var row = 0; row < inner; row += 4)
        {
            var count = Math.Min(4, inner - row);
            ref var a0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(transposed), row * rows);
            for (var column = 0; column < Width; column += 3 * Vector<double>.Count)
            {
                if (count == 4)
                {
                    FourRows(ref a0, rows, ref Unsafe.Add(ref c0, column), ref product[column]);
                    continue;
                }

                for (var k = 0; k < count; k++) { OneRow(ref Unsafe.Add(ref a0, k * rows), rows, ref Unsafe.Add(ref c0, column), ref product[(k * Width) + column]); }
            }

            System.Numerics.Tensors.TensorPrimitives.Subtract(y.Slice(row * Width, count * Width), product.AsSpan(0, count * Width), y.Slice(row * Width, count * Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]     // the first call is as long as the others: nothing to be learned by tiers
    private static void FourRows(ref double a, int inner, ref double y, ref double c)
    {
        var w = Vector<double>.Count;
        ref var a1 = ref Unsafe.Add(ref a, inner);
        ref var a2 = ref Unsafe.Add(ref a, 2 * inner);
        ref var a3 = ref Unsafe.Add(ref a, 3 * inner);
        Vector<double> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default;
        Vector<double> s20 = default, s21 = default, s22 = default, s30 = default, s31 = default, s32 = default;
        for (var k = 0; k < inner; k++)
        {
            var y0 = Vector.LoadUnsafe(ref y);
            var y1 = Vector.LoadUnsafe(ref y, (nuint)w);
            var y2 = Vector.LoadUnsafe(ref y, (nuint)(2 * w));
            var x = new Vector<double>(Unsafe.Add(ref a, k));
            s00 = Vector.FusedMultiplyAdd(x, y0, s00);
            s01 = Vector.FusedMultiplyAdd(x, y1, s01);
            s02 = Vector.FusedMultiplyAdd(x, y2, s02);
            x = new Vector<double>(Unsafe.Add(ref a1, k));
            s10 = Vector.FusedMultiplyAdd(x, y0, s10);
            s11 = Vector.FusedMultiplyAdd(x, y1, s11);
            s12 = Vector.FusedMultiplyAdd(x, y2, s12);
            x = new Vector<double>(Unsafe.Add(ref a2, k));
            s20 = Vector.FusedMultiplyAdd(x, y0, s20);
            s21 = Vector.FusedMultiplyAdd(x, y1, s21);
            s22 = Vector.FusedMultiplyAdd(x, y2, s22);
            x = new Vector<double>(Unsafe.Add(ref a3, k));
            s30 = Vector.FusedMultiplyAdd(x, y0, s30);
            s31 = Vector.FusedMultiplyAdd(x, y1, s31);
            s32 = Vector.FusedMultiplyAdd(x, y2, s32);
            y = ref Unsafe.Add(ref y, Width);
        }

        Store(ref c, s00, s01, s02);
        Store(ref Unsafe.Add(ref c, Width), s10, s11, s12);
        Store(ref Unsafe.Add(ref c, 2 * Width), s20, s21, s22);
        Store(ref Unsafe.Add(ref c, 3 * Width), s30, s31, s32);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]     // the first call is as long as the others: nothing to be learned by tiers
    private static void OneRow(ref double a, int inner, ref double y, ref double c)
    {
        var w = Vector<double>.Count;
        Vector<double> s0 = default, s1 = default, s2 = default;
        for (var k = 0; k < inner; k++)
        {
            var x = new Vector<double>(Unsafe.Add(ref a, k));
            s0 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref y), s0);
            s1 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref y, (nuint)w), s1);
            s2 = Vector.FusedMultiplyAdd(x, Vector.LoadUnsafe(ref y, (nuint)(2 * w)), s2);
            y = ref Unsafe.Add(ref y, Width);
        }

        Store(ref c, s0, s1, s2);
    }

    private static void Store(ref double c, Vector<double> first, Vector<double> second, Vector<double> third)
    {
        first.StoreUnsafe(ref c);
        second.StoreUnsafe(ref c, (nuint)Vector<double>.Count);
        third.StoreUnsafe(ref c, (nuint)(2 * Vector<double>.Count));
    }
}
