namespace NeuroRepl.Numerics;

/// <summary>The middle of some numbers.</summary>
public static class Medians
{
    /// <summary>The median: the middle value, or the mean of the two in the middle; NaN of nothing.</summary>
    /// <param name="values">In any order, none of them NaN.</param>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
