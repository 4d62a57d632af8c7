using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>What a design leaves of maps, each voxel scaled to unit variance, in the box around the used voxels.</summary>
internal sealed class NoiseResiduals
{
    private readonly float[][] _scans;              // in the box, 0 where not used

    public NoiseResiduals(CopeSet copes, VoxelSpace space, DesignMatrix design)
    {
        (Grid, Box) = (space.Grid, new VoxelBox(space));
        var (n, places) = (copes.Count, space.Count);
        var qr = new OrderedQr(new RowMajor([.. Enumerable.Range(0, n).SelectMany(design.Row)], n, design.Columns));
        _scans = [.. Enumerable.Range(0, n).Select(_ => new float[Box.Count])];
        Mask = new bool[Box.Count];
        var values = copes.Values;
        Parallel.For(0, (places + 1023) / 1024, new ParallelOptions { CancellationToken = Interrupt.Token }, tile =>
        {
            var y = new double[n];
            for (var place = tile * 1024; place < Math.Min(places, (tile + 1) * 1024); place++)
            {
                var (total, at) = (0.0, Box.Places[place]);
                for (var i = 0; i < n; i++)
                {
                    y[i] = values.Span[(i * places) + place];
                    total += y[i] * y[i];
                }

                if (!double.IsFinite(total)) { continue; }

                for (var k = 0; k < qr.Rank; k++)
                {
                    var direction = qr.Direction(k);
                    var along = 0.0;
                    for (var i = 0; i < n; i++) { along += direction[i] * y[i]; }
                    for (var i = 0; i < n; i++) { y[i] -= along * direction[i]; }
                }

                var left = y.Sum(v => v * v);
                if (!(left > 1e-13 * total)) { continue; }

                Mask[at] = true;
                for (var i = 0; i < n; i++) { _scans[i][at] = (float)(y[i] / Math.Sqrt(left)); }
            }
        });
        Used = Mask.Count(inside => inside);
    }

    public VoxelGrid Grid { get; }

    public VoxelBox Box { get; }

    public bool[] Mask { get; }

    public int Used { get; }

    public IReadOnlyList<float[]> Scans => _scans;

    public Millimetres ClassicFwhm()
    {
        var size = Grid.Affine.VoxelSize;
        return new(Along(1, Box.Nx, size.X), Along(Box.Nx, Box.Ny, size.Y), Along(Box.Nx * Box.Ny, Box.Nz, size.Z));
    }

    private double Along(int step, int length, double distance)
    {
        var (product, first, second) = (0.0, 0.0, 0.0);
        for (var at = 0; at < Mask.Length; at++)
        {
            if (at / step % length == length - 1 || !Mask[at] || !Mask[at + step]) { continue; }

            foreach (var scan in _scans)
            {
                product += scan[at] * (double)scan[at + step];
                first += scan[at] * (double)scan[at];
                second += scan[at + step] * (double)scan[at + step];
            }
        }

        var rho = product / Math.Sqrt(first * second);
        return rho > 0 && rho < 1 ? distance * Math.Sqrt(-2 * Math.Log(2) / Math.Log(rho)) : 0;
    }
}
