using System.Numerics.Tensors;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>Principal components of maps and of tables, tested by shuffling.</summary>
public static class ComponentAnalysis
{
    /// <summary>Principal components over subjects (rows), columns centred.</summary>
    /// <param name="data">Subjects × places.</param>
    /// <param name="shuffles">How many shuffles make the null; 0 for none.</param>
    /// <param name="rule">What is shuffled.</param>
    /// <param name="seed">Seeds the shuffles.</param>
    /// <param name="isScaled">Whether columns are divided by their standard deviation: for items of different units.</param>
    /// <remarks>With C the centred data, CC' = UΛU': scores are U√Λ, loadings C'U/√Λ. The null of component k is that of the k-th component of shuffled data, centred and scaled anew.</remarks>
    /// <exception cref="ArgumentMistake">Fewer than 3 rows, a missing value, or nothing that varies.</exception>
    public static PrincipalComponents PrincipalComponents(this RowMajor data, int shuffles = 5000, ShuffleRule rule = ShuffleRule.WithinRows, int seed = 1, bool isScaled = false)
    {
        Guard.InRange(shuffles, 0, 10_000_000);
        if (data.Rows < 3 || data.Columns < 2) { throw new ArgumentMistake($"Components of {data.Rows} rows × {data.Columns} columns were asked for; it takes at least 3 × 2.", "Rows are subjects, columns are places or items."); }

        RequireNumbers(data);
        var centred = data.Copy();
        Centre(centred, isScaled);
        var eigen = new TridiagonalEigen(Gram(centred), withVectors: true);
        var total = eigen.Values.Sum();
        if (!(total > 0)) { throw new ArgumentMistake("All rows are the same; there is nothing to decompose.", "Look at how the data were made."); }

        var kept = Math.Min(eigen.Values.Count(v => v > 1e-12 * eigen.Values[0]), Math.Min(data.Rows - 1, data.Columns));
        double[] explained = [.. eigen.Values.Take(kept).Select(v => 100 * v / total)];
        var nulls = Nulls(data, shuffles, rule, seed, isScaled, kept);
        var (scores, loadings) = Parts(centred, eigen, kept);
        return new(
            [.. eigen.Values.Take(kept).Select(v => v / (data.Rows - 1))], explained,
            shuffles == 0 ? [] : [.. nulls.Select(Percentile95)], shuffles == 0 ? [] : [.. nulls.Select((n, k) => NullP.Of(explained[k], n, Sides.Greater))], scores, loadings, rule, shuffles, seed);
    }

    /// <summary>Principal components of maps; places without a value in any scan are left out.</summary>
    /// <inheritdoc cref="PrincipalComponents(RowMajor, int, ShuffleRule, int, bool)"/>
    public static PrincipalComponents PrincipalComponents(this CopeSet copes, int shuffles = 5000, ShuffleRule rule = ShuffleRule.WithinRows, int seed = 1, bool isScaled = false) =>
        copes.Complete().PrincipalComponents(shuffles, rule, seed, isScaled);

    /// <summary>Principal components of columns of numbers; by default each column is scaled and its rows are shuffled.</summary>
    /// <param name="columns">The columns' names.</param>
    /// <inheritdoc cref="PrincipalComponents(RowMajor, int, ShuffleRule, int, bool)"/>
    public static PrincipalComponents PrincipalComponents(this Table table, IReadOnlyList<string> columns, int shuffles = 5000, ShuffleRule rule = ShuffleRule.WithinColumns, int seed = 1, bool isScaled = true)
    {
        Guard.NotEmpty(columns);
        var data = new RowMajor(table.Count, columns.Count);
        for (var c = 0; c < columns.Count; c++)
        {
            var values = table.Numbers(columns[c]);
            for (var r = 0; r < table.Count; r++) { data[r, c] = values[r]; }
        }

        return data.PrincipalComponents(shuffles, rule, seed, isScaled);
    }

    /// <summary>Scans × places with a value in every scan.</summary>
    internal static RowMajor Complete(this CopeSet copes)
    {
        int[] places = [.. Enumerable.Range(0, copes.Space.Count).Where(p => Enumerable.Range(0, copes.Count).All(scan => float.IsFinite(copes.Row(scan).Span[p])))];
        if (places.Length < 2) { throw new ArgumentMistake($"{places.Length} of {copes.Space.Count} {copes.Space.Places} have a value in every scan.", "Leave out the scan that covers least."); }

        var data = new RowMajor(copes.Count, places.Length);
        for (var scan = 0; scan < copes.Count; scan++)
        {
            for (var p = 0; p < places.Length; p++) { data[scan, p] = copes.Row(scan).Span[places[p]]; }
        }

        return data;
    }

