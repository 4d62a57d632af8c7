namespace NeuroRepl.Figures.Brain;

/// <summary>What a slice shows at each pixel, row after row from the upper left.</summary>
/// <param name="Values">The values that are coloured; NaN where there is none.</param>
/// <param name="Shade">What lies below them, from 0 (black) to 1 (white); NaN outside the head.</param>
public sealed record SlicePixels(float[] Values, float[] Shade)
{
    /// <summary>Which cluster or region a pixel belongs to, 0 for none: their borders are drawn; null for no borders.</summary>
    public int[]? Regions { get; init; }

    /// <summary>Whether the border of the shade is drawn: the outline of a head that is otherwise blank.</summary>
    public bool HasOutline { get; init; }
}
