using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Bayes.Families;

/// <summary>Draws from the distributions that families need.</summary>
internal static class RandomDraws
{
    /// <summary>A gamma variable of this shape and scale 1.</summary>
    /// <remarks>Marsaglia and Tsang, ACM Transactions on Mathematical Software 26 (2000) 363.</remarks>
    public static double Gamma(double shape, CounterRandom random)
    {
        if (shape < 1) { return Gamma(shape + 1, random) * Math.Pow(1 - random.NextDouble(), 1 / shape); }

        var d = shape - (1 / 3.0);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            if (v <= 0) { continue; }

            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < (.5 * x * x) + d - (d * v) + (d * Math.Log(v))) { return d * v; }
        }
    }

    /// <summary>A Poisson count.</summary>
    /// <remarks>Counts of a unit-rate process where few are expected; else split by a gamma variable (Ahrens and Dieter, Computing 12, 1974, 223), which keeps it exact.</remarks>
    public static double Poisson(double mean, CounterRandom random)
    {
        var count = 0.0;
        while (mean > 30)
        {
            var m = Math.Floor(mean * 7 / 8);
            var time = Gamma(m, random);
            if (time > mean) { return count + Binomial(m - 1, mean / time, random); }

            (count, mean) = (count + m, mean - time);
        }

        var limit = Math.Exp(-mean);
        for (var product = 1 - random.NextDouble(); product > limit; product *= 1 - random.NextDouble()) { count++; }

        return count;
    }

    /// <summary>A binomial count.</summary>
    /// <remarks>Halved by the median's beta variable while trials are many (Devroye, 1986, X.4.4), which keeps it exact.</remarks>
    public static double Binomial(double trials, double probability, CounterRandom random)
    {
        var count = 0.0;
        while (trials > 40)
        {
            var i = Math.Floor((trials + 1) * .5);
            var (a, b) = (Gamma(i, random), Gamma(trials + 1 - i, random));
            var order = a / (a + b);                                          // the i-th smallest of that many uniforms
            if (order <= probability) { (count, trials, probability) = (count + i, trials - i, (probability - order) / (1 - order)); }
            else { (trials, probability) = (i - 1, probability / order); }
        }

        for (var k = 0; k < trials; k++) { count += random.NextDouble() < probability ? 1 : 0; }

        return count;
    }

    /// <summary>The code of a category.</summary>
    public static double Category(ReadOnlySpan<double> probabilities, CounterRandom random)
    {
        var u = random.NextDouble();
        for (var k = 0; k < probabilities.Length - 1; k++)
        {
            if ((u -= probabilities[k]) < 0) { return k; }
        }

        return probabilities.Length - 1;
    }
}
