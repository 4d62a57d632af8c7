namespace NeuroRepl.Figures.Brain;

/// <summary>One slice or projection of a brain: how large it is, what it shows at however many pixels, and its labels.</summary>
/// <param name="WidthMm">Its width in millimetres.</param>
/// <param name="HeightMm">Its height in millimetres.</param>
/// <param name="Sample">What it shows on a grid of so many columns and rows of pixels.</param>
public sealed record BrainSlice(double WidthMm, double HeightMm, Func<int, int, SlicePixels> Sample)
{
    /// <summary>What stands below it: "z = 24".</summary>
    public string Label { get; init; } = "";

    /// <summary>The letters at its left and right edges: L and R, P and A; empty for none.</summary>
    public (string Left, string Right) Sides { get; init; } = ("", "");

    /// <summary>Where a cross-hair stands, in millimetres from the upper left corner; null for none.</summary>
    public (double X, double Y)? Cross { get; init; }

    /// <summary>Straight lines over it, in millimetres from the upper left corner: where other slices cut it.</summary>
    public IReadOnlyList<(double X0, double Y0, double X1, double Y1)> Lines { get; init; } = [];

    /// <summary>Discs over it, in millimetres from the upper left corner, with a value each: parcels of which only the centres are known.</summary>
    public IReadOnlyList<(double X, double Y, double RadiusMm, double Value)> Discs { get; init; } = [];
}
