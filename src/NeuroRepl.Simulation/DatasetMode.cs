namespace NeuroRepl.Simulation;

/// <summary>How near a simulated study comes to the published numbers.</summary>
public enum DatasetMode
{
    /// <summary>The noise is drawn so that the sample's estimates are the published ones: what is kept in the repository.</summary>
    Exact,

    /// <summary>The population has the published values; each seed is another sample of it.</summary>
    Stochastic,
}
