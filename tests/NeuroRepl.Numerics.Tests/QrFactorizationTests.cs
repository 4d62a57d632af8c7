using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class QrFactorizationTests
{
    [Fact]
    public void Hilbert_gram_inverse_has_its_known_whole_numbers()
    {
        // A = L with L·Lᵀ the 5 × 5 Hilbert matrix, whose inverse is known in whole numbers: (H⁻¹)₀₀ = 25, (H⁻¹)₄₄ = 44100, (H⁻¹)₃₄ = −88200.
        var hilbert = new RowMajor(5, 5);
        for (var i = 0; i < 5; i++)
        {
            for (var j = 0; j < 5; j++) { hilbert[i, j] = 1.0 / (i + j + 1); }
        }

        var factor = hilbert.Copy();
        Assert.Equal(-1, Cholesky.Factor(factor.Values, 5, 5));
        for (var i = 0; i < 5; i++) { factor.Row(i)[(i + 1)..].Clear(); }

        var byQr = new QrFactorization(factor.Transposed()).InverseGram();
        var byCholesky = Cholesky.Inverse(hilbert)!.Value;

        foreach (var inverse in new[] { byQr, byCholesky })
        {
            Assert.Equal(25, inverse[0, 0], 1e-7);
            Assert.Equal(44100, inverse[4, 4], 1e-4);
            Assert.Equal(-88200, inverse[3, 4], 1e-3);
        }
    }

    [Fact]
    public void Dependent_columns_lower_the_rank_and_stay_out()
    {
        var a = new RowMajor([1, 2, 1, 1, 2, 0, 1, 2, 3, 1, 2, 1], 4, 3);

        var qr = new QrFactorization(a);

        Assert.Equal(2, qr.Rank);
        Assert.Null(Cholesky.Inverse(new RowMajor([1, 2, 2, 4], 2, 2)));
    }

    [Fact]
    public void Q_and_its_transpose_undo_each_other()
    {
        var random = new CounterRandom(seed: 31);
        var qr = new QrFactorization(new RowMajor([.. Enumerable.Range(0, 40).Select(_ => random.NextNormal())], 10, 4));
        double[] y = [.. Enumerable.Range(0, 10).Select(_ => random.NextNormal())];
        double[] turned = [.. y];

        qr.MultiplyByQTransposed(turned);
        qr.MultiplyByQ(turned);

        for (var i = 0; i < y.Length; i++) { Assert.Equal(y[i], turned[i], 1e-13); }
    }
}
