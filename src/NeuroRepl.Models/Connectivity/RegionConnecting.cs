using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Connectivity;

/// <summary>Correlates places with each other: regions as a matrix, all places as one number each.</summary>
public static class RegionConnecting
{
    private const int Width = TileProduct.Width;
    private const int RowsAtOnce = 128;
    private const int Groups = 16;
    private const double Most = 1 - 1e-12;

    /// <summary>The correlation of every place with every other, by name; meant for parcels or regions.</summary>
    /// <exception cref="ArgumentMistake">More than 10,000 places.</exception>
    public static ConnectivityMatrix Correlations(this BrainSeries series)
    {
        var courses = Courses(series, 10_000);
        var n = courses.Count;
        var values = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            if (i % 64 == 0) { Work.Report($"correlating {series.Name}", i, n); }

            for (var j = 0; j <= i; j++)
            {
                var known = courses.IsUsable[i] && courses.IsUsable[j];
                values[(i * n) + j] = values[(j * n) + i] = !known ? double.NaN : i == j ? 1 : Math.Clamp(TensorPrimitives.Dot<double>(courses.Of(i), courses.Of(j)), -1, 1);
            }
        }

        return new(Names(series), values, false, series.Count) { Notes = WithoutCourse(series, courses) };
    }

    /// <summary>The partial correlation of every pair: of what all other regions leave unexplained in both, −P_ij/√(P_ii·P_jj) with P the inverse of the correlation matrix.</summary>
    /// <param name="series">The run; regions, and fewer of them than volumes.</param>
    /// <param name="shrinkage">The part of the correlations that is drawn to zero before inverting, 0 to 1; above 0 there may be more regions than volumes.</param>
    /// <exception cref="ArgumentMistake">As many regions as volumes, or regions that follow from others.</exception>
    public static ConnectivityMatrix PartialCorrelations(this BrainSeries series, double shrinkage = 0)
    {
        Guard.InRange(shrinkage, 0, 1);
        var full = series.Correlations();
        var n = full.Count;
        if (full.Notes.Count > 0) { throw new ArgumentMistake($"{full.Notes[0]} Partial correlations need all.", "Leave those regions out first."); }

        if (shrinkage == 0 && n >= series.Count - 1) { throw new ArgumentMistake($"{n} regions over {series.Count} volumes have no partial correlations.", "Take fewer regions, or shrink: PartialCorrelations(shrinkage: 0.1)."); }

        var matrix = new RowMajor(n, n);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { matrix[i, j] = i == j ? 1 : (1 - shrinkage) * full[i, j]; }
        }

        var precision = Cholesky.Inverse(matrix) ?? throw new ArgumentMistake("Some regions follow from others: their courses are sums of them.", "Was the global signal taken out? Then drop one region, or shrink: PartialCorrelations(shrinkage: 0.01).");
        var values = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { values[(i * n) + j] = i == j ? 1 : -precision[i, j] / Math.Sqrt(precision[i, i] * precision[j, j]); }
        }

        return new(full.Names, values, true, series.Count) { Notes = shrinkage > 0 ? [FormattableString.Invariant($"Correlations were shrunk by {shrinkage} before inverting.")] : [] };
    }

    /// <summary>Global brain connectivity: for every place the mean Fisher z with all others. Parcellate first, or take grayordinates: the order matters.</summary>
    /// <remarks>Everything is computed in double precision. Pairs that correlate beyond 1 − 1e-12 (the same course twice) count with that.</remarks>
    /// <param name="series">The run, cleaned.</param>
    /// <param name="fisher">Whether correlations are averaged as Fisher's z; as they are otherwise, by the closed form (xᵢ·Σⱼxⱼ − 1)/(n − 1), which takes no time.</param>
    /// <exception cref="ArgumentMistake">More than 200,000 places, or fewer than two with a course.</exception>
    public static BrainMap GlobalConnectivity(this BrainSeries series, bool fisher = true)
    {
        var courses = Courses(series, 200_000);
        var usable = Enumerable.Range(0, courses.Count).Where(place => courses.IsUsable[place]).ToArray();
        if (usable.Length < 2) { throw new ArgumentMistake($"{usable.Length} of {courses.Count} {series.Space.Places} have a course.", "Look at series[0], and at its mask."); }

        var sums = fisher ? FisherSums(series, courses) : PlainSums(courses);
        var values = new float[courses.Count];
        for (var place = 0; place < values.Length; place++) { values[place] = courses.IsUsable[place] ? (float)(sums[place] / (usable.Length - 1)) : float.NaN; }

        return new(series.Space, values) { Name = $"global connectivity of {series.Name}", Unit = fisher ? "Fisher z" : "r" };
    }

    private static double[] PlainSums(UnitCourses courses)
    {
        var total = new double[courses.Volumes];
        for (var place = 0; place < courses.Count; place++) { TensorPrimitives.Add(total, courses.Of(place), total); }

        return [.. Enumerable.Range(0, courses.Count).Select(place => TensorPrimitives.Dot<double>(courses.Of(place), total) - 1)];
    }

    // Half of all pairs, in tiles of columns; each group of tiles adds up by itself and the groups are added in order, so that the sums do not depend on the number of threads.
    private static double[] FisherSums(BrainSeries series, UnitCourses courses)
    {
        var (n, volumes, tiles, done) = (courses.Count, courses.Volumes, (courses.Count + Width - 1) / Width, 0);
        var groups = new double[Groups][];
        Parallel.For(0, Groups, new ParallelOptions { CancellationToken = Interrupt.Token }, group =>
        {
            var sums = groups[group] = new double[n + Width];
            var (tile, products, room) = (new double[volumes * Width], new double[RowsAtOnce * Width], new double[RowsAtOnce * Width]);
            for (var index = group; index < tiles; index += Groups)
            {
                var (first, count) = (index * Width, Math.Min(Width, n - (index * Width)));
                Array.Clear(tile);
                for (var v = 0; v < count; v++)
                {
                    var course = courses.Of(first + v);
                    for (var t = 0; t < volumes; t++) { tile[(t * Width) + v] = course[t]; }
                }

                for (var row = 0; row < first + count; row += RowsAtOnce)
                {
                    var rows = Math.Min(RowsAtOnce, first + count - row);
                    TileProduct.Multiply(courses.Rows[(row * volumes)..], rows, volumes, tile, products);
                    AddFisher(products.AsSpan(0, rows * Width), room.AsSpan(0, rows * Width), row, rows, first, sums);
                }

                Work.Report($"global connectivity of {series.Name}", Interlocked.Increment(ref done), tiles);
            }
        });
        var result = new double[n];
        foreach (var sums in groups) { TensorPrimitives.Add(result, sums.AsSpan(0, n), result); }

        TensorPrimitives.Divide(result, 2, result);
        return result;
    }

    private static void AddFisher(Span<double> products, Span<double> room, int row, int rows, int first, double[] sums)
    {
        for (var i = 0; i < rows; i++)
        {
            if (row + i >= first) { products[(i * Width) + row + i - first] = 0; }       // with itself
        }

        // 2·artanh r = log((1 + r)/(1 − r)), over the whole piece at once.
        TensorPrimitives.Clamp(products, -Most, Most, products);
        TensorPrimitives.Subtract(1, products, room);
        TensorPrimitives.Add(products, 1, products);
        TensorPrimitives.Divide(products, room, products);
        TensorPrimitives.Log(products, products);
        for (var i = 0; i < rows; i++)
        {
            var line = products.Slice(i * Width, Width);
            sums[row + i] += TensorPrimitives.Sum<double>(line);
            if (row + i < first) { TensorPrimitives.Add(sums.AsSpan(first, Width), line, sums.AsSpan(first, Width)); }
        }
    }

    private static UnitCourses Courses(BrainSeries series, int most)
    {
        Guard.InRange(series.Count, 3, int.MaxValue, "the number of volumes");
        if (series.Space.Count > most) { throw new ArgumentMistake($"{series.Space.Count} {series.Space.Places} have too many pairs.", "Parcellate first: series.Parcellate(labels)."); }

        return new(series);
    }

    private static IReadOnlyList<string> Names(BrainSeries series) => series.Space is ParcelSpace parcels ? parcels.Names : [.. Enumerable.Range(0, series.Space.Count).Select(series.Space.NameOf)];

    private static string[] WithoutCourse(BrainSeries series, UnitCourses courses)
    {
        var count = courses.IsUsable.Count(usable => !usable);
        return count == 0 ? [] : [$"{count} of {courses.Count} {series.Space.Places} have no course (constant, or no number): NaN."];
    }
}
