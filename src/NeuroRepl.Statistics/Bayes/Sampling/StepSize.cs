namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>The step of the leapfrog, learnt by dual averaging so that acceptance comes to a target.</summary>
/// <remarks>Hoffman and Gelman, Journal of Machine Learning Research 15 (2014) 1593, § 3.2.1, with γ = 0.05, t₀ = 10, κ = 0.75.</remarks>
internal sealed class StepSize(double target)
{
    private double _centre;
    private double _miss;
    private double _logAverage;
    private int _count;

    public double Now { get; private set; } = 1;

    /// <summary>Starts to learn from this step on.</summary>
    public void Restart(double step)
    {
        (Now, _centre, _miss, _logAverage, _count) = (step, Math.Log(10 * step), 0, 0, 0);
    }

    public void Learn(double acceptance)
    {
        _count++;
        var weight = 1 / (_count + 10.0);
        _miss = ((1 - weight) * _miss) + (weight * (target - Math.Min(1, acceptance)));
        var log = _centre - (_miss * Math.Sqrt(_count) / .05);
        var share = Math.Pow(_count, -.75);
        _logAverage = (share * log) + ((1 - share) * _logAverage);
        Now = Math.Exp(log);
    }

    /// <summary>Ends learning with the average step.</summary>
    public void Settle()
    {
        if (_count > 0) { Now = Math.Exp(_logAverage); }
    }
}
