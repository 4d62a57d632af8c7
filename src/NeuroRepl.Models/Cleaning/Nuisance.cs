namespace NeuroRepl.Models.Cleaning;

/// <summary>What is taken out of every time course, in one regression: confounds, drifts and frequencies together, so that none brings back what another took out.</summary>
/// <remarks>Filtering before regressing (or after) lets the second step put back what the first removed: Lindquist et al., "Modular preprocessing pipelines can reintroduce artifacts into fMRI data", Hum. Brain Mapp. 40 (2019).</remarks>
public sealed record Nuisance
{
    /// <summary>Columns of the confounds table; a name may end in *: "trans_*".</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether the change of each column from the volume before (0 for the first) is taken out too.</summary>
    public bool Derivatives { get; init; }

    /// <summary>Whether the squares of columns (and of their derivatives) are taken out too: 6 parameters of movement become 24.</summary>
    public bool Squares { get; init; }

    /// <summary>Slower cosines than this are taken out; nothing without it.</summary>
    public double? HighPassHz { get; init; }

    /// <summary>Faster cosines than this are taken out; nothing without it.</summary>
    public double? LowPassHz { get; init; }

    /// <summary>Order of the polynomial that is taken out: 1 for the line, 0 for the mean alone.</summary>
    public int Detrend { get; init; } = 1;

    /// <summary>Volumes that do not count: each gets a column of its own, so that nothing is learned from it, and is zero (the mean) afterwards.</summary>
    public Scrubbing? Scrub { get; init; }

    /// <summary>What the result is measured in.</summary>
    public CleanedScale Scale { get; init; } = CleanedScale.KeepMean;
}
