using System.Numerics;

namespace NeuroRepl.Numerics;

/// <summary>Columns of complex numbers: inner products, orthonormal bases, least squares.</summary>
internal static class ComplexColumns
{
    /// <summary>aᴴ·b.</summary>
    public static Complex Dot(ReadOnlySpan<Complex> a, ReadOnlySpan<Complex> b)
    {
        var (re, im) = (0.0, 0.0);
        for (var n = 0; n < a.Length; n++)
        {
            re += (a[n].Real * b[n].Real) + (a[n].Imaginary * b[n].Imaginary);
            im += (a[n].Real * b[n].Imaginary) - (a[n].Imaginary * b[n].Real);
        }

        return new(re, im);
    }

    public static void AddScaled(Span<Complex> target, ReadOnlySpan<Complex> direction, Complex factor)
    {
        for (var n = 0; n < target.Length; n++)
        {
            var d = direction[n];
            target[n] = new(
                target[n].Real + (factor.Real * d.Real) - (factor.Imaginary * d.Imaginary), target[n].Imaginary + (factor.Real * d.Imaginary) + (factor.Imaginary * d.Real));
        }
    }

    /// <summary>An orthonormal basis of the columns, in place; modified Gram-Schmidt, twice (Giraud, Langou and Rozložník 2005). Dependent columns become zero.</summary>
    public static Complex[][] Orthonormal(Complex[][] columns)
    {
        for (var k = 0; k < columns.Length; k++)
        {
            var before = Norm(columns[k]);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < k; i++) { AddScaled(columns[k], columns[i], -Dot(columns[i], columns[k])); }
            }

            Normalise(columns[k], before);
        }

        return columns;
    }

    /// <summary>Coefficients that bring Σ c_k·column_k nearest to y; those of dependent columns are zero.</summary>
    public static Complex[] LeastSquares(Complex[][] columns, ReadOnlySpan<Complex> y)
    {
        var count = columns.Length;
        var q = columns.Select(column => (Complex[])column.Clone()).ToArray();
        var r = new Complex[count, count];
        for (var k = 0; k < count; k++)
        {
            var before = Norm(q[k]);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var i = 0; i < k; i++)
                {
                    var along = Dot(q[i], q[k]);
                    r[i, k] += along;
                    AddScaled(q[k], q[i], -along);
                }
            }

            r[k, k] = Normalise(q[k], before);
        }

        var c = new Complex[count];
        for (var k = count - 1; k >= 0; k--)
        {
            if (r[k, k] == Complex.Zero) { continue; }

            c[k] = Dot(q[k], y);
            for (var j = k + 1; j < count; j++) { c[k] -= r[k, j] * c[j]; }

            c[k] /= r[k, k];
        }

        return c;
    }

    private static double Norm(Complex[] column) => Math.Sqrt(Dot(column, column).Real);

    private static double Normalise(Complex[] column, double before)
    {
        var norm = Norm(column);
        if (!(norm > 1e-13 * before))
        {
            Array.Clear(column);
            return 0;
        }

        for (var n = 0; n < column.Length; n++) { column[n] /= norm; }

        return norm;
    }
}
