using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>The t or F map of every shuffle, from residuals that are made once.</summary>
/// <remarks>
/// With q₁…q_r an orthonormal basis of the model (the s tested columns first) and ε the residuals that are shuffled by P, uⱼ = qⱼᵀPε gives
/// t = u₁ / √((Σε² − Σuⱼ²)/df) and F = (Σ_{j≤s} uⱼ²/s) / ((Σε² − Σuⱼ²)/df): Σε² does not change when rows change places and signs, and qⱼᵀP is a rearranged qⱼ,
/// so a shuffle costs r passes over the data and moves none of it.
/// </remarks>
internal sealed class ShuffledFit
{
    private const int Tile = WeightedSums.Tile;
    private const int Lanes = WeightedSums.Lanes;
    private const double Perfect = 1e-12;                       // of the sum of squares: less residual than rounding leaves counts as that much
    private readonly TestedDesign _design;
    private readonly NuisanceMethod _method;
    private readonly float[] _residuals;
    private readonly double[] _sumOfSquares;
    private readonly double[][] _basis;
    private readonly VarianceGroups? _groups;

    /// <param name="data">Observations × places, row after row.</param>
    /// <param name="groups">Where error variances may differ; without them v and G are t and F.</param>
    public ShuffledFit(TestedDesign design, NuisanceMethod method, ReadOnlyMemory<float> data, VarianceGroups? groups = null)
    {
        (_design, _method, _groups) = (design, method, groups);
        Places = data.Length / design.Observations;
        _basis = method == NuisanceMethod.DraperStoneman ? design.Tested : [.. design.Tested, .. design.Nuisance];
        (_residuals, _sumOfSquares) = (new float[data.Length], new double[Places + Tile]);
        Array.Fill(_sumOfSquares, 1);
        LeftOutAt = new bool[Places];
        Residuals(data.Span);
    }

    /// <summary>How many places there are.</summary>
    public int Places { get; }

    /// <summary>Places that are left out: a value is missing there, or nothing varies.</summary>
    public bool[] LeftOutAt { get; }

    /// <summary>How many places lack a value, and at how many nothing varies.</summary>
    public (int Missing, int Constant) LeftOut { get; private set; }

    /// <summary>Fits a few shuffles at once; a map a shuffle, 0 at places that are left out.</summary>
    /// <param name="shuffles">The shuffles.</param>
    /// <param name="maps">As many maps as shuffles, one after another.</param>
    public void Fit(ReadOnlySpan<Shuffle> shuffles, Span<float> maps)
    {
        if (_groups is not null)
        {
            for (var k = 0; k < shuffles.Length; k++) { Grouped(shuffles[k], maps.Slice(k * Places, Places)); }

            return;
        }

        var (n, r) = (_design.Observations, _basis.Length);
        var weights = Packed(Weights(shuffles));
        var data = new float[n * Tile];
        var sums = new double[weights.Length * Lanes * Tile];
        for (var start = 0; start < Places; start += Tile)
        {
            var width = Math.Min(Tile, Places - start);
            for (var i = 0; i < n; i++) { _residuals.AsSpan((i * Places) + start, width).CopyTo(data.AsSpan(i * Tile)); }

            for (var four = 0; four < weights.Length; four++) { WeightedSums.Of(data, width, weights[four], sums.AsSpan(four * Lanes * Tile)); }

            for (var k = 0; k < shuffles.Length; k++) { Statistic(sums.AsSpan(k * r * Tile, r * Tile), start, maps.Slice((k * Places) + start, width)); }
        }
    }

    // t or F of a tile from its sums. Places that are left out have residuals of 0 and a sum of squares of 1, which makes 0.
    private void Statistic(Span<double> sums, int start, Span<float> map)
    {
        var (s, r, df) = (_design.Tested.Length, _basis.Length, (double)_design.DegreesOfFreedom);
        var row = Tile / Vector<double>.Count;
        var u = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (var v = 0; v * Vector<double>.Count < map.Length; v++)
        {
            var (first, tested, all) = (u[v], Vector<double>.Zero, Vector<double>.Zero);
            for (var j = 0; j < r; j++)
            {
                var value = u[(j * row) + v];
                all += value * value;
                if (j < s) { tested += value * value; }
            }

            var whole = new Vector<double>(_sumOfSquares, start + (v * Vector<double>.Count));
            var variance = Vector.Max(whole - all, whole * Perfect) / df;
            u[v] = s == 1 ? first / Vector.SquareRoot(variance) : tested / (variance * s);
        }

        TensorPrimitives.ConvertTruncating<double, float>(sums[..map.Length], map);
    }

