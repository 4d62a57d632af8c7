using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>ZᵀZ of crossed factors, kept as the blocks of the levels of the first factor, what each shares with the rest, and the rest.</summary>
internal sealed class CrossedGram
{
    /// <summary>How many random effects the first factor has here; the rest starts behind them.</summary>
    public required int First { get; init; }

    /// <summary>Effects a level of the first factor.</summary>
    public required int Width { get; init; }

    /// <summary>The block of ZᵀZ of each level of the first factor.</summary>
    public required double[][] Blocks { get; init; }

    /// <summary>The effects of the rest that share observations with each level (whole levels, in order), counted from the start of the rest.</summary>
    public required int[][] Partners { get; init; }

    /// <summary>Their part of ZᵀZ, width × partners.</summary>
    public required double[][] Shared { get; init; }

    /// <summary>ZᵀZ of the rest.</summary>
    public required RowMajor Rest { get; init; }

    /// <summary>Of each effect of the rest, its factor.</summary>
    public required int[] FactorOf { get; init; }

    /// <summary>Of each effect of the rest, which of its level it is.</summary>
    public required int[] PlaceOf { get; init; }

    public static CrossedGram Of(IReadOnlyList<RandomFactor> factors, RowMajor[] z, List<int> rows, List<(int Factor, int Level, int Start)> members, int size)
    {
        var main = members[0].Factor;
        var width = factors[main].Width;
        var levels = members.TakeWhile(member => member.Factor == main).ToArray();
        var first = levels.Length * width;
        var start = members.ToDictionary(member => (member.Factor, member.Level), member => member.Start);
        var blocks = levels.Select(_ => new double[width * width]).ToArray();
        var shared = levels.Select(_ => new SortedDictionary<int, double[]>()).ToArray();
        var rest = new RowMajor(size - first, size - first);
        foreach (var row in rows)
        {
            var j = start[(main, factors[main].Codes[row])] / width;
            var own = z[main].Row(row);
            for (var e = 0; e < width; e++)
            {
                for (var f = 0; f < width; f++) { blocks[j][(e * width) + f] += own[e] * own[f]; }
            }

            for (var k = 0; k < factors.Count; k++)
            {
                if (k == main) { continue; }

                var at = start[(k, factors[k].Codes[row])] - first;
                var other = z[k].Row(row);
                for (var f = 0; f < other.Length; f++)
                {
                    if (!shared[j].TryGetValue(at + f, out var column)) { shared[j][at + f] = column = new double[width]; }
                    for (var e = 0; e < width; e++) { column[e] += own[e] * other[f]; }
                }

                for (var m = 0; m < factors.Count; m++)
                {
                    if (m == main) { continue; }

                    var at2 = start[(m, factors[m].Codes[row])] - first;
                    var other2 = z[m].Row(row);
                    for (var f = 0; f < other.Length; f++)
                    {
                        for (var g = 0; g < other2.Length; g++) { rest[at + f, at2 + g] += other[f] * other2[g]; }
                    }
                }
            }
        }

        var (factorOf, placeOf) = (new int[rest.Rows], new int[rest.Rows]);
        foreach (var (factor, _, at) in members.Skip(levels.Length))
        {
            for (var e = 0; e < factors[factor].Width; e++) { (factorOf[at - first + e], placeOf[at - first + e]) = (factor, e); }
        }

        return new CrossedGram
        {
            First = first, Width = width, Blocks = blocks, Rest = rest, FactorOf = factorOf, PlaceOf = placeOf,
            Partners = [.. shared.Select(one => one.Keys.ToArray())],
            Shared = [.. shared.Select(one => { var columns = one.Values.ToArray(); return Enumerable.Range(0, width).SelectMany(e => columns.Select(column => column[e])).ToArray(); })],
        };
    }

    /// <summary>Takes ZᵀZ times a matrix from another.</summary>
    public void SubtractTimes(RowMajor effects, RowMajor result)
    {
        for (var j = 0; j < Blocks.Length; j++)
        {
            var n = Partners[j].Length;
            for (var e = 0; e < Width; e++)
            {
                var target = result.Row((j * Width) + e);
                for (var f = 0; f < Width; f++) { TensorPrimitives.MultiplyAdd(effects.Row((j * Width) + f), -Blocks[j][(e * Width) + f], target, target); }

                for (var c = 0; c < n; c++)
                {
                    var value = Shared[j][(e * n) + c];
                    var partner = result.Row(First + Partners[j][c]);
                    TensorPrimitives.MultiplyAdd(effects.Row(First + Partners[j][c]), -value, target, target);
                    TensorPrimitives.MultiplyAdd(effects.Row((j * Width) + e), -value, partner, partner);
                }
            }
        }

        for (var i = 0; i < Rest.Rows; i++)
        {
            var target = result.Row(First + i);
            for (var k = 0; k < Rest.Rows; k++)
            {
                if (Rest[i, k] != 0) { TensorPrimitives.MultiplyAdd(effects.Row(First + k), -Rest[i, k], target, target); }
            }
        }
    }

    /// <summary>All of it as one matrix.</summary>
    public RowMajor Dense()
    {
        var size = First + Rest.Rows;
        var identity = new RowMajor(size, size);
        for (var i = 0; i < size; i++) { identity[i, i] = -1; }

        var result = new RowMajor(size, size);
        SubtractTimes(identity, result);
        return result;
    }
}
