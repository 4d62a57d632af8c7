namespace NeuroRepl.Figures;

/// <summary>The width that a journal prints a figure in, and the letters that it asks for.</summary>
/// <param name="WidthMm">Width in millimetres.</param>
/// <param name="FontPoints">Size of the letters in points.</param>
public sealed record Journal(double WidthMm, double FontPoints = 8)
{
    private const double PixelsPerInch = 96, MillimetresPerInch = 25.4, PointsPerInch = 72;

    /// <summary>One column of two: 85 mm, letters of 8 points.</summary>
    public static Journal SingleColumn { get; } = new(85);

    /// <summary>One and a half columns: 120 mm.</summary>
    public static Journal OneAndAHalfColumns { get; } = new(120);

    /// <summary>Both columns: 180 mm.</summary>
    public static Journal DoubleColumn { get; } = new(180);

    /// <summary>A slide read from the last row: 254 mm, letters of 16 points.</summary>
    public static Journal Slide { get; } = new(254, 16);

    /// <summary>The width in CSS pixels, 96 an inch; what prints it at 300 dots an inch scales by 3.125.</summary>
    public int WidthPixels => (int)Math.Round(WidthMm / MillimetresPerInch * PixelsPerInch);

    /// <summary>The letters in CSS pixels.</summary>
    public double FontPixels => Math.Round(FontPoints / PointsPerInch * PixelsPerInch, 1);
}
