namespace NeuroRepl.Models.Cleaning;

/// <summary>What a cleaned time course is measured in.</summary>
public enum CleanedScale
{
    /// <summary>As before, about its old mean.</summary>
    KeepMean,

    /// <summary>As before, about zero.</summary>
    Centred,

    /// <summary>Percent of the old mean, about zero.</summary>
    PercentOfMean,

    /// <summary>Standard deviations of what is left, about zero.</summary>
    StandardDeviations,
}
