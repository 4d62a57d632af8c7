using System.Numerics;
using System.Runtime.InteropServices;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Sums over the rows of a tile of data, four sets of weights at once: each number is loaded and widened once for the four.</summary>
/// <remarks>Sums are taken in double: in single precision equal statistics of mirrored shuffles would differ by more than what counts as equal.</remarks>
internal static class WeightedSums
{
    /// <summary>How many sums are made at once.</summary>
    public const int Lanes = 4;

    /// <summary>Columns of a tile; a whole number of vectors on every machine.</summary>
    public const int Tile = 256;

    /// <param name="tile">Rows of <see cref="Tile"/> numbers.</param>
    /// <param name="width">How many columns of them matter.</param>
    /// <param name="weights">Four weights a row.</param>
    /// <param name="sums">Filled: four rows of <see cref="Tile"/> sums.</param>
    public static void Of(ReadOnlySpan<float> tile, int width, ReadOnlySpan<double> weights, Span<double> sums)
    {
        var data = MemoryMarshal.Cast<float, Vector<float>>(tile);
        var to = MemoryMarshal.Cast<double, Vector<double>>(sums);
        var (stride, rows, row) = (Tile / Vector<float>.Count, weights.Length / Lanes, Tile / Vector<double>.Count);
        for (var v = 0; v * Vector<float>.Count < width; v++)
        {
            Vector<double> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            for (var i = 0; i < rows; i++)
            {
                Vector.Widen(data[(i * stride) + v], out var low, out var high);
                var four = weights.Slice(i * Lanes, Lanes);
                var weight = new Vector<double>(four[0]);
                (a0, a1) = (Vector.FusedMultiplyAdd(low, weight, a0), Vector.FusedMultiplyAdd(high, weight, a1));
                weight = new Vector<double>(four[1]);
                (b0, b1) = (Vector.FusedMultiplyAdd(low, weight, b0), Vector.FusedMultiplyAdd(high, weight, b1));
                weight = new Vector<double>(four[2]);
                (c0, c1) = (Vector.FusedMultiplyAdd(low, weight, c0), Vector.FusedMultiplyAdd(high, weight, c1));
                weight = new Vector<double>(four[3]);
                (d0, d1) = (Vector.FusedMultiplyAdd(low, weight, d0), Vector.FusedMultiplyAdd(high, weight, d1));
            }

            var at = 2 * v;
            (to[at], to[at + 1]) = (a0, a1);
            (to[row + at], to[row + at + 1]) = (b0, b1);
            (to[(2 * row) + at], to[(2 * row) + at + 1]) = (c0, c1);
            (to[(3 * row) + at], to[(3 * row) + at + 1]) = (d0, d1);
        }
    }
}
