using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Classical;

/// <summary>Shapiro and Wilk's test of normality.</summary>
/// <remarks>Algorithm AS R94: Royston, "Remark AS R94", Appl. Statist. 44 (1995), for 3 to 5000 values.</remarks>
public static class ShapiroWilk
{
    /// <summary>Whether a sample could be from a normal distribution.</summary>
    /// <param name="values">The sample; NaN is left out and counted.</param>
    public static TestResult Test(IReadOnlyList<double> values)
    {
        const string test = "Shapiro-Wilk test";
        var (x, notes) = Samples.Present(values, "the sample");
        var n = x.Length;
        if (n is < 3 or > 5000) { return TestResult.Undefined(test, n, $"There are {n} values; it is made for 3 to 5000.", n < 3 ? "Look at what is missing." : "Look at a Q-Q plot: with so many every departure is significant.", notes); }
        if (Samples.IsConstant(x)) { return TestResult.Undefined(test, n, $"All {n} values are equal.", "Look at the data.", notes); }

        Array.Sort(x);
        var w = W(x, Weights(n));
        return new(test)
        {
            StatisticName = "W",
            Statistic = w,
            PValue = new(P(w, n), n == 3 ? PKind.Exact : PKind.Asymptotic),
            N = n,
            Notes = notes,
        };
    }

    /// <summary>The p of a published W.</summary>
    /// <param name="w">Above 0, at most 1.</param>
    /// <param name="n">How many values, 3 to 5000.</param>
    public static double P(double w, int n)
    {
        Guard.InRange(n, 3, 5000);
        Guard.InRange(w, 0, 1);
        if (n == 3) { return Math.Clamp(6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(.75))), 0, 1); }

        var y = Math.Log(1 - w);
        var log = Math.Log(n);
        double mean, deviation;
        if (n <= 11)
        {
            var gamma = Polynomial([-2.273, .459], n);
            if (y >= gamma) { return 1e-99; }

            y = -Math.Log(gamma - y);
            (mean, deviation) = (Polynomial([.544, -.39978, .025054, -6.714e-4], n), Math.Exp(Polynomial([1.3822, -.77857, .062767, -.0020322], n)));
        }
        else
        {
            (mean, deviation) = (Polynomial([-1.5861, -.31082, -.083751, .0038915], log), Math.Exp(Polynomial([-.4803, -.082676, .0030302], log)));
        }

        return Tails.NormalUpper((y - mean) / deviation);
    }

    /// <summary>Weights of the largest half; the smallest half has the same with a minus.</summary>
    private static double[] Weights(int n)
    {
        var half = n / 2;
        if (n == 3) { return [Math.Sqrt(.5)]; }

        var m = Enumerable.Range(1, half).Select(i => -Quantiles.Normal((i - .375) / (n + .25))).ToArray();
        var square = 2 * m.Sum(v => v * v);
        var (root, norm) = (1 / Math.Sqrt(n), Math.Sqrt(square));
        var first = Polynomial([0, .221157, -.147981, -2.07119, 4.434685, -2.706056], root) + (m[0] / norm);
        if (n <= 5)
        {
            var rest = Math.Sqrt((square - (2 * m[0] * m[0])) / (1 - (2 * first * first)));
            return [first, .. m.Skip(1).Select(v => v / rest)];
        }

        var second = (m[1] / norm) + Polynomial([0, .042981, -.293762, -1.752461, 5.682633, -3.582633], root);
        var scale = Math.Sqrt((square - (2 * m[0] * m[0]) - (2 * m[1] * m[1])) / (1 - (2 * first * first) - (2 * second * second)));
        return [first, second, .. m.Skip(2).Select(v => v / scale)];
    }

    private static double W(double[] sorted, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++) { sum += weights[i] * (sorted[^(i + 1)] - sorted[i]); }

        return Math.Min(1, sum * sum / Samples.SumOfSquares(sorted));
    }

    private static double Polynomial(double[] coefficients, double x)
    {
        var value = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--) { value = (value * x) + coefficients[k]; }

        return value;
    }
}
