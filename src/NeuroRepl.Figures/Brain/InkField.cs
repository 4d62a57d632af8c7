namespace NeuroRepl.Figures.Brain;

/// <summary>How much of each pixel of a small rectangle strokes cover; overlapping strokes cover it once.</summary>
/// <remarks>The cover of a pixel is the stroke's half width plus half a pixel minus the distance of its centre from the stroke, between 0 and 1.</remarks>
internal sealed class InkField
{
    private readonly int _left, _top, _width, _height;
    private readonly float[] _cover;

    public InkField(double left, double top, double right, double bottom)
    {
        (_left, _top) = ((int)Math.Floor(left), (int)Math.Floor(top));
        (_width, _height) = (Math.Max(1, (int)Math.Ceiling(right) - _left + 1), Math.Max(1, (int)Math.Ceiling(bottom) - _top + 1));
        _cover = new float[_width * _height];
    }

    /// <summary>A straight stroke with round ends; pixel centres lie at halves.</summary>
    public void Stroke(double x0, double y0, double x1, double y1, double width)
    {
        var reach = (width / 2) + 1;
        var (dx, dy) = (x1 - x0, y1 - y0);
        var squared = (dx * dx) + (dy * dy);
        for (var y = From(Math.Min(y0, y1) - reach, _top); y < To(Math.Max(y0, y1) + reach, _top, _height); y++)
        {
            for (var x = From(Math.Min(x0, x1) - reach, _left); x < To(Math.Max(x0, x1) + reach, _left, _width); x++)
            {
                var (px, py) = (_left + x + .5 - x0, _top + y + .5 - y0);
                var along = squared > 0 ? Math.Clamp(((px * dx) + (py * dy)) / squared, 0, 1) : 0;
                var (ox, oy) = (px - (along * dx), py - (along * dy));
                var cover = (float)Math.Clamp((width / 2) + .5 - Math.Sqrt((ox * ox) + (oy * oy)), 0, 1);
                ref var here = ref _cover[(y * _width) + x];
                here = Math.Max(here, cover);
            }
        }
    }

    public void Print(Raster raster, Rgb color, double opacity = 1)
    {
        for (var n = 0; n < _cover.Length; n++)
        {
            if (_cover[n] > 0) { raster.Blend(_left + (n % _width), _top + (n / _width), color, _cover[n] * opacity); }
        }
    }

    private static int From(double edge, int start) => Math.Max(0, (int)Math.Floor(edge) - start);

    private static int To(double edge, int start, int length) => Math.Min(length, (int)Math.Ceiling(edge) - start + 1);
}
