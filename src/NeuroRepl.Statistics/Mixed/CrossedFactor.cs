using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>The Cholesky factor of S = ΛᵀZᵀZΛ + I of crossed factors at one Λ: a small factor a level of the first, what couples it to the rest, and the factor of the complement.</summary>
internal sealed class CrossedFactor
{
    public CrossedFactor(CrossedGram gram, IReadOnlyList<(int Factor, int Level, int Start)> members, double[][,] lambda)
    {
        (Gram, Members, Lambda) = (gram, members, lambda);
        (Levels, Couplings) = (new double[gram.Blocks.Length][], new double[gram.Blocks.Length][]);
        Complement = TimesLambda(gram.Rest);
        for (var i = 0; i < Complement.Rows; i++) { Complement[i, i] += 1; }

        Eliminate();
        BlockedCholesky.Factor(Complement);
        for (var i = 0; i < Complement.Rows; i++) { LogDeterminant += 2 * Math.Log(Complement[i, i]); }
    }

    public CrossedGram Gram { get; }

    public IReadOnlyList<(int Factor, int Level, int Start)> Members { get; }

    public double[][,] Lambda { get; }

    /// <summary>Λ of the first factor.</summary>
    public double[,] Own => Lambda[Members[0].Factor];

    /// <summary>Lⱼ of each level of the first factor.</summary>
    public double[][] Levels { get; }

    /// <summary>Bⱼ = Lⱼ⁻¹Λ₁ᵀA₁₂ⱼΛ₂, width × partners.</summary>
    public double[][] Couplings { get; }

    /// <summary>The factor of C.</summary>
    public RowMajor Complement { get; }

    public double LogDeterminant { get; private set; }

    /// <summary>Λᵀ times a matrix with a row an effect.</summary>
    public RowMajor TransposedLambdaTimes(RowMajor matrix) => Apply(matrix, 0, transposed: true);

    /// <summary>Λ times it.</summary>
    public RowMajor LambdaTimes(RowMajor matrix) => Apply(matrix, 0, transposed: false);

    /// <summary>Λ₂ᵀ times a matrix with a row an effect of the rest.</summary>
    public RowMajor TransposedRestLambdaTimes(RowMajor matrix) => Apply(matrix, Gram.First, transposed: true);

    /// <summary>L⁻¹ times a matrix, in place: first the levels of the first factor, then the complement.</summary>
    public RowMajor Forward(RowMajor right)
    {
        for (var j = 0; j < Gram.Blocks.Length; j++)
        {
            var factor = Levels[j];
            for (var e = 0; e < Gram.Width; e++)
            {
                var row = right.Row((j * Gram.Width) + e);
                for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(right.Row((j * Gram.Width) + f), -factor[(e * Gram.Width) + f], row, row); }

                TensorPrimitives.Divide(row, factor[(e * Gram.Width) + e], row);
                var n = Gram.Partners[j].Length;
                for (var c = 0; c < n; c++)
                {
                    var target = right.Row(Gram.First + Gram.Partners[j][c]);
                    TensorPrimitives.MultiplyAdd(row, -Couplings[j][(e * n) + c], target, target);
                }
            }
        }

        for (var i = 0; i < Gram.Rest.Rows; i++)
        {
            var row = right.Row(Gram.First + i);
            for (var k = 0; k < i; k++)
            {
                if (Complement[i, k] != 0) { TensorPrimitives.MultiplyAdd(right.Row(Gram.First + k), -Complement[i, k], row, row); }
            }

            TensorPrimitives.Divide(row, Complement[i, i], row);
        }

