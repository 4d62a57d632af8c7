using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Views.Imaging;

/// <summary>A rectangle in the head that becomes a picture: its upper left corner, where its rows and columns lead, and its size.</summary>
internal sealed record SlicePlane(Millimetres Corner, Millimetres Across, Millimetres Down, double WidthMm, double HeightMm)
{
    /// <summary>The plane of a cut through a box of the head.</summary>
    /// <param name="cut">Axial, coronal or sagittal.</param>
    /// <param name="at">Where it cuts, in millimetres along its direction.</param>
    /// <param name="low">The lower corner of the box.</param>
    /// <param name="high">The upper corner of the box.</param>
    /// <param name="isRadiological">Whether left is on the right.</param>
    public static SlicePlane Of(Cut cut, double at, Millimetres low, Millimetres high, bool isRadiological)
    {
        var (left, across) = isRadiological ? (high.X, new Millimetres(-1, 0, 0)) : (low.X, new Millimetres(1, 0, 0));
        return cut switch
        {
            Cut.Sagittal => new((at, low.Y, high.Z), (0, 1, 0), (0, 0, -1), high.Y - low.Y, high.Z - low.Z),
            Cut.Coronal => new((left, at, high.Z), across, (0, 0, -1), high.X - low.X, high.Z - low.Z),
            _ => new((left, high.Y, at), across, (0, -1, 0), high.X - low.X, high.Y - low.Y),
        };
    }

    /// <summary>The letters at the left and right edges.</summary>
    public (string Left, string Right) Sides => Across.Y > 0 ? ("P", "A") : Across.X > 0 ? ("L", "R") : ("R", "L");

    /// <summary>Where a place is seen in the plane, in millimetres from the upper left corner.</summary>
    public (double X, double Y) Seen(Millimetres place)
    {
        var (x, y, z) = (place.X - Corner.X, place.Y - Corner.Y, place.Z - Corner.Z);
        return ((x * Across.X) + (y * Across.Y) + (z * Across.Z), (x * Down.X) + (y * Down.Y) + (z * Down.Z));
    }

    /// <summary>The place at a distance from the corner, along the rows and down the columns.</summary>
    public Millimetres At(double across, double down) =>
        (Corner.X + (across * Across.X) + (down * Down.X), Corner.Y + (across * Across.Y) + (down * Down.Y), Corner.Z + (across * Across.Z) + (down * Down.Z));

    /// <summary>The same rectangle, moved along the line of sight.</summary>
    public SlicePlane Moved(Millimetres by) => this with { Corner = (Corner.X + by.X, Corner.Y + by.Y, Corner.Z + by.Z) };
}
