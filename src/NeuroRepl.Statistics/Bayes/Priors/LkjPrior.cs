using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;

namespace NeuroRepl.Statistics.Bayes.Priors;

/// <summary>A density over correlation matrices, |R|^(η − 1); the model evaluates it on their Cholesky factors.</summary>
internal sealed class LkjPrior(double shape) : Prior
{
    public double Shape => shape;

    public override string ToString() => $"lkj({shape})";

    /// <summary>The logarithm of the integral over correlation matrices of order d (Lewandowski et al. 2009, eq. 16).</summary>
    public double LogNormalizer(int d)
    {
        var sum = 0.0;
        for (var k = 1; k < d; k++)
        {
            var b = shape + ((d - k - 1) / 2.0);
            sum += (((2 * shape) - 2 + d - k) * (d - k) * Math.Log(2)) + ((d - k) * ((2 * Gammas.Log(b)) - Gammas.Log(2 * b)));
        }

        return sum;
    }

    // Of one correlation: (1 − ρ²)^(η − 1); used where a correlation stands alone.
    internal override double LogDensity(double x, out double slope)
    {
        slope = -2 * (shape - 1) * x / (1 - (x * x));
        return ((shape - 1) * Math.Log(1 - (x * x))) - LogNormalizer(2);
    }

    internal override double LogAbove(double bound) => bound <= -1 ? 0 : Math.Log(Tails.BetaUpper((bound + 1) / 2, shape, shape));

    internal override double Draw(CounterRandom random) => (2 * Beta(random)) - 1;

    private double Beta(CounterRandom random)
    {
        var (a, b) = (RandomDraws.Gamma(shape, random), RandomDraws.Gamma(shape, random));
        return a / (a + b);
    }
}
