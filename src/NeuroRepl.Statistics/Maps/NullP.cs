using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>p-values from a null distribution.</summary>
internal static class NullP
{
    // Equal in exact arithmetic, summed in another order.
    private const double Tolerance = 1e-12;

    /// <summary>(b + 1) / (n + 1) over the n finite nulls, with the Clopper-Pearson interval of b / n.</summary>
    public static PValue Of(double observed, IReadOnlyList<double> nulls, Sides sides)
    {
        if (double.IsNaN(observed)) { return new(double.NaN, PKind.MonteCarlo); }

        var (n, b) = (0, 0);
        foreach (var value in nulls)
        {
            if (double.IsNaN(value)) { continue; }

            n++;
            if (Looked(value, sides) >= Looked(observed, sides) - Tolerance) { b++; }
        }

        if (n == 0) { return new(double.NaN, PKind.MonteCarlo); }

        return new((b + 1.0) / (n + 1), PKind.MonteCarlo, (b == 0 ? 0 : Quantiles.Beta(.025, b, n - b + 1), b == n ? 1 : Quantiles.BetaUpper(.025, b + 1, n - b)));
    }

    private static double Looked(double value, Sides sides) => sides switch { Sides.Greater => value, Sides.Less => -value, _ => Math.Abs(value) };
}
