namespace NeuroRepl.Domain.Receptors;

/// <summary>A published PET map of a receptor: where it comes from and what one may do with it. The map itself is the user's to fetch.</summary>
/// <param name="Receptor">The target: "mGluR5".</param>
/// <param name="Source">Author and year as the map's collection names it: "smart2019".</param>
/// <param name="Subjects">How many people were scanned.</param>
/// <param name="Collection">Where it can be fetched: "neuromaps".</param>
/// <param name="Licence">Under which terms.</param>
public sealed record ReceptorMapSource(string Receptor, string Source, int Subjects, string Collection, string Licence)
{
    /// <summary>What was injected, as the collection writes it: "abp688".</summary>
    public string Tracer { get; init; } = "";

    /// <summary>The file's name in its collection.</summary>
    public string FileName { get; init; } = "";

    /// <summary>Where the file can be fetched.</summary>
    public string Address { get; init; } = "";

    /// <summary>The MD5 sum of the file as its collection publishes it, in lower-case hexadecimal; empty where none is known.</summary>
    public string Md5 { get; init; } = "";

    /// <inheritdoc/>
    public override string ToString() => $"{Receptor} ({Source}, n = {Subjects})";
}
