namespace NeuroRepl.Domain.Atlases;

/// <summary>A region of an atlas.</summary>
/// <param name="Number">Its number in the atlas' volume or surface.</param>
/// <param name="Name">Its name as the atlas writes it: "Cingulum_Ant_L".</param>
public sealed record AtlasLabel(int Number, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
