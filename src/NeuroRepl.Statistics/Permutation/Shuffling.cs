namespace NeuroRepl.Statistics.Permutation;

/// <summary>What may be done to the errors without changing their distribution.</summary>
public enum Shuffling
{
    /// <summary>Their signs may change: errors are symmetric around zero. The way for one sample and for pairs.</summary>
    SignFlips,

    /// <summary>They may change places: errors are exchangeable. The way for groups and covariates.</summary>
    Permutations,

    /// <summary>Both.</summary>
    Both,
}
