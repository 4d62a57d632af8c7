namespace NeuroRepl.Simulation.Studies;

/// <summary>How a dataset is asked for.</summary>
/// <param name="Scale">How large.</param>
/// <param name="Mode">How near to the published numbers.</param>
/// <param name="Seed">Another than the recipe's own.</param>
internal sealed record DatasetRequest(DatasetScale Scale, DatasetMode Mode = DatasetMode.Exact, ulong? Seed = null);
