using System.Collections.Concurrent;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Diagnostics;

/// <summary>Values as normal scores of their ranks, z = Φ⁻¹((r − 3/8) / (S + 1/4)), ties by their mean rank; so that R-hat exists where variances do not.</summary>
internal static class NormalScores
{
    private static readonly ConcurrentDictionary<int, double[]> Known = new();

    public static double[][] Of(double[][] chains)
    {
        var n = chains[0].Length;
        var all = new double[chains.Length * n];
        for (var c = 0; c < chains.Length; c++) { chains[c].CopyTo(all, c * n); }

        var order = new int[all.Length];
        for (var i = 0; i < order.Length; i++) { order[i] = i; }

        Array.Sort(all, order);
        var scores = Scores(all.Length);
        var result = new double[chains.Length][];
        for (var c = 0; c < chains.Length; c++) { result[c] = new double[n]; }

        for (var first = 0; first < all.Length;)
        {
            var next = first + 1;
            while (next < all.Length && all[next] == all[first]) { next++; }

            var z = next == first + 1 ? scores[first] : Score((first + 1 + next) / 2.0, all.Length);
            for (var i = first; i < next; i++) { result[order[i] / n][order[i] % n] = z; }

            first = next;
        }

        return result;
    }

    // The scores of ranks without ties depend on their number only, and every parameter of a fit has as many draws.
    private static double[] Scores(int count)
    {
        if (Known.TryGetValue(count, out var known)) { return known; }

        var scores = new double[count];
        for (var i = 0; i < (count + 1) / 2; i++) { scores[count - 1 - i] = -(scores[i] = Score(i + 1, count)); }

        if (Known.Count > 64) { Known.Clear(); }

        return Known[count] = scores;
    }

    private static double Score(double rank, int count) => Quantiles.Normal((rank - .375) / (count + .25));
}