    private void Grouped(Shuffle shuffle, Span<float> map)
    {
        // Draper and Stoneman move the model over data that stay.
        var moves = _method == NuisanceMethod.DraperStoneman;
        var tested = moves ? _design.Freed(Moved(_design.Tested, shuffle)) : _design.Tested;
        _groups!.Statistic(tested, _design.Nuisance, _residuals, moves ? Shuffle.Identity(_design.Observations) : shuffle, _sumOfSquares, map);
        for (var place = 0; place < map.Length; place++)
        {
            if (LeftOutAt[place]) { map[place] = 0; }
        }
    }

    // Four rows of weights beside each other, observation after observation; the last four filled up with zeros.
    private double[][] Packed(double[][] rows)
    {
        var packed = new double[(rows.Length + Lanes - 1) / Lanes][];
        for (var four = 0; four < packed.Length; four++)
        {
            packed[four] = new double[_design.Observations * Lanes];
            for (var lane = 0; lane < Lanes && (four * Lanes) + lane < rows.Length; lane++)
            {
                for (var i = 0; i < _design.Observations; i++) { packed[four][(i * Lanes) + lane] = rows[(four * Lanes) + lane][i]; }
            }
        }

        return packed;
    }

    // The weight of each observation in uⱼ: qⱼ at the place it is moved to, with the sign it is given.
    private double[][] Weights(ReadOnlySpan<Shuffle> shuffles)
    {
        var rows = new double[shuffles.Length * _basis.Length][];
        for (var k = 0; k < shuffles.Length; k++)
        {
            var moved = Moved(_method == NuisanceMethod.DraperStoneman ? _design.Tested : _basis, shuffles[k]);
            if (_method == NuisanceMethod.DraperStoneman) { moved = _design.Freed(moved); }

            for (var j = 0; j < _basis.Length; j++) { rows[(k * _basis.Length) + j] = j < moved.Length ? moved[j] : new double[_design.Observations]; }
        }

        return rows;
    }

    private static double[][] Moved(double[][] columns, Shuffle shuffle) => [.. columns.Select(column =>
    {
        var moved = new double[column.Length];
        for (var i = 0; i < column.Length; i++) { moved[shuffle.Order[i]] = shuffle.Signs[i] * column[i]; }

        return moved;
    })];

    private void Residuals(ReadOnlySpan<float> data)
    {
        var n = _design.Observations;
        var taken = _method == NuisanceMethod.TerBraak ? [.. _design.Tested, .. _design.Nuisance] : _design.Nuisance;
        var (missing, constant) = (0, 0);
        var y = new double[n];
        for (var place = 0; place < Places; place++)
        {
            var (whole, sum) = (true, 0.0);
            for (var i = 0; i < n; i++)
            {
                y[i] = data[(i * Places) + place];
                whole &= double.IsFinite(y[i]);
                sum += y[i] * y[i];
            }

            if (!whole)
            {
                LeftOutAt[place] = true;
                missing++;
                continue;
            }

            foreach (var column in taken)
            {
                var part = TensorPrimitives.Dot<double>(column, y);
                for (var i = 0; i < n; i++) { y[i] -= part * column[i]; }
            }

            var rest = TensorPrimitives.SumOfSquares<double>(y);
            if (!Varies(y, rest, sum))
            {
                LeftOutAt[place] = true;
                constant++;
                continue;
            }

            _sumOfSquares[place] = 0;
            for (var i = 0; i < n; i++)
            {
                var kept = (float)y[i];
                _residuals[(i * Places) + place] = kept;
                _sumOfSquares[place] += (double)kept * kept;
            }
        }

        LeftOut = (missing, constant);
    }

    // Float data are right to 6e-8 of their size: what is left below that is rounding. One sample must vary around its own mean, too.
    private static bool Varies(double[] y, double rest, double sum)
    {
        if (!(rest > 1e-13 * sum)) { return false; }

        for (var i = 1; i < y.Length; i++)
        {
            if (y[i] != y[0]) { return true; }
        }

        return false;
    }
}
