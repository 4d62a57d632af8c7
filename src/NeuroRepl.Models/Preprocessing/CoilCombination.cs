using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>What the combination of receive coils gave: the combined series, the weights, and how much it gained.</summary>
public sealed class CoilCombination
{
    /// <summary>One FID a transient, noise of the coils decorrelated; its water reference, where there is one, combined with the same weights.</summary>
    public required SpectrumSeries Combined { get; init; }

    /// <summary>What each coil is multiplied by before all are added; their scale is such that the combined signal is as high as that of the best coil.</summary>
    public required IReadOnlyList<Complex> Weights { get; init; }

    /// <summary>Standard deviation of each coil's noise on one sample, real part.</summary>
    public required IReadOnlyList<double> NoiseSd { get; init; }

    /// <summary>Correlation of the coils' noise, magnitude, row-major, coils × coils.</summary>
    public required IReadOnlyList<double> NoiseCorrelation { get; init; }

    /// <summary>Signal-to-noise ratio of each coil, relative to the combined one: 1 would be as good as all together.</summary>
    public required IReadOnlyList<double> RelativeSignalToNoise { get; init; }

    /// <summary>What the weights were taken from: "the water reference" or "the data".</summary>
    public required string WeightsFrom { get; init; }

    /// <summary>Each coil's mean spectrum, weighted, phases aligned, for the figure.</summary>
    public required SpectrumSeries CoilMeans { get; init; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
