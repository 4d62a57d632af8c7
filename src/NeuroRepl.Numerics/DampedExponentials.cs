using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace NeuroRepl.Numerics;

/// <summary>A signal as a sum of damped exponentials: x[n] ≈ Σ_k a_k·z_k^n.</summary>
/// <remarks>
/// The state-space method (HSVD): Barkhuijsen, de Beer and van Ormondt, J Magn Reson 73 (1987). The dominant left singular vectors of the Hankel matrix
/// H[i, j] = x[i + j] come from subspace iteration (Halko, Martinsson and Tropp, SIAM Rev 53 (2011), algorithm 4.4) whose products with H are Fourier transforms,
/// so that n points cost n·log n a vector and not n²; shifting the rows by one gives the poles z as eigenvalues; the amplitudes are a linear least-squares fit.
/// A pole that grows is brought back onto the unit circle.
/// </remarks>
public sealed class DampedExponentials
{
    private const int Spare = 8;
    private const int Rounds = 3;

    private DampedExponentials(Complex[] poles, Complex[] amplitudes) => (Poles, Amplitudes) = (poles, amplitudes);

    /// <summary>By what each component is multiplied from one sample to the next.</summary>
    public IReadOnlyList<Complex> Poles { get; }

    /// <summary>Each component's value at the first sample.</summary>
    public IReadOnlyList<Complex> Amplitudes { get; }

    /// <summary>Decomposes a signal.</summary>
    /// <param name="signal">The samples, evenly spaced.</param>
    /// <param name="components">How many exponentials at most.</param>
    /// <param name="tolerance">Singular values below this part of the largest count as nothing: for signals without noise.</param>
    /// <exception cref="ArgumentMistake">Fewer than four samples a component, or samples that are not numbers.</exception>
    public static DampedExponentials Fit(ReadOnlySpan<Complex> signal, int components, double tolerance = 1e-7)
    {
        Guard.Positive(components);
        Guard.Finite(signal);
        Guard.InRange(signal.Length, 4 * components, 1 << 20, "the number of samples");
        var product = new HankelProduct(signal);
        var width = Math.Min(components + Spare, product.Columns);
        var random = new CounterRandom(seed: 20110217);
        var right = new Complex[width][];
        for (var c = 0; c < width; c++)
        {
            right[c] = new Complex[product.Columns];
            for (var j = 0; j < product.Columns; j++) { right[c][j] = new(random.NextNormal(), random.NextNormal()); }
        }

        var left = ComplexColumns.Orthonormal(product.Times(right));
        for (var round = 0; round < Rounds; round++)
        {
            Interrupt.ThrowIfRequested();
            left = ComplexColumns.Orthonormal(product.Times(ComplexColumns.Orthonormal(product.AdjointTimes(left))));
        }

        var poles = PolesOf(Dominant(left, product.AdjointTimes(left), components, tolerance));
        return new(poles, Fit(signal, poles));
    }

    /// <summary>The sum of some components over the first samples.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="chosen">Which components, by their index.</param>
    public Complex[] Signal(int samples, IEnumerable<int> chosen)
    {
        var sum = new Complex[samples];
        foreach (var k in chosen)
        {
            var value = Amplitudes[k];
            for (var n = 0; n < samples; n++)
            {
                sum[n] += value;
                value *= Poles[k];
            }
        }

        return sum;
    }

    /// <summary>Left singular vectors U = Q·E, from the eigenvectors E of Qᴴ·H·Hᴴ·Q.</summary>
    private static Complex[][] Dominant(Complex[][] q, Complex[][] adjoint, int components, double tolerance)
    {
        var width = q.Length;
        var gram = new Complex[width * width];
        for (var i = 0; i < width; i++)
        {
            for (var j = i; j < width; j++) { gram[(i * width) + j] = ComplexColumns.Dot(adjoint[i], adjoint[j]); }
        }

        var eigen = new HermitianEigen(gram, width);
        var count = Math.Min(components, eigen.Values.Count(value => value > tolerance * tolerance * eigen.Values[0] && value > 0));
        var u = new Complex[count][];
        for (var k = 0; k < count; k++)
        {
            u[k] = new Complex[q[0].Length];
            for (var c = 0; c < width; c++) { ComplexColumns.AddScaled(u[k], q[c], eigen.Vector(c, k)); }
        }

        return ComplexColumns.Orthonormal(u);
    }

    /// <summary>Eigenvalues of U↓⁺·U↑ (all rows but the last, all but the first); the columns being orthonormal, its inverse is a rank-one change of unity.</summary>
    private static Complex[] PolesOf(Complex[][] u)
    {
        var count = u.Length;
        if (count == 0) { return []; }

        var rows = u[0].Length;
        var product = Matrix<Complex>.Build.Dense(count, count);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++) { product[i, j] = ComplexColumns.Dot(u[i].AsSpan(0, rows - 1), u[j].AsSpan(1)); }
        }

        var last = MathNet.Numerics.LinearAlgebra.Vector<Complex>.Build.Dense(count, i => Complex.Conjugate(u[i][rows - 1]));
        var rest = 1 - last.Sum(v => v.Magnitude * v.Magnitude);
        if (rest > 1e-12) { product += (last / rest).OuterProduct(last.Conjugate() * product); }

        return [.. product.Evd().EigenValues.Select(z => z.Magnitude > 1 ? z / z.Magnitude : z).Where(z => z.Magnitude > 1e-3)];
    }

    private static Complex[] Fit(ReadOnlySpan<Complex> signal, Complex[] poles)
    {
        var columns = new Complex[poles.Length][];
        for (var k = 0; k < poles.Length; k++)
        {
            columns[k] = new Complex[signal.Length];
            var value = Complex.One;
            for (var n = 0; n < signal.Length; n++)
            {
                columns[k][n] = value;
                value *= poles[k];
            }
        }

        return ComplexColumns.LeastSquares(columns, signal);
    }
}
