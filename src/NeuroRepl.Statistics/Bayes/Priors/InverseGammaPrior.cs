using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;

namespace NeuroRepl.Statistics.Bayes.Priors;

internal sealed class InverseGammaPrior(double shape, double scale) : Prior
{
    private readonly double _constant = (shape * Math.Log(scale)) - Gammas.Log(shape);

    public override string ToString() => $"inv_gamma({shape}, {scale})";

    internal override double LogDensity(double x, out double slope)
    {
        if (!(x > 0))
        {
            slope = double.NaN;
            return double.NegativeInfinity;
        }

        slope = (-(shape + 1) / x) + (scale / (x * x));
        return _constant - ((shape + 1) * Math.Log(x)) - (scale / x);
    }

    internal override double LogAbove(double bound) => bound <= 0 ? 0 : Math.Log(Tails.GammaLower(scale / bound, shape));

    internal override double Draw(CounterRandom random) => scale / RandomDraws.Gamma(shape, random);
}
