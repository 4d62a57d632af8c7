namespace NeuroRepl.Domain.Receptors;

/// <summary>A published PET map of a receptor: where it comes from and what one may do with it. The map itself is the user's to fetch.</summary>
/// <param name="Receptor">The target: "mGluR5".</param>
/// <param name="Source">Author and year as the map's collection names it: "smart2019".</param>
/// <param name="Subjects">How many people were scanned.</param>
/// <param name="Collection">Where it can be fetched: "neuromaps".</param>
/// <param name="Licence">Under which terms.</param>
public sealed record ReceptorMapSource(string Receptor, string Source, int Subjects, string Collection, string Licence)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Receptor} ({Source}, n = {Subjects})";
}
