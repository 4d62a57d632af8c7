namespace NeuroRepl.Figures;

/// <summary>A rectangle of the figure, from 0 at its left and lower edges to 1 at its right and upper ones.</summary>
/// <param name="Left">The left edge.</param>
/// <param name="Bottom">The lower edge.</param>
/// <param name="Right">The right edge.</param>
/// <param name="Top">The upper edge.</param>
public readonly record struct PanelPlace(double Left, double Bottom, double Right, double Top)
{
    /// <summary>The whole figure.</summary>
    public static PanelPlace Whole { get; } = new(0, 0, 1, 1);

    /// <summary>A rectangle given in parts of this one.</summary>
    public PanelPlace Within(PanelPlace part) => new(
        Left + (part.Left * (Right - Left)), Bottom + (part.Bottom * (Top - Bottom)), Left + (part.Right * (Right - Left)), Bottom + (part.Top * (Top - Bottom)));
}
