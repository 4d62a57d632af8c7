namespace NeuroRepl.Statistics.Classical;

/// <summary>Midranks, and how much is tied.</summary>
internal sealed class Ranking
{
    public Ranking(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, order);
        Ranks = new double[values.Count];
        var groups = new List<int>();
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && sorted[end] == sorted[start]) { end++; }
            for (var k = start; k < end; k++) { Ranks[order[k]] = (start + end + 1) / 2.0; }

            groups.Add(end - start);
            start = end;
        }

        TieGroups = groups;
    }

    /// <summary>Ranks from 1; equal values share their mean rank.</summary>
    public double[] Ranks { get; }

    /// <summary>How many share each rank.</summary>
    public IReadOnlyList<int> TieGroups { get; }

    public bool HasTies => TieGroups.Any(t => t > 1);

    /// <summary>Σ(t³ − t) over groups of equal values.</summary>
    public double TieSum => TieGroups.Sum(t => ((double)t * t * t) - t);
}
