namespace NeuroRepl.Statistics.Permutation;

/// <summary>What is shuffled when a model also holds regressors that are not tested.</summary>
/// <remarks>Compared by Winkler, Ridgway, Webster, Smith and Nichols, NeuroImage 2014, table 2.</remarks>
public enum NuisanceMethod
{
    /// <summary>The residuals of the model without the tested regressors (Freedman and Lane 1983).</summary>
    FreedmanLane,

    /// <summary>The tested regressors, the data being freed of the others (Draper and Stoneman 1966).</summary>
    DraperStoneman,

    /// <summary>The residuals of the whole model (ter Braak 1992).</summary>
    TerBraak,
}
