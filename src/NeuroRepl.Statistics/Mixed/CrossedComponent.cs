using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>A large component of crossed or partly nested factors: the factor with most levels is eliminated level by level, what remains is one dense factor.</summary>
/// <remarks>The levels of one factor share no observation, so their part of S is block diagonal and fills nothing in; the rest is the Schur complement C.</remarks>
internal sealed class CrossedComponent : Component
{
    private double[][,] _lambda = [];
    private double[][] _levelFactors = [];      // Lⱼ of each level of the first factor
    private double[][] _couplings = [];         // Bⱼ = Lⱼ⁻¹Λ₁ᵀA₁₂ⱼΛ₂, width × partners
    private RowMajor _complement;               // factor of C
    private RowMajor _turned;                   // L⁻¹ΛᵀZᵀ[X y]

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

    private int FactorOfFirst => Members[0].Factor;

    public static CrossedComponent Of(IReadOnlyList<RandomFactor> factors, RowMajor[] z, List<int> rows, List<(int Factor, int Level, int Start)> members, RowMajor cross)
    {
        var main = members[0].Factor;
        var width = factors[main].Width;
        var levels = members.TakeWhile(member => member.Factor == main).ToArray();
        var first = levels.Length * width;
        var start = members.ToDictionary(member => (member.Factor, member.Level), member => member.Start);
        var blocks = levels.Select(_ => new double[width * width]).ToArray();
        var shared = levels.Select(_ => new SortedDictionary<int, double[]>()).ToArray();
        var rest = new RowMajor(cross.Rows - first, cross.Rows - first);
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

        return new CrossedComponent
        {
            Members = members, Size = cross.Rows, Cross = cross, First = first, Width = width, Blocks = blocks,
            Partners = [.. shared.Select(one => one.Keys.ToArray())],
            Shared = [.. shared.Select(one => { var columns = one.Values.ToArray(); return Enumerable.Range(0, width).SelectMany(e => columns.Select(column => column[e])).ToArray(); })],
            Rest = rest,
        };
    }

    public override Component With(RowMajor cross) => new CrossedComponent
    {
        Members = Members, Size = Size, Cross = cross, First = First, Width = Width, Blocks = Blocks, Partners = Partners, Shared = Shared, Rest = Rest,
    };

    public override void Factor(double[][,] lambda)
    {
        _lambda = lambda;
        var own = lambda[FactorOfFirst];
        (_levelFactors, _couplings) = (new double[Blocks.Length][], new double[Blocks.Length][]);
        _complement = TimesLambda(Rest);
        LogDeterminant = 0;
        for (var i = 0; i < Rest.Rows; i++) { _complement[i, i] += 1; }

        for (var j = 0; j < Blocks.Length; j++)
        {
            if (j % 512 == 0) { Interrupt.ThrowIfRequested(); }

            var s = Conjugated(Blocks[j], own);
            for (var e = 0; e < Width; e++) { s[(e * Width) + e] += 1; }

            Cholesky.Factor(s, Width, Width, tolerance: 0);
            for (var e = 0; e < Width; e++) { LogDeterminant += 2 * Math.Log(s[(e * Width) + e]); }

            _levelFactors[j] = s;
            _couplings[j] = Coupling(j, own, s);
            var partners = Partners[j];
            for (var e = 0; e < Width; e++)
            {
                var b = _couplings[j].AsSpan(e * partners.Length, partners.Length);
                for (var a = 0; a < partners.Length; a++)
                {
                    var row = _complement.Row(partners[a]);
                    var value = b[a];
                    for (var c = 0; c <= a; c++) { row[partners[c]] -= value * b[c]; }
                }
            }
        }

        BlockedCholesky.Factor(_complement);
        for (var i = 0; i < Rest.Rows; i++) { LogDeterminant += 2 * Math.Log(_complement[i, i]); }

        Turn();
    }

