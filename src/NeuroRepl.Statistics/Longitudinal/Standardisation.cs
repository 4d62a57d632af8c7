namespace NeuroRepl.Statistics.Longitudinal;

/// <summary>Features brought to mean 0 and variance 1 by the rows that a rule is learnt from; a feature that does not vary stays at 0.</summary>
internal sealed class Standardisation
{
    private readonly double[] _mean;
    private readonly double[] _scale;

    public Standardisation(double[][] x)
    {
        _mean = [.. Enumerable.Range(0, x[0].Length).Select(j => x.Average(row => row[j]))];
        _scale = [.. _mean.Select((mean, j) => Math.Sqrt(x.Average(row => (row[j] - mean) * (row[j] - mean))) is var s && s > 0 ? s : 1)];
    }

    public double[] Of(double[] row) => [.. row.Select((v, j) => (v - _mean[j]) / _scale[j])];
}
