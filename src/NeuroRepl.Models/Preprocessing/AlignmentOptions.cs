using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Models.Preprocessing;

/// <summary>How transients are brought onto each other.</summary>
public sealed record AlignmentOptions
{
    /// <summary>The stretch of the spectrum that is compared, in ppm: the metabolites, without the water, whose suppression changes from transient to transient.</summary>
    public PpmRange Range { get; init; } = (0.2, 4.2);

    /// <summary>How far a transient may stand from the mean, in hertz, either way. Below the 23 Hz between creatine and choline at 3 T.</summary>
    public double MaxShiftHz { get; init; } = 20;

    /// <summary>
    /// Order of the complex polynomial that each transient may differ by over <see cref="Range"/> (tails of unstable water); −1 for none. Null tries none first, and takes 2 where that leaves more than noise:
    /// the polynomial makes shifts and phases half as sure again.
    /// </summary>
    public int? BaselineOrder { get; init; }

    /// <summary>Whether shifts and phases learn from their neighbours in time, as far as the data show a slow course and the estimates are uncertain (empirical Bayes).</summary>
    public bool UseCourse { get; init; } = true;

    /// <summary>Rounds of mean and registration at most.</summary>
    public int MaxRounds { get; init; } = 12;
}
