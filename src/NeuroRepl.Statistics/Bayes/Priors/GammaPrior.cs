using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;

namespace NeuroRepl.Statistics.Bayes.Priors;

internal sealed class GammaPrior(double shape, double rate, bool isExponential) : Prior
{
    private readonly double _constant = (shape * Math.Log(rate)) - Gammas.Log(shape);

    public override string ToString() => isExponential ? $"exponential({rate})" : $"gamma({shape}, {rate})";

    internal override double LogDensity(double x, out double slope)
    {
        if (!(x > 0))
        {
            slope = double.NaN;
            return double.NegativeInfinity;
        }

        slope = ((shape - 1) / x) - rate;
        return _constant + ((shape - 1) * Math.Log(x)) - (rate * x);
    }

    internal override double LogAbove(double bound) => bound <= 0 ? 0 : LogTails.GammaUpper(rate * bound, shape);

    internal override double Draw(CounterRandom random) => RandomDraws.Gamma(shape, random) / rate;
}