        return right;
    }

    /// <summary>L⁻ᵀ times a matrix.</summary>
    public RowMajor Back(RowMajor turned)
    {
        var result = turned.Copy();
        for (var i = Gram.Rest.Rows - 1; i >= 0; i--)
        {
            var row = result.Row(Gram.First + i);
            TensorPrimitives.Divide(row, Complement[i, i], row);
            for (var k = 0; k < i; k++) { TensorPrimitives.MultiplyAdd(row, -Complement[i, k], result.Row(Gram.First + k), result.Row(Gram.First + k)); }
        }

        for (var j = 0; j < Gram.Blocks.Length; j++)
        {
            var n = Gram.Partners[j].Length;
            for (var e = Gram.Width - 1; e >= 0; e--)
            {
                var row = result.Row((j * Gram.Width) + e);
                for (var c = 0; c < n; c++) { TensorPrimitives.MultiplyAdd(result.Row(Gram.First + Gram.Partners[j][c]), -Couplings[j][(e * n) + c], row, row); }
            }

            for (var e = Gram.Width - 1; e >= 0; e--)
            {
                var row = result.Row((j * Gram.Width) + e);
                TensorPrimitives.Divide(row, Levels[j][(e * Gram.Width) + e], row);
                for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(row, -Levels[j][(e * Gram.Width) + f], result.Row((j * Gram.Width) + f), result.Row((j * Gram.Width) + f)); }
            }
        }

        return result;
    }

    // C = Λ₂ᵀA₂₂Λ₂ + I − Σ BⱼᵀBⱼ
    private void Eliminate()
    {
        for (var j = 0; j < Gram.Blocks.Length; j++)
        {
            if (j % 512 == 0) { Interrupt.ThrowIfRequested(); }

            var s = Conjugated(Gram.Blocks[j], Own);
            for (var e = 0; e < Gram.Width; e++) { s[(e * Gram.Width) + e] += 1; }

            Cholesky.Factor(s, Gram.Width, Gram.Width, tolerance: 0);
            for (var e = 0; e < Gram.Width; e++) { LogDeterminant += 2 * Math.Log(s[(e * Gram.Width) + e]); }

            Levels[j] = s;
            Couplings[j] = Coupling(j, Own, s);
            var partners = Gram.Partners[j];
            for (var e = 0; e < Gram.Width; e++)
            {
                var b = Couplings[j].AsSpan(e * partners.Length, partners.Length);
                for (var a = 0; a < partners.Length; a++)
                {
                    var row = Complement.Row(partners[a]);
                    var value = b[a];
                    for (var c = 0; c <= a; c++) { row[partners[c]] -= value * b[c]; }
                }
            }
        }
    }

    private double[] Conjugated(double[] block, double[,] own)
    {
        var result = new double[Gram.Width * Gram.Width];
        for (var a = 0; a < Gram.Width; a++)
        {
            for (var b = 0; b <= a; b++)
            {
                var sum = 0.0;
                for (var e = a; e < Gram.Width; e++)
                {
                    for (var f = b; f < Gram.Width; f++) { sum += own[e, a] * block[(e * Gram.Width) + f] * own[f, b]; }
                }

                result[(a * Gram.Width) + b] = sum;
            }
        }

        return result;
    }

    private double[] Coupling(int j, double[,] own, double[] factor)
    {
        var (n, shared) = (Gram.Partners[j].Length, Gram.Shared[j]);
        var result = new double[Gram.Width * n];
        for (var e = 0; e < Gram.Width; e++)
        {
            var row = result.AsSpan(e * n, n);
            for (var f = e; f < Gram.Width; f++) { TensorPrimitives.MultiplyAdd(shared.AsSpan(f * n, n), own[f, e], row, row); }
        }

        for (int start = 0, width; start < n; start += width)
        {
            var lambda = Lambda[Gram.FactorOf[Gram.Partners[j][start]]];
            width = lambda.GetLength(0);
            for (var e = 0; e < Gram.Width; e++)
            {
                for (var c = 0; c < width; c++)             // columns left to right: each needs only later, still unscaled ones
                {
                    var sum = 0.0;
                    for (var r = c; r < width; r++) { sum += result[(e * n) + start + r] * lambda[r, c]; }

                    result[(e * n) + start + c] = sum;
                }
            }
        }

        for (var e = 0; e < Gram.Width; e++)
        {
            var row = result.AsSpan(e * n, n);
            for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(result.AsSpan(f * n, n), -factor[(e * Gram.Width) + f], row, row); }

            TensorPrimitives.Divide(row, factor[(e * Gram.Width) + e], row);
        }

        return result;
    }

    private RowMajor TimesLambda(RowMajor matrix)
    {
        var result = TransposedRestLambdaTimes(matrix);
        for (var i = 0; i < result.Rows; i++)
        {
            var row = result.Row(i);
            foreach (var (factor, _, start) in Members)
            {
                if (start < Gram.First) { continue; }

                var lambda = Lambda[factor];
                for (var c = 0; c < lambda.GetLength(0); c++)
                {
                    var sum = 0.0;
                    for (var r = c; r < lambda.GetLength(0); r++) { sum += row[start - Gram.First + r] * lambda[r, c]; }

                    row[start - Gram.First + c] = sum;
                }
            }
        }

        return result;
    }

    private RowMajor Apply(RowMajor matrix, int offset, bool transposed)
    {
        var result = new RowMajor(matrix.Rows, matrix.Columns);
        foreach (var (factor, _, start) in Members)
        {
            if (start < offset) { continue; }

            var lambda = Lambda[factor];
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
}
