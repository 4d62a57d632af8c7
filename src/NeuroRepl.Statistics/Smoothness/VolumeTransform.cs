using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>The Fourier transform of a box, the first index running fastest; its buffers make it one thread's own.</summary>
internal sealed class VolumeTransform
{
    private readonly (int X, int Y, int Z) _size;
    private readonly FourierPlan _x;
    private readonly FourierPlan _y;
    private readonly FourierPlan _z;
    private readonly double[] _re;
    private readonly double[] _im;
    private readonly double[] _scratch;

    public VolumeTransform(int nx, int ny, int nz)
    {
        _size = (nx, ny, nz);
        (_x, _y, _z) = (FourierPlan.Of(nx), FourierPlan.Of(ny), FourierPlan.Of(nz));
        var slab = nx * Math.Max(ny, nz);
        (_re, _im) = (new double[slab], new double[slab]);
        _scratch = new double[Math.Max(_x.ScratchLength(ny), Math.Max(_y.ScratchLength(nx), _z.ScratchLength(nx)))];
    }

    public int Count => _size.X * _size.Y * _size.Z;

    /// <summary>The next length from one on that the transform is quick for.</summary>
    public static int QuickLength(int atLeast)
    {
        for (var length = atLeast; ; length++)
        {
            var rest = length;
            foreach (var prime in (ReadOnlySpan<int>)[2, 3, 5])
            {
                while (rest % prime == 0) { rest /= prime; }
            }

            if (rest == 1) { return length; }
        }
    }

    /// <summary>X[k] = Σ x[j]·exp(−2πi·jk/n) along all three; with parts exchanged at the call it is the inverse but for 1/n.</summary>
    public void Forward(Span<double> re, Span<double> im)
    {
        var (nx, ny, nz) = _size;
        var plane = nx * ny;
        for (var k = 0; k < nz; k++)
        {
            var r = re.Slice(k * plane, plane);
            var i = im.Slice(k * plane, plane);
            _y.Forward(r, i, nx, _scratch);
            Turn(r, _re, ny, nx);
            Turn(i, _im, ny, nx);
            _x.Forward(_re, _im, ny, _scratch);
            Turn(_re, r, nx, ny);
            Turn(_im, i, nx, ny);
        }

        for (var j = 0; j < ny; j++)                        // the third index a sheet at a time, which fits into the cache
        {
            for (var k = 0; k < nz; k++)
            {
                re.Slice((k * plane) + (j * nx), nx).CopyTo(_re.AsSpan(k * nx));
                im.Slice((k * plane) + (j * nx), nx).CopyTo(_im.AsSpan(k * nx));
            }

            _z.Forward(_re, _im, nx, _scratch);
            for (var k = 0; k < nz; k++)
            {
                _re.AsSpan(k * nx, nx).CopyTo(re[((k * plane) + (j * nx))..]);
                _im.AsSpan(k * nx, nx).CopyTo(im[((k * plane) + (j * nx))..]);
            }
        }
    }

    private static void Turn(ReadOnlySpan<double> from, Span<double> to, int rows, int columns)
    {
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++) { to[(column * rows) + row] = from[(row * columns) + column]; }
        }
    }
}
