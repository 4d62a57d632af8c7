using NeuroRepl.Numerics;

namespace NeuroRepl.Numerics.Tests;

public sealed class SymmetricEigenTests
{
    [Fact]
    public void Chain_of_springs_has_the_textbook_frequencies()
    {
        const int n = 12;
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i > 0) { matrix[(i * n) + i - 1] = matrix[((i - 1) * n) + i] = -1; }
        }

        var values = new SymmetricEigen(matrix, n).Values.Order().ToArray();

        for (var k = 0; k < n; k++) { Assert.Equal(2 - (2 * Math.Cos(Math.PI * (k + 1) / (n + 1))), values[k], 1e-13); }     // closed form of the second difference
    }

    [Fact]
    public void Vectors_are_orthonormal_and_rebuild_the_matrix()
    {
        const int n = 35;
        var random = new CounterRandom(3);
        var matrix = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = i; j < n; j++) { matrix[(i * n) + j] = matrix[(j * n) + i] = random.NextNormal(); }
        }

        var eigen = new SymmetricEigen(matrix, n);

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var dot = Enumerable.Range(0, n).Sum(k => eigen.Vector(k, i) * eigen.Vector(k, j));
                var rebuilt = Enumerable.Range(0, n).Sum(k => eigen.Vector(i, k) * eigen.Values[k] * eigen.Vector(j, k));
                Assert.Equal(i == j ? 1 : 0, dot, 1e-12);
                Assert.Equal(matrix[(i * n) + j], rebuilt, 1e-11);
            }
        }
    }

    [Fact]
    public void Wrong_number_of_elements_is_told() => Assert.Throws<ArgumentMistake>(() => new SymmetricEigen(new double[5], 2));
}
