using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Σ Λᵀ·K of each level of crossed factors: K = ZᵀV⁻¹Z = ZᵀZ − ZᵀZΛS⁻¹ΛᵀZᵀZ enters as ΛᵀK = S⁻¹ΛᵀZᵀZ, of which only the elements within levels are made.</summary>
internal sealed class CrossedTraces(CrossedGram gram, CrossedFactor factor)
{
    public void AddTo(double[][,] traces)
    {
        var inverse = BlockedCholesky.Inverse(factor.Complement);
        for (var j = 0; j < gram.Blocks.Length; j++)
        {
            var (partners, b) = (gram.Partners[j], factor.Couplings[j]);
            var n = partners.Length;
            var upper = new double[gram.Width * n];              // −S⁻¹ between this level and its partners, Lⱼ⁻ᵀ·B·D
            for (var e = 0; e < gram.Width; e++)
            {
                for (var a = 0; a < n; a++)
                {
                    if (b[(e * n) + a] == 0) { continue; }

                    var row = inverse.Row(partners[a]);
                    for (var c = 0; c < n; c++) { upper[(e * n) + c] += b[(e * n) + a] * row[partners[c]]; }
                }
            }

            var corner = new double[gram.Width * gram.Width];         // S⁻¹ of the level itself: Lⱼ⁻ᵀ(I + B·D·Bᵀ)Lⱼ⁻¹
            for (var e = 0; e < gram.Width; e++)
            {
                for (var f = 0; f < gram.Width; f++) { corner[(e * gram.Width) + f] = (e == f ? 1 : 0) + TensorPrimitives.Dot<double>(upper.AsSpan(e * n, n), b.AsSpan(f * n, n)); }
            }

            BackTransposed(factor.Levels[j], upper, n);
            BackTransposed(factor.Levels[j], corner, gram.Width);
            corner = Flipped(corner);
            BackTransposed(factor.Levels[j], corner, gram.Width);
            AddLevel(traces[factor.Members[0].Factor], corner, upper, j);
            for (var c = 0; c < n; c++)
            {
                var (k, effect) = (gram.FactorOf[partners[c]], gram.PlaceOf[partners[c]]);
                var level = partners[c] - effect;
                for (var g = 0; g < factor.Lambda[k].GetLength(0); g++)
                {
                    var at = Array.BinarySearch(partners, level + g);
                    for (var e = 0; e < gram.Width; e++)
                    {
                        var scaled = 0.0;                   // Λ₁ᵀA₁₂
                        for (var f = e; f < gram.Width; f++) { scaled += factor.Own[f, e] * gram.Shared[j][(f * n) + at]; }

                        traces[k][effect, g] -= upper[(e * n) + c] * scaled;
                    }
                }
            }
        }

        var half = factor.TransposedRestLambdaTimes(gram.Rest);
        for (var r = 0; r < gram.Rest.Rows; r++)
        {
            var (k, effect) = (gram.FactorOf[r], gram.PlaceOf[r]);
            for (var g = 0; g < factor.Lambda[k].GetLength(0); g++)
            {
                var column = r - effect + g;
                var sum = 0.0;
                for (var s = 0; s < gram.Rest.Rows; s++) { sum += inverse[r, s] * half[s, column]; }

                traces[k][effect, g] += sum;
            }
        }
    }

    private void AddLevel(double[,] trace, double[] corner, double[] upper, int j)
    {
        var partners = gram.Partners[j];
        var n = partners.Length;
        for (var e = 0; e < gram.Width; e++)
        {
            for (var a = 0; a < gram.Width; a++)
            {
                var sum = 0.0;
                for (var f = 0; f < gram.Width; f++)
                {
                    var scaled = 0.0;                       // Λ₁ᵀAⱼ
                    for (var g = f; g < gram.Width; g++) { scaled += factor.Own[g, f] * gram.Blocks[j][(g * gram.Width) + a]; }

                    sum += corner[(e * gram.Width) + f] * scaled;
                }

                for (var c = 0; c < n; c++)
                {
                    var lambda = factor.Lambda[gram.FactorOf[partners[c]]];
                    var effect = gram.PlaceOf[partners[c]];
                    var scaled = 0.0;                       // Λ₂ᵀA₂₁
                    for (var g = effect; g < lambda.GetLength(0); g++) { scaled += lambda[g, effect] * gram.Shared[j][(a * n) + c + g - effect]; }

                    sum -= upper[(e * n) + c] * scaled;
                }

                trace[e, a] += sum;
            }
        }
    }

    private static void BackTransposed(double[] lower, double[] right, int columns)
    {
        var width = right.Length / columns;
        for (var e = width - 1; e >= 0; e--)
        {
            var row = right.AsSpan(e * columns, columns);
            TensorPrimitives.Divide(row, lower[(e * width) + e], row);
            for (var f = 0; f < e; f++) { TensorPrimitives.MultiplyAdd(row, -lower[(e * width) + f], right.AsSpan(f * columns, columns), right.AsSpan(f * columns, columns)); }
        }
    }

    private double[] Flipped(double[] square)
    {
        var result = new double[square.Length];
        for (var e = 0; e < gram.Width; e++)
        {
            for (var f = 0; f < gram.Width; f++) { result[(f * gram.Width) + e] = square[(e * gram.Width) + f]; }
        }

        return result;
    }
}
