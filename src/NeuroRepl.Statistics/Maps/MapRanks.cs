namespace NeuroRepl.Statistics.Maps;

/// <summary>Midranks of a map's values, by one sort.</summary>
internal static class MapRanks
{
    public static double[] Of(double[] values)
    {
        var sorted = (double[])values.Clone();
        var order = new int[values.Length];
        for (var n = 0; n < order.Length; n++) { order[n] = n; }

        Array.Sort(sorted, order);
        var ranks = new double[values.Length];
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && sorted[end] == sorted[start]) { end++; }
            for (var k = start; k < end; k++) { ranks[order[k]] = (start + end + 1) / 2.0; }

            start = end;
        }

        return ranks;
    }
}
