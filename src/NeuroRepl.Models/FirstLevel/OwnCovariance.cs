namespace NeuroRepl.Models.FirstLevel;

/// <summary>A covariance of its own for each place, kept as the lower triangle in single precision.</summary>
internal sealed class OwnCovariance(int rank, int places) : Whitened
{
    private readonly int _size = rank * (rank + 1) / 2;
    private readonly float[][] _triangles = new float[places][];

    /// <summary>Keeps the covariance of a place.</summary>
    public void Keep(int place, ReadOnlySpan<double> inverse)
    {
        var triangle = new float[_size];
        for (int j = 0, n = 0; j < rank; j++)
        {
            for (var k = 0; k <= j; k++) { triangle[n++] = (float)inverse[(j * rank) + k]; }
        }

        _triangles[place] = triangle;
    }

    public override int ClassOf(int place) => -1;

    public override double Product(int place, double[] d, double[] e)
    {
        var (sum, n, triangle) = (0.0, 0, _triangles[place]);
        for (var j = 0; j < rank; j++)
        {
            for (var k = 0; k < j; k++, n++) { sum += triangle[n] * ((d[j] * e[k]) + (d[k] * e[j])); }

            sum += triangle[n++] * d[j] * e[j];
        }

        return sum;
    }
}
