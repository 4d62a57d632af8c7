using System.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class HermitianEigenTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(32)]
    public void Vectors_are_orthonormal_and_give_the_matrix_back(int n)
    {
        var random = new CounterRandom(7);
        var a = new Complex[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++)
            {
                a[(i * n) + j] = new(random.NextNormal(), i == j ? 0 : random.NextNormal());
                a[(j * n) + i] = Complex.Conjugate(a[(i * n) + j]);
            }
        }

        var eigen = new HermitianEigen(a, n);

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var (sum, dot) = (Complex.Zero, Complex.Zero);
                for (var k = 0; k < n; k++)
                {
                    sum += eigen.Values[k] * eigen.Vector(i, k) * Complex.Conjugate(eigen.Vector(j, k));
                    dot += Complex.Conjugate(eigen.Vector(k, i)) * eigen.Vector(k, j);
                }

                Assert.Equal(0, (sum - a[(i * n) + j]).Magnitude, 1e-12 * n);
                Assert.Equal(0, (dot - (i == j ? 1 : 0)).Magnitude, 1e-12 * n);
            }
        }

        Assert.Equal(eigen.Values.OrderDescending(), eigen.Values);
    }

    [Fact]
    public void The_pauli_matrix_of_y_has_plus_and_minus_one() =>
        Assert.Equal([1, -1], new HermitianEigen([0, -Complex.ImaginaryOne, Complex.ImaginaryOne, 0], 2).Values.Select(v => Math.Round(v, 12)));
}
