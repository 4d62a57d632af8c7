using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Domain.Tables;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>What the alignment of transients found and did.</summary>
public sealed class Alignment
{
    /// <summary>The transients on top of each other.</summary>
    public required SpectrumSeries Aligned { get; init; }

    /// <summary>The transients as they came.</summary>
    public required SpectrumSeries Before { get; init; }

    /// <summary>How far each transient stood from the median one, in hertz (of <see cref="MrsAcquisition.HertzAt"/>: positive to lower ppm); taken out. NaN for one that cannot be used.</summary>
    public required IReadOnlyList<double> ShiftsHz { get; init; }

    /// <summary>The phase of each transient against the median one, in degrees; taken out. NaN for one that cannot be used.</summary>
    public required IReadOnlyList<double> PhasesDegrees { get; init; }

    /// <summary>Standard error of each shift, in hertz, from the curvature of its likelihood.</summary>
    public required IReadOnlyList<double> ShiftErrorsHz { get; init; }

    /// <summary>Standard error of each phase, in degrees.</summary>
    public required IReadOnlyList<double> PhaseErrorsDegrees { get; init; }

    /// <summary>Height of each transient relative to the mean, over the compared stretch.</summary>
    public required IReadOnlyList<double> Amplitudes { get; init; }

    /// <summary>How much each transient counted in the robust mean, 0 to 1.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>The robust mean that they were registered to.</summary>
    public required Spectrum Reference { get; init; }

    /// <summary>Why a transient could not be used, by its place; mostly empty.</summary>
    public required IReadOnlyDictionary<int, string> Unusable { get; init; }

    /// <summary>Rounds until nothing moved.</summary>
    public required int Rounds { get; init; }

    /// <summary>Whether the rounds came to rest.</summary>
    public required bool IsConverged { get; init; }

    /// <summary>What a reader must know, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>A row a transient: shift, phase, their standard errors, amplitude, weight.</summary>
    public Table Table() => new($"alignment of {Before.Name}",
    [
        new NumberColumn("transient", [.. Enumerable.Range(0, ShiftsHz.Count).Select(i => (double)i)]),
        new NumberColumn("shift_hz", [.. ShiftsHz]),
        new NumberColumn("shift_error_hz", [.. ShiftErrorsHz]),
        new NumberColumn("phase_degrees", [.. PhasesDegrees]),
        new NumberColumn("phase_error_degrees", [.. PhaseErrorsDegrees]),
        new NumberColumn("amplitude", [.. Amplitudes]),
        new NumberColumn("weight", [.. Weights]),
    ]);
}
