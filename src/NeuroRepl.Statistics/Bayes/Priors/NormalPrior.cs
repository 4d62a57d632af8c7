using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Priors;

internal sealed class NormalPrior(double mean, double sd) : Prior
{
    private readonly double _constant = -Math.Log(sd) - (.5 * Math.Log(2 * Math.PI));

    public override string ToString() => $"normal({mean}, {sd})";

    internal override double LogDensity(double x, out double slope)
    {
        var z = (x - mean) / sd;
        slope = -z / sd;
        return _constant - (.5 * z * z);
    }

    internal override double LogAbove(double bound) => LogTails.NormalUpper((bound - mean) / sd);

    internal override double Draw(CounterRandom random) => mean + (sd * random.NextNormal());
}
