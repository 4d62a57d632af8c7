using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Turns t or F values into z values of the same upper tail, from a table: a map of a shuffle is too many values for the tails themselves.</summary>
/// <remarks>The table is even in asinh of the statistic, where z is smooth from 0 to far in the tails; straight lines between its points are right to 1e-6.</remarks>
internal sealed class ZTable
{
    private const int Points = 8192;
    private const double Reach = 12;                        // asinh of 81,000
    private readonly float[] _z = new float[Points + 1];

    private ZTable(Func<double, double> logUpper)
    {
        for (var n = 0; n <= Points; n++) { _z[n] = (float)Quantiles.NormalUpperOfLog(logUpper(Math.Sinh(n * Reach / Points))); }
    }

    /// <summary>For t values of either sign.</summary>
    public static ZTable OfStudent(double df) => new(t => t > 0 ? LogTails.StudentUpper(t, df) : Math.Log(.5));

    /// <summary>For F values; an F below its median gives a negative z.</summary>
    public static ZTable OfF(double d1, double d2) => new(f => f > 0 ? LogTails.FUpper(f, d1, d2) : -1e-300);

    /// <summary>Replaces every value of a map.</summary>
    public void Convert(Span<float> map)
    {
        for (var place = 0; place < map.Length; place++)
        {
            var size = Math.Asinh(Math.Abs(map[place])) * (Points / Reach);
            var below = Math.Min((int)size, Points - 1);
            var z = _z[below] + ((float)(size - below) * (_z[below + 1] - _z[below]));
            map[place] = map[place] < 0 ? -z : z;
        }
    }
}
