using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>What a quantification takes for granted because no header says it; every one of them is named in the result.</summary>
public sealed record Assumptions
{
    /// <summary>Echo time in seconds where the header lacks it.</summary>
    public double? EchoTimeSeconds { get; init; }

    /// <summary>Repetition time in seconds where the header lacks it.</summary>
    public double? RepetitionTimeSeconds { get; init; }

    /// <summary>Mixing time in seconds where a STEAM header lacks it.</summary>
    public double? MixingTimeSeconds { get; init; }

    /// <summary>What the voxel is made of, where nobody has segmented an image: <c>new TissueFractions(gm: 0.6, wm: 0.4, csf: 0)</c>.</summary>
    public TissueFractions? Tissue { get; init; }

    /// <summary>Signal of a basis's unit amount per proton (its FID at time zero), where the basis has no singlet to measure it by.</summary>
    public double? SignalPerProton { get; init; }
}
