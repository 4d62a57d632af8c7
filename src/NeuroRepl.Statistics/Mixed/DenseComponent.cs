using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>A component small enough for one dense factor.</summary>
internal sealed class DenseComponent : Component
{
    private double[] _factor = [];              // L, lower, row-major
    private RowMajor _turned;                   // L⁻¹·Λᵀ·Zᵀ[X y]
    private double[][,] _lambda = [];
    private RowMajor? _kernelHalf;              // L⁻¹·Λᵀ·ZᵀZ

    /// <summary>ZᵀZ.</summary>
    public required RowMajor Gram { get; init; }

    public override Component With(RowMajor cross) => new DenseComponent { Members = Members, Size = Size, Cross = cross, Gram = Gram };

    public override void Factor(double[][,] lambda)
    {
        _lambda = lambda;
        _kernelHalf = null;
        if (_factor.Length == 0) { (_factor, _turned) = (new double[Size * Size], new RowMajor(Size, Cross.Columns)); }

        if (Size == 1)
        {
            var only = lambda[Members[0].Factor][0, 0];
            var s = (only * only * Gram[0, 0]) + 1;
            _factor[0] = Math.Sqrt(s);
            LogDeterminant = Math.Log(s);
            TensorPrimitives.Multiply(Cross.Row(0), only / _factor[0], _turned.Row(0));
            return;
        }

        var half = TimesLambdaTransposed(Gram);         // ΛᵀA; then (ΛᵀA)Λ row by row
        for (var i = 0; i < Size; i++)
        {
            foreach (var (factor, _, start) in Members)
            {
                if (start > i) { break; }

                var own = lambda[factor];
                for (var column = 0; column < own.GetLength(0); column++)
                {
                    var sum = 0.0;
                    for (var row = column; row < own.GetLength(0); row++) { sum += half[i, start + row] * own[row, column]; }

                    _factor[(i * Size) + start + column] = sum;
                }
            }

            _factor[(i * Size) + i] += 1;
        }

        Cholesky.Factor(_factor, Size, Size, tolerance: 0);
        LogDeterminant = 0;
        for (var i = 0; i < Size; i++) { LogDeterminant += 2 * Math.Log(_factor[(i * Size) + i]); }

        _turned = Forward(TimesLambdaTransposed(Cross));
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
        var result = Cross.Copy();
        var half = Half();
        for (var k = 0; k < Size; k++)
        {
            var turned = _turned.Row(k);
            for (var i = 0; i < Size; i++) { TensorPrimitives.MultiplyAdd(turned, -half[k, i], result.Row(i), result.Row(i)); }
        }

        return result;
    }

    public override RowMajor Kernel()
    {
        var kernel = Gram.Copy();
        var half = Half();
        for (var k = 0; k < Size; k++)
        {
            var row = half.Row(k);
            for (var i = 0; i < Size; i++) { TensorPrimitives.MultiplyAdd(row, -row[i], kernel.Row(i), kernel.Row(i)); }
        }

        return kernel;
    }

    public override void AddTraces(double[][,] traces)
    {
        var half = Half();
        foreach (var (factor, _, start) in Members)
        {
            var (own, trace) = (_lambda[factor], traces[factor]);
            var width = own.GetLength(0);
            for (var b = 0; b < width; b++)
            {
                for (var a = 0; a < width; a++)
                {
                    var kernel = Gram[start + b, start + a];        // K of the level, element (b, a)
                    for (var k = 0; k < Size; k++) { kernel -= half[k, start + b] * half[k, start + a]; }

                    for (var c = 0; c <= b; c++) { trace[c, a] += own[b, c] * kernel; }
                }
            }
        }
    }

    private RowMajor Half() => _kernelHalf ??= Size == 1
        ? new RowMajor([Gram[0, 0] * _lambda[Members[0].Factor][0, 0] / _factor[0]], 1, 1)
        : Forward(TimesLambdaTransposed(Gram));

    private RowMajor TimesLambdaTransposed(RowMajor matrix)
    {
        var result = new RowMajor(Size, matrix.Columns);
        foreach (var (factor, _, start) in Members)
        {
            var own = _lambda[factor];
            for (var column = 0; column < own.GetLength(0); column++)
            {
                var target = result.Row(start + column);
                for (var row = column; row < own.GetLength(0); row++)
                {
                    if (own[row, column] != 0) { TensorPrimitives.MultiplyAdd(matrix.Row(start + row), own[row, column], target, target); }
                }
            }
        }

        return result;
    }

    private RowMajor Forward(RowMajor right)
    {
        for (var i = 0; i < Size; i++)
        {
            var row = right.Row(i);
            for (var j = 0; j < i; j++)
            {
                var element = _factor[(i * Size) + j];
                if (element != 0) { TensorPrimitives.MultiplyAdd(right.Row(j), -element, row, row); }
            }

            TensorPrimitives.Divide(row, _factor[(i * Size) + i], row);
        }

        return right;
    }
}
