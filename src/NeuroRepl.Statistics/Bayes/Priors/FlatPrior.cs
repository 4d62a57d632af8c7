using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Priors;

internal sealed class FlatPrior : Prior
{
    public override bool IsImproper => true;

    public override string ToString() => "flat";

    internal override double LogDensity(double x, out double slope)
    {
        slope = 0;
        return 0;
    }

    internal override double LogAbove(double bound) => 0;

    internal override double Draw(CounterRandom random) => double.NaN;
}
