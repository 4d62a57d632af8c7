using System.Numerics;

namespace NeuroRepl.Numerics;

/// <summary>Eigenvalues, largest first, and orthonormal eigenvectors of a small Hermitian matrix: A = V diag(λ) Vᴴ.</summary>
/// <remarks>
/// Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 4th ed., § 8.5) with the element's phase turned away first. Cubic cost a sweep: meant
/// for orders up to some hundred.
/// </remarks>
public sealed class HermitianEigen
{
    private const int MaxSweeps = 60;
    private readonly Complex[] _a;
    private readonly Complex[] _v;
    private readonly int[] _order;

    /// <param name="matrix">The matrix, row-major, order × order; only read. Its upper triangle counts.</param>
    /// <param name="order">How many rows it has.</param>
    /// <exception cref="ArgumentMistake">The array does not hold order × order numbers, or one of them is not finite.</exception>
    public HermitianEigen(Complex[] matrix, int order)
    {
        Guard.SameLength(matrix.Length, order * order, "the number of elements", "order × order");
        Guard.Finite(matrix);
        Order = order;
        (_a, _v) = (new Complex[order * order], new Complex[order * order]);
        for (var i = 0; i < order; i++)
        {
            _v[(i * order) + i] = 1;
            for (var j = i; j < order; j++)
            {
                _a[(i * order) + j] = i == j ? matrix[(i * order) + j].Real : matrix[(i * order) + j];
                _a[(j * order) + i] = Complex.Conjugate(_a[(i * order) + j]);
            }
        }

        Diagonalise();
        _order = [.. Enumerable.Range(0, order).OrderByDescending(k => _a[(k * order) + k].Real)];
        Values = [.. _order.Select(k => _a[(k * order) + k].Real)];
    }

    /// <summary>How many rows the matrix has.</summary>
    public int Order { get; }

    /// <summary>The eigenvalues, largest first.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>Element i of the eigenvector of the k-th largest eigenvalue.</summary>
    public Complex Vector(int i, int k) => _v[(i * Order) + _order[k]];

    private void Diagonalise()
    {
        var scale = 0.0;
        foreach (var x in _a) { scale += Square(x); }

        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            var off = 0.0;
            for (var i = 0; i < Order; i++)
            {
                for (var j = i + 1; j < Order; j++) { off += 2 * Square(_a[(i * Order) + j]); }
            }

            if (off <= 1e-28 * scale) { return; }

            for (var p = 0; p < Order - 1; p++)
            {
                for (var q = p + 1; q < Order; q++) { Rotate(p, q); }
            }
        }
    }

    /// <summary>A ← JᴴAJ and V ← VJ with the unitary J of columns p, q that makes a[p, q] zero.</summary>
    private void Rotate(int p, int q)
    {
        var n = Order;
        var pq = _a[(p * n) + q];
        var size = pq.Magnitude;
        if (size == 0) { return; }

        var phase = pq / size;
        var theta = (_a[(q * n) + q].Real - _a[(p * n) + p].Real) / (2 * size);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        var (toQ, toP) = (s * Complex.Conjugate(phase), s * phase);
        for (var k = 0; k < n; k++)
        {
            Turn(_a, (k * n) + p, (k * n) + q, c, toQ, toP);
            Turn(_v, (k * n) + p, (k * n) + q, c, toQ, toP);
        }

        for (var k = 0; k < n; k++) { Turn(_a, (p * n) + k, (q * n) + k, c, toP, toQ); }

        _a[(p * n) + q] = _a[(q * n) + p] = 0;
        _a[(p * n) + p] = _a[(p * n) + p].Real;
        _a[(q * n) + q] = _a[(q * n) + q].Real;
    }

    private static void Turn(Complex[] a, int x, int y, double c, Complex fromY, Complex fromX) =>
        (a[x], a[y]) = ((c * a[x]) - (fromY * a[y]), (fromX * a[x]) + (c * a[y]));

    private static double Square(Complex x) => (x.Real * x.Real) + (x.Imaginary * x.Imaginary);
}
