using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Clusters;
using NeuroRepl.Statistics.Smoothness;

namespace NeuroRepl.Statistics.Tests.Smoothness;

public class SmoothnessTests
{
    private static readonly VoxelSpace Ball = VoxelSpace.Where(new(28, 32, 26, Affine.Isotropic(2)), voxel =>
    {
        var (i, j, k) = (voxel % 28, voxel / 28 % 32, voxel / (28 * 32));
        return ((i - 13) * (i - 13) / 180.0) + ((j - 15) * (j - 15) / 230.0) + ((k - 12) * (k - 12) / 150.0) <= 1;
    });

    [Theory]
    [InlineData(5)]
    [InlineData(8)]
    public void The_width_of_the_filter_is_found_again_by_both_estimates(double fwhmMm)
    {
        var smoothness = Noise(SpatialAcf.Gaussian(fwhmMm), scans: 16).Smoothness();

        Assert.InRange(smoothness.FwhmMm.X, .95 * fwhmMm, 1.05 * fwhmMm);
        Assert.InRange(smoothness.FwhmMm.Y, .95 * fwhmMm, 1.05 * fwhmMm);
        Assert.InRange(smoothness.FwhmMm.Z, .95 * fwhmMm, 1.05 * fwhmMm);
        Assert.InRange(smoothness.Acf.FilterFwhmMm, .95 * fwhmMm, 1.05 * fwhmMm);
        Assert.InRange(smoothness.Acf.EffectiveFwhmMm, .95 * Math.Sqrt(2) * fwhmMm, 1.05 * Math.Sqrt(2) * fwhmMm);
    }

    [Fact]
    public void The_mixed_model_of_noise_with_long_tails_is_found_again()
    {
        var truth = new SpatialAcf(.6, 3, 9);

        var smoothness = Noise(truth, scans: 24).Smoothness(radiusMm: 24);

        Assert.All(smoothness.Distances, r => Assert.InRange(smoothness.Acf.At(r), truth.At(r) - .04, truth.At(r) + .04));
        Assert.InRange(smoothness.Acf.EffectiveFwhmMm, .93 * truth.EffectiveFwhmMm, 1.07 * truth.EffectiveFwhmMm);
    }

    [Fact]
    public void The_measured_autocorrelation_is_the_mean_of_products_of_pairs()
    {
        var copes = Noise(SpatialAcf.Gaussian(5), scans: 3, VoxelSpace.Whole(new(7, 6, 5, Affine.Isotropic(2))));

        var smoothness = copes.Smoothness(radiusMm: 8);

        // Directly: every pair of voxels at a distance, residuals scaled to unit length over scans.
        var residuals = new double[3, copes.Space.Count];
        for (var place = 0; place < copes.Space.Count; place++)
        {
            double[] y = [.. Enumerable.Range(0, 3).Select(scan => (double)copes.Row(scan).Span[place])];
            var (mean, norm) = (y.Average(), Math.Sqrt(y.Sum(v => (v - y.Average()) * (v - y.Average()))));
            for (var scan = 0; scan < 3; scan++) { residuals[scan, place] = (y[scan] - mean) / norm; }
        }

        foreach (var (n, distance) in smoothness.Distances.Index())
        {
            var (sum, pairs) = (0.0, 0);
            for (var a = 0; a < copes.Space.Count; a++)
            {
                for (var b = 0; b < copes.Space.Count; b++)
                {
                    if (Math.Abs(copes.Space.PositionOf(a)!.Value.DistanceTo(copes.Space.PositionOf(b)!.Value) - distance) > .006) { continue; }

                    pairs++;
                    for (var scan = 0; scan < 3; scan++) { sum += residuals[scan, a] * residuals[scan, b]; }
                }
            }

            Assert.Equal(sum / pairs, smoothness.Correlations[n], 5);
        }
    }

    [Fact]
    public void Voxels_that_do_not_vary_are_left_out_and_counted()
    {
        var copes = Noise(SpatialAcf.Gaussian(6), scans: 6);
        var values = copes.Values.ToArray();
        values[7] = float.NaN;
        for (var scan = 0; scan < 6; scan++) { values[(scan * Ball.Count) + 9] = 1; }

        Assert.Contains(new CopeSet(Ball, values, copes.Scans).Smoothness().Notes, note => note.StartsWith($"2 of {Ball.Count} voxels were left out", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_calls_say_what_to_type()
    {
        var copes = Noise(SpatialAcf.Gaussian(6), scans: 1);
        var parcels = new CopeSet(new ParcelSpace(["a", "b"]), new float[4], new Table("scans", [new TextColumn("subject", ["1", "2"])]));

        Assert.Contains("1 scans leave no noise", Assert.Throws<ArgumentMistake>(() => copes.Smoothness()).Message, StringComparison.Ordinal);
        Assert.Contains("needs voxels", Assert.Throws<ArgumentMistake>(() => parcels.Smoothness()).Message, StringComparison.Ordinal);
        Assert.Contains("Only 0 of", Assert.Throws<ArgumentMistake>(() => new CopeSet(Ball, new float[2 * Ball.Count], new Table("scans", [new TextColumn("subject", ["1", "2"])])).Smoothness()).Message, StringComparison.Ordinal);
    }

    internal static CopeSet Noise(SpatialAcf acf, int scans, VoxelSpace? space = null)
    {
        space ??= Ball;
        var box = new VoxelBox(space);
        var size = space.Grid.Affine.VoxelSize;
        var fields = new NoiseFields(box, (size.X, size.Y, size.Z), acf);
        var transform = new VolumeTransform(fields.Nx, fields.Ny, fields.Nz);
        var (re, im, scratch) = (new double[fields.Count], new double[fields.Count], new float[1024]);
        var values = new float[scans * space.Count];
        for (var scan = 0; scan < scans; scan++)
        {
            if (scan % 2 == 0) { fields.Fill(new CounterRandom(11, (ulong)scan), transform, re, im, scratch); }

            for (var place = 0; place < space.Count; place++)
            {
                var (i, j, k) = box.IndexOf(box.Places[place]);
                values[(scan * space.Count) + place] = (float)(scan % 2 == 0 ? re : im)[VoxelBox.At(i, j, k, fields.Nx, fields.Ny)];
            }
        }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n}")])]));
    }
}
