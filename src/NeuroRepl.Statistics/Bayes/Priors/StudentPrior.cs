using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Bayes.Families;

namespace NeuroRepl.Statistics.Bayes.Priors;

internal sealed class StudentPrior(double df, double location, double scale) : Prior
{
    private readonly double _constant = Gammas.Log((df + 1) / 2) - Gammas.Log(df / 2) - (.5 * Math.Log(df * Math.PI)) - Math.Log(scale);

    public override string ToString() => df == 1 ? $"cauchy({location}, {scale})" : $"student_t({df}, {location}, {scale})";

    internal override double LogDensity(double x, out double slope)
    {
        var z = (x - location) / scale;
        slope = -(df + 1) * z / (scale * (df + (z * z)));
        return _constant - ((df + 1) / 2 * Math.Log(1 + (z * z / df)));
    }

    internal override double LogAbove(double bound) => LogTails.StudentUpper((bound - location) / scale, df);

    internal override double Draw(CounterRandom random) => location + (scale * random.NextNormal() / Math.Sqrt(RandomDraws.Gamma(df / 2, random) * 2 / df));
}
