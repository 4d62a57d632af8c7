using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>The part of a spectrum that is fitted: its points, where they stand in a transform, and the polynomials of its baseline.</summary>
internal sealed class FitWindow
{
    private readonly int[] _indices;            // of the shifted spectrum, one a fitted point

    /// <param name="spectrum">The spectrum.</param>
    /// <param name="ranges">The stretches that are fitted; each has a baseline of its own.</param>
    /// <param name="baselineOrder">Order of the baselines' polynomials, −1 for none, null for quadratic ones.</param>
    public FitWindow(Spectrum spectrum, IReadOnlyList<PpmRange> ranges, int? baselineOrder)
    {
        (Ppm, Values) = spectrum.Frequency();
        var stretches = ranges.Select(Inside).ToArray();
        _indices = [.. stretches.SelectMany(stretch => stretch)];
        Pivot = (ranges.Min(r => r.Low) + ranges.Max(r => r.High)) / 2;
        var blocks = stretches.Select(stretch => Orthonormal(stretch.Length, baselineOrder ?? 2)).ToArray();
        Polynomials = new RowMajor(blocks.Sum(block => block.Rows), Count);
        var (row, column) = (0, 0);
        foreach (var block in blocks)
        {
            for (var j = 0; j < block.Rows; j++) { block.Row(j).CopyTo(Polynomials.Row(row++)[column..]); }

            column += block.Columns;
        }
    }

    /// <summary>Index of the first fitted point, the one of highest ppm.</summary>
    public int First => _indices[0];

    /// <summary>How many points are fitted.</summary>
    public int Count => _indices.Length;

    /// <summary>The whole axis, descending.</summary>
    public double[] Ppm { get; }

    /// <summary>The whole spectrum.</summary>
    public Complex[] Values { get; }

    /// <summary>Where the first-order phase is zero while fitting: the middle, so that it does not stand in for the zero-order one.</summary>
    public double Pivot { get; }

    /// <summary>Real polynomials over each stretch, orthonormal, zero outside it.</summary>
    public RowMajor Polynomials { get; }

    /// <summary>How far a fitted point is from the pivot, in ppm.</summary>
    public double FromPivot(int k) => Ppm[_indices[k]] - Pivot;

    /// <summary>The data at a fitted point.</summary>
    public Complex Value(int k) => Values[_indices[k]];

    /// <summary>Where a fitted point, or one so many points after it, stands in a transform that is not shifted.</summary>
    public int Row(int k, int after = 0) => Unshifted(_indices[k] + after);

    /// <summary>Where a point of the whole spectrum stands in a transform that is not shifted.</summary>
    public int Unshifted(int index) => (index + Ppm.Length + ((Ppm.Length + 1) / 2)) % Ppm.Length;

    private int[] Inside(PpmRange range)
    {
        if (range.Low < Ppm[^1] || range.High > Ppm[0]) { throw FitException.RangeOutside(range, Ppm[^1], Ppm[0]); }

        return [.. Enumerable.Range(0, Ppm.Length).Where(k => range.Contains(Ppm[k]))];
    }

    internal static RowMajor Orthonormal(int count, int order)
    {
        var rows = new RowMajor(Math.Min(order + 1, count), count);
        for (var j = 0; j < rows.Rows; j++)
        {
            var row = rows.Row(j);
            for (var k = 0; k < count; k++) { row[k] = j == 0 ? 1 : rows[j - 1, k] * ((2.0 * k / Math.Max(count - 1, 1)) - 1); }

            for (var pass = 0; pass < 2; pass++)            // Gram-Schmidt, twice is enough (Kahan)
            {
                for (var i = 0; i < j; i++) { Vectors.AddScaled(row, rows.Row(i), -Vectors.Dot(row, rows.Row(i))); }
            }

            Vectors.Scale(row, 1 / Math.Sqrt(Vectors.Dot(row, row)));
        }

        return rows;
    }
}
