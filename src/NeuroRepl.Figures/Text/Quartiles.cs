namespace NeuroRepl.Figures.Text;

/// <summary>Sample quantiles as plotly's "linear" method has them: Hyndman and Fan (1996), type 5.</summary>
internal static class Quartiles
{
    /// <summary>The quantile p of sorted values: linear between the order statistics at n·p + ½.</summary>
    public static double At(double[] sorted, double p)
    {
        var rank = Math.Clamp((sorted.Length * p) - 0.5, 0, sorted.Length - 1);
        var below = (int)Math.Floor(rank);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
