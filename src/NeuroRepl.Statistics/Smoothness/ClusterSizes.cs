using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>How large clusters of noise become, by simulation (as AFNI's 3dClustSim): thresholds for cluster sizes, and p-values corrected for all places.</summary>
public sealed class ClusterSizes
{
    private readonly int[][] _sizes;                // (p·3 + sides)·3 + neighbourhood: rising over draws
    private readonly float[] _highest;              // rising
    private readonly float[] _largest;

    private ClusterSizes(VoxelSpace space, SpatialAcf acf, ClusterSizeOptions options, int[][] sizes, float[] highest, float[] largest) =>
        (Space, Acf, Options, _sizes, _highest, _largest) = (space, acf, options, sizes, highest, largest);

    /// <summary>The voxels that noise was drawn in.</summary>
    public VoxelSpace Space { get; }

    /// <summary>How the noise goes together over distance.</summary>
    public SpatialAcf Acf { get; }

    /// <summary>Cluster-forming thresholds, draws and seed.</summary>
    public ClusterSizeOptions Options { get; }

    /// <summary>Draws maps of noise in a mask, thresholds them, and keeps the largest cluster of each.</summary>
    /// <param name="space">The mask.</param>
    /// <param name="acf">The noise's autocorrelation: <c>copes.Smoothness().Acf</c>, or <c>SpatialAcf.Gaussian(fwhmMm: 8)</c>.</param>
    /// <param name="options">Cluster-forming p-values, draws, seed.</param>
    /// <exception cref="ArgumentMistake">A p-value outside 0 to 0.5, or too few draws.</exception>
    public static ClusterSizes Simulate(VoxelSpace space, SpatialAcf acf, ClusterSizeOptions? options = null)
    {
        options ??= new();
        Guard.NotEmpty(options.P);
        foreach (var p in options.P) { Guard.InRange(p, 1e-12, .5, "the cluster-forming p"); }

        Guard.InRange(options.Draws, 100, 10_000_000, "the number of draws");
        Guard.InRange(acf.A, 0, 1, "the share A of the autocorrelation");
        Guard.Positive(acf.BMm, "the width B of the autocorrelation");
        Guard.Positive(acf.CMm, "the length C of the autocorrelation");
        var box = new VoxelBox(space);
        var size = space.Grid.Affine.VoxelSize;
        var fields = new NoiseFields(box, (size.X, size.Y, size.Z), acf);
        double[] one = [.. options.P.Select(Quantiles.NormalUpper)], two = [.. options.P.Select(p => Quantiles.NormalUpper(p / 2))];
        var sizes = Enumerable.Range(0, options.P.Count * 9).Select(_ => new int[options.Draws]).ToArray();
        var (highest, largest) = (new float[options.Draws], new float[options.Draws]);
        var (pairs, done) = ((options.Draws + 1) / 2, 0);
        Parallel.For(0, pairs, new ParallelOptions { CancellationToken = Interrupt.Token },
            () => (Transform: new VolumeTransform(fields.Nx, fields.Ny, fields.Nz), Re: new double[fields.Count], Im: new double[fields.Count], Scratch: new float[4 * 4096],
                Counter: new ClusterCounter(box, fields.Nx, fields.Ny, one, two), Counts: new int[sizes.Length]),
            (pair, _, own) =>
            {
                fields.Fill(new CounterRandom(options.Seed, (ulong)pair), own.Transform, own.Re, own.Im, own.Scratch);
                for (var half = 0; half < 2; half++)
                {
                    var draw = (2 * pair) + half;
                    if (draw == options.Draws) { break; }

                    (highest[draw], largest[draw]) = own.Counter.Count(half == 0 ? own.Re : own.Im, own.Counts);
                    for (var k = 0; k < sizes.Length; k++) { sizes[k][draw] = own.Counts[k]; }
                }

                var finished = Interlocked.Increment(ref done);
                Work.Report("drawing maps of noise", Math.Min(2 * finished, options.Draws), options.Draws);
                return own;
            },
            _ => { });
        foreach (var draws in sizes) { Array.Sort(draws); }

        Array.Sort(highest);
        Array.Sort(largest);
        return new(space, acf, options, sizes, highest, largest);
    }

    /// <summary>The smallest significant cluster.</summary>
    /// <param name="p">The cluster-forming p-value, one of <see cref="ClusterSizeOptions.P"/>.</param>
    /// <param name="alpha">In how many maps of noise a cluster may reach it, corrected for all places.</param>
    /// <param name="neighbours">Which voxels touch (NN1, NN2, NN3).</param>
    /// <param name="sides">How signs are treated.</param>
    /// <remarks>The interval is that of an order statistic: the ranks αn ± 1.96·√(nα(1 − α)) of the largest clusters.</remarks>
    public ClusterSizeThreshold Threshold(double p = .001, double alpha = .05, VoxelNeighbours neighbours = VoxelNeighbours.Faces, ClusterSides sides = ClusterSides.Bi)
    {
        var sizes = SizesAt(p, neighbours, sides);
        Guard.InRange(alpha, 1.0 / sizes.Length, 1, "alpha");
        var (rank, spread) = (alpha * sizes.Length, 1.96 * Math.Sqrt(sizes.Length * alpha * (1 - alpha)));
        return new(Above(rank), Above(rank + spread), Above(rank - spread));

        // How large a cluster must be for at most so many draws to reach it.
        int Above(double draws) => sizes[Math.Clamp(sizes.Length - 1 - (int)Math.Floor(draws + 1e-9), 0, sizes.Length - 1)] + 1;
    }

    /// <summary>The corrected p-value of a cluster: in how many maps of noise one as large occurs.</summary>
    /// <param name="voxels">Its size.</param>
    /// <param name="p">The cluster-forming p-value.</param>
    /// <param name="neighbours">Which voxels touch.</param>
    /// <param name="sides">How signs are treated.</param>
    public PValue OfCluster(int voxels, double p = .001, VoxelNeighbours neighbours = VoxelNeighbours.Faces, ClusterSides sides = ClusterSides.Bi)
    {
        var sizes = SizesAt(p, neighbours, sides);
        return MonteCarlo(sizes.Length - FirstAtLeast(sizes, voxels), sizes.Length);
    }

    /// <summary>The corrected p-value of a peak: in how many maps of noise the highest value is as high.</summary>
    /// <param name="z">The peak.</param>
    /// <param name="sides">With <see cref="ClusterSides.One"/> the highest value counts, else the largest of either sign.</param>
    public PValue OfPeak(double z, ClusterSides sides = ClusterSides.Bi)
    {
        var values = sides == ClusterSides.One ? _highest : _largest;
        return MonteCarlo(values.Length - FirstAtLeast(values, (float)(sides == ClusterSides.One ? z : Math.Abs(z))), values.Length);
    }

    /// <summary>The value of z that a cluster is formed at.</summary>
    /// <param name="p">The cluster-forming p-value.</param>
    /// <param name="sides">Half of p on each side unless one-sided.</param>
    public static double FormingZ(double p, ClusterSides sides) => Quantiles.NormalUpper(sides == ClusterSides.One ? p : p / 2);

    /// <summary>A row a cluster-forming p, neighbourhood and treatment of signs: threshold and its interval.</summary>
    /// <param name="alpha">In how many maps of noise a cluster may reach the threshold.</param>
    public Table Table(double alpha = .05)
    {
        var rows = (from sides in Enum.GetValues<ClusterSides>()
                    from neighbours in Enum.GetValues<VoxelNeighbours>()
                    from p in Options.P
                    select (p, neighbours, sides, Size: Threshold(p, alpha, neighbours, sides))).ToList();
        return new("cluster sizes",
        [
            new NumberColumn("p", [.. rows.Select(row => row.p)]),
            new TextColumn("neighbours", [.. rows.Select(row => $"NN{Place(row.neighbours) + 1}")]),
            new TextColumn("sides", [.. rows.Select(row => row.sides.ToString().ToLowerInvariant())]),
            new NumberColumn("voxels", [.. rows.Select(row => (double)row.Size.Voxels)]),
            new NumberColumn("low", [.. rows.Select(row => (double)row.Size.Low)]),
            new NumberColumn("high", [.. rows.Select(row => (double)row.Size.High)]),
        ]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"cluster sizes in {Options.Draws} maps of noise, {Acf}";

    private int[] SizesAt(double p, VoxelNeighbours neighbours, ClusterSides sides)
    {
        var at = Options.P.ToList().FindIndex(one => Math.Abs(one - p) < 1e-9 * p);
        return at >= 0
            ? _sizes[(((at * 3) + (int)sides) * 3) + Place(neighbours)]
            : throw new ArgumentMistake($"Clusters were not formed at p = {p}.", $"They were at {string.Join(", ", Options.P)}; draw again with new ClusterSizeOptions {{ P = [{p}] }}.");
    }

    private static int Place(VoxelNeighbours neighbours) => neighbours switch { VoxelNeighbours.Faces => 0, VoxelNeighbours.Edges => 1, _ => 2 };

    private static int FirstAtLeast<T>(T[] rising, T value)
        where T : IComparable<T>
    {
        var (low, high) = (0, rising.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rising[middle].CompareTo(value) >= 0) { high = middle; }
            else { low = middle + 1; }
        }

        return low;
    }

    // Clopper and Pearson's interval; the observed map counts as one of the draws, so that p is never zero.
    private static PValue MonteCarlo(int reached, int draws)
    {
        var (b, n) = (reached + 1.0, draws + 1.0);
        return new(b / n, PKind.MonteCarlo, (Quantiles.Beta(.025, b, n - b + 1), b == n ? 1 : Quantiles.BetaUpper(.025, b + 1, n - b)));
    }
}
