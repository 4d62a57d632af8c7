using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Spectroscopy;

/// <summary>The part of a spectrum that is fitted: its points, where they stand in a transform, and the polynomials of its baseline.</summary>
internal sealed class FitWindow
{
    public FitWindow(Spectrum spectrum, PpmRange range, int baselineOrder)
    {
        var (ppm, values) = spectrum.Frequency();
        if (range.Low < ppm[^1] || range.High > ppm[0]) { throw FitException.RangeOutside(range, ppm[^1], ppm[0]); }

        First = Array.FindIndex(ppm, p => p <= range.High);
        Count = Array.FindLastIndex(ppm, p => p >= range.Low) - First + 1;
        Ppm = ppm;
        Values = values;
        Pivot = (range.Low + range.High) / 2;
        Polynomials = Orthonormal(Math.Max(Count, 0), baselineOrder);
    }

    /// <summary>Index of the first fitted point, the one of highest ppm.</summary>
    public int First { get; }

    /// <summary>How many points are fitted.</summary>
    public int Count { get; }

    /// <summary>The whole axis, descending.</summary>
    public double[] Ppm { get; }

    /// <summary>The whole spectrum.</summary>
    public Complex[] Values { get; }

    /// <summary>Where the first-order phase is zero while fitting: the middle, so that it does not stand in for the zero-order one.</summary>
    public double Pivot { get; }

    /// <summary>Real polynomials over the window, orthonormal: row j is of order j.</summary>
    public RowMajor Polynomials { get; }

    /// <summary>Where point k of the window stands in a transform that is not shifted.</summary>
    public int Row(int k) => (First + k + ((Ppm.Length + 1) / 2)) % Ppm.Length;      // k may lie outside it

    private static RowMajor Orthonormal(int count, int order)
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
