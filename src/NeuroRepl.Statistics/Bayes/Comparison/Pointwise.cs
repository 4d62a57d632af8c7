using NeuroRepl.Statistics.Bayes.Models;

namespace NeuroRepl.Statistics.Bayes.Comparison;

/// <summary>Computes the log likelihood of a fit's own rows.</summary>
internal static class Pointwise
{
    private const int Tile = 32;

    public static LogLikelihood Of(BayesFit fit)
    {
        var (rows, perChain, chains) = (fit.Rows, fit.Draws.Iterations, fit.Draws.Chains);
        var values = new double[(long)rows * perChain * chains];
        var draws = perChain * chains;
        Parallel.For(0, chains, c =>
        {
            var density = new MultilevelDensity(fit.Model);
            var tile = new double[Tile * rows];                    // turned over in tiles: observations lie in one piece afterwards
            for (var first = 0; first < perChain; first += Tile)
            {
                var count = Math.Min(Tile, perChain - first);
                for (var t = 0; t < count; t++) { density.Pointwise(fit.Chains[c][first + t]).CopyTo(tile.AsSpan(t * rows)); }

                for (var i = 0; i < rows; i++)
                {
                    var into = values.AsSpan((i * draws) + (c * perChain) + first, count);
                    for (var t = 0; t < count; t++) { into[t] = tile[(t * rows) + i]; }
                }
            }
        });
        return new LogLikelihood(values, rows, draws, chains);
    }
}