    internal static void RequireNumbers(RowMajor data)
    {
        for (var r = 0; r < data.Rows; r++)
        {
            var bad = data.Row(r).IndexOfAnyExceptInRange(double.MinValue, double.MaxValue);
            if (bad >= 0) { throw new ArgumentMistake($"Row {r + 1}, column {bad + 1} is {data[r, bad]}; components need complete data.", "Leave the row or column out, or fill it in."); }
        }
    }

    internal static RowMajor Gram(RowMajor rows)
    {
        var gram = new RowMajor(rows.Rows, rows.Rows);
        for (var i = 0; i < rows.Rows; i++)
        {
            for (var j = 0; j <= i; j++) { gram[i, j] = gram[j, i] = TensorPrimitives.Dot<double>(rows.Row(i), rows.Row(j)); }
        }

        return gram;
    }

    private static void Centre(RowMajor data, bool isScaled)
    {
        var (mean, square) = (new double[data.Columns], new double[data.Columns]);
        for (var r = 0; r < data.Rows; r++) { TensorPrimitives.Add(mean, data.Row(r), mean); }

        TensorPrimitives.Divide(mean, (double)data.Rows, mean);
        for (var r = 0; r < data.Rows; r++)
        {
            var row = data.Row(r);
            TensorPrimitives.Subtract(row, mean, row);
            TensorPrimitives.MultiplyAdd(row, row, square, square);
        }

        if (!isScaled) { return; }

        for (var c = 0; c < square.Length; c++)
        {
            if (!(square[c] > 0)) { throw new ArgumentMistake($"Column {c + 1} is the same in all rows and cannot be scaled.", "Leave it out, or isScaled: false."); }

            square[c] = Math.Sqrt(square[c] / (data.Rows - 1));
        }

        for (var r = 0; r < data.Rows; r++) { TensorPrimitives.Divide(data.Row(r), square, data.Row(r)); }
    }

    private static double[][] Nulls(RowMajor data, int shuffles, ShuffleRule rule, int seed, bool isScaled, int kept)
    {
        var nulls = Enumerable.Range(0, kept).Select(_ => new double[shuffles]).ToArray();
        var turned = rule == ShuffleRule.WithinColumns ? data.Transposed() : data;
        NullRun.Go("shuffling components", shuffles, () => 0, (_, n) =>
        {
            var random = new CounterRandom((ulong)(uint)seed, (ulong)n);
            var shuffled = new RowMajor(turned.Rows, turned.Columns);
            for (var r = 0; r < turned.Rows; r++)
            {
                var row = turned.Row(r).ToArray();
                random.Shuffle(row);
                row.CopyTo(shuffled.Row(r));
            }

            if (rule == ShuffleRule.WithinColumns) { shuffled = shuffled.Transposed(); }

            Centre(shuffled, isScaled);
            var values = new TridiagonalEigen(Gram(shuffled), withVectors: false).Values;
            var total = values.Sum();
            for (var k = 0; k < kept; k++) { nulls[k][n] = 100 * values[k] / total; }
        });
        return nulls;
    }

    private static (RowMajor Scores, RowMajor Loadings) Parts(RowMajor centred, TridiagonalEigen eigen, int kept)
    {
        var (scores, loadings) = (new RowMajor(centred.Rows, kept), new RowMajor(kept, centred.Columns));
        for (var k = 0; k < kept; k++)
        {
            var length = Math.Sqrt(eigen.Values[k]);
            var loading = loadings.Row(k);
            for (var r = 0; r < centred.Rows; r++) { TensorPrimitives.MultiplyAdd(centred.Row(r), eigen.Vectors[r, k] / length, loading, loading); }

            var sign = TensorPrimitives.Sum<double>(loading) < 0 ? -1 : 1;
            TensorPrimitives.Multiply(loading, (double)sign, loading);
            for (var r = 0; r < centred.Rows; r++) { scores[r, k] = sign * length * eigen.Vectors[r, k]; }
        }

        return (scores, loadings);
    }

    private static double Percentile95(double[] values)
    {
        var sorted = values.Order().ToArray();
        var at = .95 * (sorted.Length - 1);
        var low = (int)at;
        return low + 1 < sorted.Length ? sorted[low] + ((at - low) * (sorted[low + 1] - sorted[low])) : sorted[low];
    }
}
