namespace NeuroRepl.Statistics.Bayes.Diagnostics;

/// <summary>A Gaussian kernel density with the bandwidth of R's density, 0.9·min(SD, IQR/1.34)·n^(−1/5) (Silverman 1986, eq. 3.31).</summary>
internal sealed class KernelDensity
{
    private readonly double[] _values;
    private readonly double _width;

    public KernelDensity(double[] values)
    {
        var sorted = values.Order().ToArray();
        var (sd, quartiles) = (Math.Sqrt(EffectiveSize.Variance(values)), (Convergence.Quantile(sorted, .75) - Convergence.Quantile(sorted, .25)) / 1.34);
        var spread = quartiles > 0 ? Math.Min(sd, quartiles) : sd > 0 ? sd : 1;
        (_values, _width) = (values, .9 * spread * Math.Pow(values.Length, -.2));
    }

    public double At(double x)
    {
        var sum = 0.0;
        foreach (var value in _values)
        {
            var z = (x - value) / _width;
            sum += Math.Exp(-.5 * z * z);
        }

        return sum / (_values.Length * _width * Math.Sqrt(2 * Math.PI));
    }
}
