namespace NeuroRepl.Numerics;

/// <summary>Eigenvalues and orthonormal eigenvectors of a small real symmetric matrix: A = V diag(λ) Vᵀ.</summary>
/// <remarks>
/// Cyclic Jacobi rotations (Golub and Van Loan, Matrix Computations, 4th ed., § 8.5): each sweep turns every off-diagonal pair to zero once;
/// convergence is quadratic, and small eigenvalues come out as accurate as large ones. Cubic cost a sweep: meant for orders up to some hundred.
/// </remarks>
public sealed class SymmetricEigen
{
    private const int MaxSweeps = 60;
    private readonly double[] _values;
    private readonly double[] _vectors;

    /// <param name="matrix">The matrix, row-major, order × order; only read. Its upper triangle counts.</param>
    /// <param name="order">How many rows it has.</param>
    /// <exception cref="ArgumentMistake">The array does not hold order × order numbers.</exception>
    public SymmetricEigen(IReadOnlyList<double> matrix, int order)
    {
        Guard.SameLength(matrix.Count, order * order, "the number of elements", "order × order");
        Order = order;
        var a = new double[order * order];
        _vectors = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            _vectors[(i * order) + i] = 1;
            for (var j = i; j < order; j++) { a[(i * order) + j] = a[(j * order) + i] = matrix[(i * order) + j]; }
        }

        Diagonalise(a);
        _values = new double[order];
        for (var i = 0; i < order; i++) { _values[i] = a[(i * order) + i]; }
    }

    /// <summary>How many rows the matrix has.</summary>
    public int Order { get; }

    /// <summary>The eigenvalues, in the order of the vectors (not sorted).</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The eigenvectors as columns, row-major.</summary>
    public IReadOnlyList<double> Vectors => _vectors;

    /// <summary>Element i of eigenvector k.</summary>
    public double Vector(int i, int k) => _vectors[(i * Order) + k];

    private void Diagonalise(double[] a)
    {
        var scale = 0.0;
        foreach (var x in a) { scale += x * x; }

        for (var sweep = 0; sweep < MaxSweeps; sweep++)
        {
            if (OffDiagonal(a) <= 1e-30 * scale) { return; }

            for (var p = 0; p < Order - 1; p++)
            {
                for (var q = p + 1; q < Order; q++) { Rotate(a, p, q); }
            }
        }
    }

    private double OffDiagonal(double[] a)
    {
        var sum = 0.0;
        for (var i = 0; i < Order; i++)
        {
            for (var j = i + 1; j < Order; j++) { sum += 2 * a[(i * Order) + j] * a[(i * Order) + j]; }
        }

        return sum;
    }

    /// <summary>Turns rows and columns p, q by the angle that makes a[p, q] zero; the smaller of the two angles, for stability.</summary>
    private void Rotate(double[] a, int p, int q)
    {
        var n = Order;
        var pq = a[(p * n) + q];
        if (pq == 0) { return; }

        var theta = (a[(q * n) + q] - a[(p * n) + p]) / (2 * pq);
        var t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt((theta * theta) + 1));
        var c = 1 / Math.Sqrt((t * t) + 1);
        var s = t * c;
        for (var k = 0; k < n; k++) { Turn(ref a[(k * n) + p], ref a[(k * n) + q], c, s); }
        for (var k = 0; k < n; k++) { Turn(ref a[(p * n) + k], ref a[(q * n) + k], c, s); }
        for (var k = 0; k < n; k++) { Turn(ref _vectors[(k * n) + p], ref _vectors[(k * n) + q], c, s); }
        a[(p * n) + q] = a[(q * n) + p] = 0;
    }

    private static void Turn(ref double x, ref double y, double c, double s) => (x, y) = ((c * x) - (s * y), (s * x) + (c * y));
}
