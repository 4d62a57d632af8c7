using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Physiology;

/// <summary>A pulse trace: what a finger clip (peripheral pulse unit, PPU) measured, sample by sample.</summary>
public sealed class PulseTrace
{
    private readonly double[] _samples;

    /// <param name="samples">The samples; NaN where the clip was off. Taken over.</param>
    /// <param name="samplingHz">Samples a second.</param>
    /// <param name="startSeconds">The time of the first sample, from the first volume; negative where it began before.</param>
    public PulseTrace(double[] samples, double samplingHz, double startSeconds = 0)
    {
        Guard.NotEmpty(samples);
        Guard.InRange(samplingHz, 10, 10_000);
        (_samples, SamplingHz, StartSeconds) = (samples, samplingHz, startSeconds);
    }

    /// <summary>The samples.</summary>
    public ReadOnlyMemory<double> Samples => _samples;

    /// <summary>Samples a second.</summary>
    public double SamplingHz { get; }

    /// <summary>The time of the first sample in seconds from the first volume.</summary>
    public double StartSeconds { get; }

    /// <summary>How long it is in seconds.</summary>
    public double DurationSeconds => _samples.Length / SamplingHz;

    /// <summary>What to call it.</summary>
    public string Name { get; init; } = "pulse";

    /// <summary>The heart beats in it.</summary>
    public HeartBeats Beats() => BeatFinder.Find(this);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{Name}: {DurationSeconds:0.#} s at {SamplingHz:0.##} Hz from {StartSeconds:0.##} s");
}
