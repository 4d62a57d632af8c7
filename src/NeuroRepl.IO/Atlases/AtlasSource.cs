using NeuroRepl.Domain.Atlases;

namespace NeuroRepl.IO.Atlases;

/// <summary>An atlas that was found on this machine: where it lies, who made it, and under which terms.</summary>
/// <param name="Name">What to open it by: <c>Atlas.Open("AAL")</c>.</param>
/// <param name="Path">Its volume, or FSL's description of it.</param>
/// <param name="Source">Who made it, and what brought it here.</param>
/// <param name="Licence">Under which terms, as far as is known.</param>
public sealed record AtlasSource(string Name, string Path, string Source, string Licence)
{
    /// <summary>The file with the regions' names; nothing where the volume stands alone.</summary>
    public string? NamesPath { get; init; }

    /// <summary>Opens it.</summary>
    /// <exception cref="FileProblem">The file is damaged, or holds no regions.</exception>
    public Atlas Open() => AtlasReader.Read(this);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Path}";
}