    public override void Reduce(RowMajor gram)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = _turned.Row(i);
            for (var j = 0; j < row.Length; j++) { TensorPrimitives.MultiplyAdd(row[..(j + 1)], -row[j], gram.Row(j)[..(j + 1)], gram.Row(j)[..(j + 1)]); }
        }
    }

    public override RowMajor Whitened()
    {
        var effects = ApplyLambda(Back(_turned));           // ΛS⁻¹Λᵀ Zᵀ[X y]
        var result = Cross.Copy();
        SubtractGramTimes(effects, result);
        return result;
    }

    public override RowMajor Kernel()
    {
        // K = A − (L⁻¹ΛᵀA)ᵀ(L⁻¹ΛᵀA), column block by column block would need A dense: it is, once.
        var a = Dense();
        var half = Forward(ApplyLambdaTransposed(a));
        for (var k = 0; k < Size; k++)
        {
            if (k % 64 == 0) { Interrupt.ThrowIfRequested(); }

            var row = half.Row(k);
            for (var i = 0; i < Size; i++)
            {
                if (row[i] != 0) { TensorPrimitives.MultiplyAdd(row, -row[i], a.Row(i), a.Row(i)); }
            }
        }

        return a;
    }

    public override void AddTraces(double[][,] traces)
    {
        var inverse = BlockedCholesky.Inverse(_complement);
        var own = _lambda[FactorOfFirst];
        var (factorOf, placeOf) = RestPlaces();
        for (var j = 0; j < Blocks.Length; j++)
        {
            var (partners, b) = (Partners[j], _couplings[j]);
            var n = partners.Length;
            var upper = new double[Width * n];              // −S⁻¹ between this level and its partners, Lⱼ⁻ᵀ·B·D
            for (var e = 0; e < Width; e++)
            {
                for (var a = 0; a < n; a++)
                {
                    if (b[(e * n) + a] == 0) { continue; }

                    var row = inverse.Row(partners[a]);
                    for (var c = 0; c < n; c++) { upper[(e * n) + c] += b[(e * n) + a] * row[partners[c]]; }
                }
            }

            var corner = new double[Width * Width];         // S⁻¹ of the level itself: Lⱼ⁻ᵀ(I + B·D·Bᵀ)Lⱼ⁻¹
            for (var e = 0; e < Width; e++)
            {
                for (var f = 0; f < Width; f++) { corner[(e * Width) + f] = (e == f ? 1 : 0) + TensorPrimitives.Dot<double>(upper.AsSpan(e * n, n), b.AsSpan(f * n, n)); }
            }

            BackTransposed(_levelFactors[j], upper, n);
            BackTransposed(_levelFactors[j], corner, Width);
            corner = Flipped(corner);
            BackTransposed(_levelFactors[j], corner, Width);
            AddLevel(traces[FactorOfFirst], corner, upper, j, own, partners, factorOf, placeOf);
            for (var c = 0; c < n; c++)
            {
                var (factor, effect) = (factorOf[partners[c]], placeOf[partners[c]]);
                var level = partners[c] - effect;
                for (var g = 0; g < _lambda[factor].GetLength(0); g++)
                {
                    var at = Array.BinarySearch(partners, level + g);
                    for (var e = 0; e < Width; e++)
                    {
                        var scaled = 0.0;                   // Λ₁ᵀA₁₂
                        for (var f = e; f < Width; f++) { scaled += own[f, e] * Shared[j][(f * n) + at]; }

                        traces[factor][effect, g] -= upper[(e * n) + c] * scaled;
                    }
                }
            }
        }

        var half = ApplyRestLambdaTransposed(Rest);
        for (var r = 0; r < Rest.Rows; r++)
        {
            var (factor, effect) = (factorOf[r], placeOf[r]);
            for (var g = 0; g < _lambda[factor].GetLength(0); g++)
            {
                var column = r - effect + g;
                var sum = 0.0;
                for (var s = 0; s < Rest.Rows; s++) { sum += inverse[r, s] * half[s, column]; }

                traces[factor][effect, g] += sum;
            }
        }
    }

    private void AddLevel(double[,] trace, double[] corner, double[] upper, int j, double[,] own, int[] partners, int[] factorOf, int[] placeOf)
    {
        var n = partners.Length;
        for (var e = 0; e < Width; e++)
        {
            for (var a = 0; a < Width; a++)
            {
                var sum = 0.0;
                for (var f = 0; f < Width; f++)
                {
                    var scaled = 0.0;                       // Λ₁ᵀAⱼ
                    for (var g = f; g < Width; g++) { scaled += own[g, f] * Blocks[j][(g * Width) + a]; }

                    sum += corner[(e * Width) + f] * scaled;
                }

                for (var c = 0; c < n; c++)
                {
                    var lambda = _lambda[factorOf[partners[c]]];
                    var effect = placeOf[partners[c]];
                    var scaled = 0.0;                       // Λ₂ᵀA₂₁
                    for (var g = effect; g < lambda.GetLength(0); g++) { scaled += lambda[g, effect] * Shared[j][(a * n) + c + g - effect]; }

                    sum -= upper[(e * n) + c] * scaled;
                }

                trace[e, a] += sum;
            }
        }
    }

    private (int[] Factor, int[] Place) RestPlaces()
    {
        var (factors, places) = (new int[Rest.Rows], new int[Rest.Rows]);
        foreach (var (factor, _, start) in Members.Where(member => member.Start >= First))
        {
            for (var e = 0; e < _lambda[factor].GetLength(0); e++) { (factors[start - First + e], places[start - First + e]) = (factor, e); }
        }

        return (factors, places);
    }

    private double[] Conjugated(double[] block, double[,] own)
    {
        var result = new double[Width * Width];
        for (var a = 0; a < Width; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var e = a; e < Width; e++)
                {
                    for (var f = b; f < Width; f++) { sum += own[e, a] * block[(e * Width) + f] * own[f, b]; }
                }

                result[(a * Width) + b] = sum;
            }
        }

        return result;
    }

    private double[] Coupling(int j, double[,] own, double[] factor)
    {
        var (n, shared) = (Partners[j].Length, Shared[j]);
        var result = new double[Width * n];
        for (var e = 0; e < Width; e++)
        {
            var row = result.AsSpan(e * n, n);
            for (var f = e; f < Width; f++) { TensorPrimitives.MultiplyAdd(shared.AsSpan(f * n, n), own[f, e], row, row); }
        }

        foreach (var (start, lambda) in LevelsAmong(Partners[j]))
        {
            var width = lambda.GetLength(0);
            for (var e = 0; e < Width; e++)
            {
                for (var c = 0; c < width; c++)             // columns left to right: each needs only later, still unscaled ones
                {
                    var sum = 0.0;
                    for (var r = c; r < width; r++) { sum += result[(e * n) + start + r] * lambda[r, c]; }

                    result[(e * n) + start + c] = sum;
                }
            }
        }

        for (var e = 0; e < Width; e++)
        {
            var row = result.AsSpan(e * n, n);
            for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(result.AsSpan(f * n, n), -factor[(e * Width) + f], row, row); }

            TensorPrimitives.Divide(row, factor[(e * Width) + e], row);
        }

        return result;
    }

    private IEnumerable<(int Start, double[,] Lambda)> LevelsAmong(int[] partners)
    {
        _restFactor ??= RestPlaces().Factor;
        for (var at = 0; at < partners.Length;)
        {
            var lambda = _lambda[_restFactor[partners[at]]];
            yield return (at, lambda);
            at += lambda.GetLength(0);
        }
    }

    private int[]? _restFactor;

    private RowMajor TimesLambda(RowMajor matrix)
    {
        var result = ApplyRestLambdaTransposed(matrix);
        for (var i = 0; i < result.Rows; i++)
        {
            var row = result.Row(i);
            foreach (var (factor, _, start) in Members)
            {
                if (start < First) { continue; }

                var lambda = _lambda[factor];
                for (var c = 0; c < lambda.GetLength(0); c++)
                {
                    var sum = 0.0;
                    for (var r = c; r < lambda.GetLength(0); r++) { sum += row[start - First + r] * lambda[r, c]; }

                    row[start - First + c] = sum;
                }
            }
        }

        return result;
    }

    private RowMajor ApplyRestLambdaTransposed(RowMajor matrix) => Apply(matrix, First, transposed: true);

    private RowMajor ApplyLambdaTransposed(RowMajor matrix) => Apply(matrix, 0, transposed: true);

    private RowMajor ApplyLambda(RowMajor matrix) => Apply(matrix, 0, transposed: false);

    private RowMajor Apply(RowMajor matrix, int offset, bool transposed)
    {
        var result = new RowMajor(matrix.Rows, matrix.Columns);
        foreach (var (factor, _, start) in Members)
        {
            if (start < offset) { continue; }

            var lambda = _lambda[factor];
            for (var r = 0; r < lambda.GetLength(0); r++)
            {
                for (var c = 0; c <= r; c++)
                {
                    var (from, to) = transposed ? (r, c) : (c, r);
                    if (lambda[r, c] != 0) { TensorPrimitives.MultiplyAdd(matrix.Row(start - offset + from), lambda[r, c], result.Row(start - offset + to), result.Row(start - offset + to)); }
                }
            }
        }

        return result;
    }

    private void Turn() => _turned = Forward(ApplyLambdaTransposed(Cross));

    // L⁻¹ times a matrix: first the levels of the first factor, then the complement.
    private RowMajor Forward(RowMajor right)
    {
        for (var j = 0; j < Blocks.Length; j++)
        {
            var factor = _levelFactors[j];
            for (var e = 0; e < Width; e++)
            {
                var row = right.Row((j * Width) + e);
                for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(right.Row((j * Width) + f), -factor[(e * Width) + f], row, row); }

                TensorPrimitives.Divide(row, factor[(e * Width) + e], row);
                var n = Partners[j].Length;
                for (var c = 0; c < n; c++)
                {
                    var target = right.Row(First + Partners[j][c]);
                    TensorPrimitives.MultiplyAdd(row, -_couplings[j][(e * n) + c], target, target);
                }
            }
        }

        for (var i = 0; i < Rest.Rows; i++)
        {
            var row = right.Row(First + i);
            for (var k = 0; k < i; k++)
            {
                if (_complement[i, k] != 0) { TensorPrimitives.MultiplyAdd(right.Row(First + k), -_complement[i, k], row, row); }
            }

            TensorPrimitives.Divide(row, _complement[i, i], row);
        }

        return right;
    }

    // L⁻ᵀ times a matrix.
    private RowMajor Back(RowMajor turned)
    {
        var result = turned.Copy();
        for (var i = Rest.Rows - 1; i >= 0; i--)
        {
            var row = result.Row(First + i);
            TensorPrimitives.Divide(row, _complement[i, i], row);
            for (var k = 0; k < i; k++) { TensorPrimitives.MultiplyAdd(row, -_complement[i, k], result.Row(First + k), result.Row(First + k)); }
        }

        for (var j = 0; j < Blocks.Length; j++)
        {
            var n = Partners[j].Length;
            for (var e = Width - 1; e >= 0; e--)
            {
                var row = result.Row((j * Width) + e);
                for (var c = 0; c < n; c++) { TensorPrimitives.MultiplyAdd(result.Row(First + Partners[j][c]), -_couplings[j][(e * n) + c], row, row); }
            }

            for (var e = Width - 1; e >= 0; e--)
            {
                var row = result.Row((j * Width) + e);
                TensorPrimitives.Divide(row, _levelFactors[j][(e * Width) + e], row);
                for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(row, -_levelFactors[j][(e * Width) + f], result.Row((j * Width) + f), result.Row((j * Width) + f)); }
            }
        }

        return result;
    }

    private void SubtractGramTimes(RowMajor effects, RowMajor result)
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

    private RowMajor Dense()
    {
        var identity = new RowMajor(Size, Size);
        for (var i = 0; i < Size; i++) { identity[i, i] = -1; }

        var result = new RowMajor(Size, Size);
        SubtractGramTimes(identity, result);
        return result;
    }

    private static void BackTransposed(double[] factor, double[] right, int columns)
    {
        var width = right.Length / columns;
        for (var e = width - 1; e >= 0; e--)
        {
            var row = right.AsSpan(e * columns, columns);
            TensorPrimitives.Divide(row, factor[(e * width) + e], row);
            for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(row, -factor[(e * width) + f], right.AsSpan(f * columns, columns), right.AsSpan(f * columns, columns)); }
        }
    }

    private double[] Flipped(double[] square)
    {
        var result = new double[square.Length];
        for (var e = 0; e < Width; e++)
        {
            for (var f = 0; f < Width; f++) { result[(f * Width) + e] = square[(e * Width) + f]; }
        }

        return result;
    }
}
