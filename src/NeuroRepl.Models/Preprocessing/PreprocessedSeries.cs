using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>One spectrum from the coils and transients of a scan, with every step's own result.</summary>
public sealed class PreprocessedSeries
{
    /// <summary>The spectrum: aligned, averaged, without residual water, in phase and on its reference; with its water reference, where there is one.</summary>
    public required Spectrum Spectrum { get; init; }

    /// <summary>The transients that were averaged, aligned, turned and moved as the spectrum was: what a dynamic fit takes.</summary>
    public required SpectrumSeries Transients { get; init; }

    /// <summary>The place of each of these transients in the scan, from 0.</summary>
    public required IReadOnlyList<int> TransientIndices { get; init; }

    /// <summary>The plain mean of all usable transients, coils combined and nothing else done: what there would be without these steps.</summary>
    public required Spectrum PlainMean { get; init; }

    /// <summary>How the coils were combined; null where there was one.</summary>
    public CoilCombination? Coils { get; init; }

    /// <summary>The water's phase that was taken out; null without a water reference.</summary>
    public EddyCurrents? EddyCurrents { get; init; }

    /// <summary>How the transients were aligned; null for one transient, or where it was left out.</summary>
    public Alignment? Alignment { get; init; }

    /// <summary>Which transients were left out and why; null for one transient, or where it was left out.</summary>
    public TransientScreening? Screening { get; init; }

    /// <summary>What was done, in order and in words.</summary>
    public IReadOnlyList<string> Steps => Spectrum.Steps;

    /// <summary>What a reader must know before going on, each a sentence.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
