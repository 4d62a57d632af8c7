namespace NeuroRepl.Domain.Imaging;

/// <summary>One label of a parcellation: its number in the file, its name, and its colour (0 to 1).</summary>
/// <param name="Key">The number that the places have.</param>
/// <param name="Name">What to call it: "7Networks_LH_Vis_1".</param>
/// <param name="Red">Red, 0 to 1.</param>
/// <param name="Green">Green, 0 to 1.</param>
/// <param name="Blue">Blue, 0 to 1.</param>
/// <param name="Alpha">Opacity, 0 to 1.</param>
public sealed record ParcelLabel(int Key, string Name, double Red = 0.5, double Green = 0.5, double Blue = 0.5, double Alpha = 1)
{
    private static readonly string[] Nothing = ["???", "unknown", "background", "unassigned", ""];

    /// <summary>Whether it stands for places that belong to no parcel: key 0 without a name of its own, or "???" whatever its key.</summary>
    public bool IsBackground => Name == "???" || (Key == 0 && Nothing.Contains(Name.ToLowerInvariant()));

    /// <inheritdoc/>
    public override string ToString() => $"{Key} {Name}";
}
