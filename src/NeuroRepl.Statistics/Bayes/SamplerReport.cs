using NeuroRepl.Statistics.Bayes.Diagnostics;
using NeuroRepl.Statistics.Bayes.Sampling;

namespace NeuroRepl.Statistics.Bayes;

/// <summary>How the sampler fared: divergences, depths, energies and steps of every draw.</summary>
public sealed class SamplerReport
{
    private readonly ChainDraws[] _chains;

    internal SamplerReport(ChainDraws[] chains, int warmup, int mostDepth) => (_chains, Warmup, MaxTreeDepth) = (chains, warmup, mostDepth);

    /// <summary>Iterations of warm-up a chain.</summary>
    public int Warmup { get; }

    /// <summary>How often a trajectory was allowed to double.</summary>
    public int MaxTreeDepth { get; }

    /// <summary>Draws at the end of a trajectory whose energy went astray by more than 1000: regions that the step is too large for.</summary>
    public int Divergences => _chains.Sum(c => c.IsDivergent.Count(d => d));

    /// <summary>Draws whose trajectory was stopped by its length.</summary>
    public int DepthReached => _chains.Sum(c => c.Depth.Count(d => d >= MaxTreeDepth));

    /// <summary>The energy fraction of missing information of each chain; below 0.2 the tails are hardly reached.</summary>
    public IReadOnlyList<double> EnergyFractions => [.. _chains.Select(c => Convergence.EnergyFraction(c.Energy))];

    /// <summary>The step that each chain learnt.</summary>
    public IReadOnlyList<double> StepSizes => [.. _chains.Select(c => c.StepSize)];

    /// <summary>Leapfrog steps of all chains, warm-up included: how often the gradient was computed.</summary>
    public long Leapfrogs => _chains.Sum(c => c.WarmupLeapfrogs + c.Leapfrogs.Sum(l => (long)l));

    /// <summary>Whether each draw ended a divergent trajectory, chain after chain.</summary>
    public IReadOnlyList<bool> IsDivergent => [.. _chains.SelectMany(c => c.IsDivergent)];

    /// <summary>The depth of each draw's trajectory, chain after chain.</summary>
    public IReadOnlyList<int> TreeDepths => [.. _chains.SelectMany(c => c.Depth)];

    /// <summary>The energy of each draw, chain after chain.</summary>
    public IReadOnlyList<double> Energies => [.. _chains.SelectMany(c => c.Energy)];

    /// <summary>The log density of each draw on the unconstrained scale, chain after chain.</summary>
    public IReadOnlyList<double> LogDensities => [.. _chains.SelectMany(c => c.LogDensity)];

    /// <summary>The mean acceptance along each draw's trajectory, chain after chain.</summary>
    public IReadOnlyList<double> Acceptances => [.. _chains.SelectMany(c => c.Acceptance)];
}
