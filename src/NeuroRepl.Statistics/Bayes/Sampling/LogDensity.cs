namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>A log density over unconstrained parameters with its gradient; one object a chain, since it keeps scratch.</summary>
internal abstract class LogDensity
{
    public abstract int Dimension { get; }

    /// <summary>The log density; the gradient is written. NaN or −∞ where there is none.</summary>
    public abstract double Evaluate(ReadOnlySpan<double> q, Span<double> gradient);
}
