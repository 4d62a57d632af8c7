using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>What is shuffled in a test, and how: everything beyond the design that rarely has to be said.</summary>
public sealed record PermutationScheme
{
    /// <summary>What may be done to the errors; nothing chooses by the design: sign flips where a mean alone is tested, permutations otherwise.</summary>
    public Shuffling? Shuffling { get; init; }

    /// <summary>What is shuffled when the design holds regressors that are not tested.</summary>
    public NuisanceMethod Nuisance { get; init; } = NuisanceMethod.FreedmanLane;

    /// <summary>Which scans may be exchanged; without it all.</summary>
    public ExchangeabilityBlocks? Blocks { get; init; }

    /// <summary>A label a scan: scans of one label share an error variance, others may have their own. The statistic is Aspin and Welch's v then (G for several contrasts); without it t and F.</summary>
    /// <remarks>Winkler and others, NeuroImage 2014, section on variance groups.</remarks>
    public IReadOnlyList<int>? VarianceGroups { get; init; }

    /// <summary>Whether shuffles that move the tested regressors alike count once, whatever they do to the others. PALM counts so.</summary>
    public bool CountsTestedOnly { get; init; }

    /// <summary>Whether small family-wise p-values come from a generalised Pareto distribution fitted to the tail of the largest scores, so that a few hundred shuffles do for thousands. Off: every p is counted.</summary>
    /// <remarks>Winkler and others, NeuroImage 2016; says in the notes what was fitted, or that nothing could be.</remarks>
    public bool ParetoTail { get; init; }

    /// <summary>Ends a test that will not become significant: as soon as so many shuffles had a largest score as high as the highest of the data (50 makes the p-values right to about a seventh). Nothing: every shuffle is made.</summary>
    /// <remarks>
    /// Negative binomial sampling (Besag and Clifford, Biometrika 78, 1991; Winkler and others, NeuroImage 2016): p-values remain valid, the notes say when the test ended. PALM stops place by
    /// place instead, and so gives neither family-wise p-values nor TFCE with it. Where all shuffles are made since they are few, nothing is stopped.
    /// </remarks>
    public int? StopAfter { get; init; }

    /// <summary>A file that keeps what is known so far, every ten seconds and when interrupted; the same test takes it up again, to the same bits.</summary>
    public string? ResumeFrom { get; init; }

    /// <summary>How much memory the test may take, in MiB; nothing for what the machine has free. More is refused before any is taken.</summary>
    public double? MemoryBudgetMiB { get; init; }

    /// <summary>The conventions of another program: "PALM" or "NeuroRepl".</summary>
    /// <exception cref="ArgumentMistake">There are none of that name.</exception>
    public static PermutationScheme As(string program) => program switch
    {
        "PALM" => new() { CountsTestedOnly = true },
        "NeuroRepl" => new(),
        _ => throw new ArgumentMistake($"There is no permutation scheme named {program}.", "There are \"PALM\" and \"NeuroRepl\"."),
    };

    /// <summary>How these conventions differ from others, in words.</summary>
    public string Why() =>
        (CountsTestedOnly
            ? "Shuffles that move the tested regressors alike count as one, as in PALM: two groups of four have 70 shuffles, with a covariate or without, though with one the others would give other maps. "
            : "Shuffles count as different when they move any row of the design to an unlike one: with a covariate that is different for all, two groups of four have 8! = 40,320 shuffles. PALM (from 2015 on) counts the 70 ways to name the groups (CountsTestedOnly = true). ")
        + "The unshuffled data are one of the shuffles, so that no p is below 1 / shuffles; no shuffle is drawn twice. "
        + (StopAfter is { } exceedances ? $"The test ends early once {exceedances} largest scores have reached the highest of the data. " : "")
        + (ParetoTail ? "Family-wise p-values below .1 come from a Pareto tail fitted to the largest scores. " : "Every p is a count; no tail is fitted. ")
        + (VarianceGroups is null ? "All scans share one error variance." : "Each variance group has its own error variance (v and G instead of t and F).");
}
