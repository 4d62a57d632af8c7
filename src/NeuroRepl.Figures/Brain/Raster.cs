namespace NeuroRepl.Figures.Brain;

/// <summary>A picture in the making: red, green and blue of each pixel, row after row from the upper left.</summary>
internal sealed class Raster
{
    private readonly byte[] _samples;

    public Raster(int width, int height)
        : this(width, height, Rgb.White)
    {
    }

    public Raster(int width, int height, Rgb paper)
    {
        (Width, Height, _samples) = (Math.Max(1, width), Math.Max(1, height), new byte[3 * Math.Max(1, width) * Math.Max(1, height)]);
        if (paper == Rgb.White) { Array.Fill(_samples, (byte)255); }
        else { Fill(0, 0, Width, Height, paper); }
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>The samples, three a pixel.</summary>
    public ReadOnlySpan<byte> Samples => _samples;

    public Rgb this[int x, int y]
    {
        get
        {
            var at = 3 * ((y * Width) + x);
            return new(_samples[at], _samples[at + 1], _samples[at + 2]);
        }

        set
        {
            if ((uint)x >= (uint)Width || (uint)y >= (uint)Height) { return; }

            var at = 3 * ((y * Width) + x);
            (_samples[at], _samples[at + 1], _samples[at + 2]) = (value.R, value.G, value.B);
        }
    }

    /// <summary>Lays a colour over a pixel, from 0 (nothing) to 1 (the colour alone).</summary>
    public void Blend(int x, int y, Rgb color, double cover)
    {
        if (cover > 0 && (uint)x < (uint)Width && (uint)y < (uint)Height) { this[x, y] = this[x, y].Towards(color, Math.Min(1, cover)); }
    }

    public void Fill(int left, int top, int width, int height, Rgb color)
    {
        for (var y = Math.Max(0, top); y < Math.Min(Height, top + height); y++)
        {
            for (var x = Math.Max(0, left); x < Math.Min(Width, left + width); x++) { this[x, y] = color; }
        }
    }

    /// <summary>Puts another picture here, cut at the edges.</summary>
    public void Paste(Raster other, int left, int top)
    {
        var (from, to) = (Math.Max(0, -left), Math.Min(other.Width, Width - left));
        for (var y = Math.Max(0, -top); y < Math.Min(other.Height, Height - top) && to > from; y++)
        {
            other._samples.AsSpan(3 * ((y * other.Width) + from), 3 * (to - from)).CopyTo(_samples.AsSpan(3 * (((top + y) * Width) + left + from)));
        }
    }

    /// <summary>The picture in another size, each pixel the mean of what it covers.</summary>
    public Raster Resized(int width, int height)
    {
        var made = new Raster(width, height);
        for (var y = 0; y < made.Height; y++)
        {
            var (y0, y1) = Span(y, made.Height, Height);
            for (var x = 0; x < made.Width; x++)
            {
                var (x0, x1) = Span(x, made.Width, Width);
                var (r, g, b, n) = (0, 0, 0, (y1 - y0) * (x1 - x0));
                for (var v = y0; v < y1; v++)
                {
                    for (var u = x0; u < x1; u++)
                    {
                        var at = 3 * ((v * Width) + u);
                        (r, g, b) = (r + _samples[at], g + _samples[at + 1], b + _samples[at + 2]);
                    }
                }

                made[x, y] = new((byte)(r / n), (byte)(g / n), (byte)(b / n));
            }
        }

        return made;
    }

    /// <summary>A line with round ends, smooth at its edges.</summary>
    public void Line(double x0, double y0, double x1, double y1, double width, Rgb color, double opacity = 1)
    {
        var ink = new InkField(Math.Min(x0, x1) - width - 1, Math.Min(y0, y1) - width - 1, Math.Max(x0, x1) + width + 1, Math.Max(y0, y1) + width + 1);
        ink.Stroke(x0, y0, x1, y1, width);
        ink.Print(this, color, opacity);
    }

    private static (int From, int To) Span(int at, int of, int within)
    {
        var from = (int)((long)at * within / of);
        return (from, Math.Max(from + 1, (int)((long)(at + 1) * within / of)));
    }
}
