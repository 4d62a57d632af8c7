namespace NeuroRepl.Figures.Brain;

/// <summary>One slice as pixels: shade, values over it, borders, lines and cross-hair.</summary>
internal static class SliceRaster
{
    private static readonly Rgb Outline = Rgb.Of("#8D95A3"), Border = Rgb.Of("#111318"), Guide = Rgb.Of("#D55E00");

    public static Raster Draw(BrainSlice slice, ValueColors colors, int width, int height, double scale)
    {
        var pixels = slice.Sample(width, height);
        var raster = new Raster(width, height);
        for (var n = 0; n < pixels.Values.Length; n++)
        {
            var (x, y) = (n % width, n / width);
            if (!float.IsNaN(pixels.Shade[n])) { raster[x, y] = Rgb.Grey(pixels.Shade[n]); }
            if (colors.Shows(pixels.Values[n])) { raster[x, y] = colors.At(pixels.Values[n]); }
        }

        if (pixels.HasOutline) { Edges(raster, Math.Max(1, 0.6 * scale), Outline, n => float.IsNaN(pixels.Shade[n]) ? 0 : 1); }
        if (pixels.Regions is { } regions) { Edges(raster, Math.Max(1, 0.5 * scale), Border, n => regions[n]); }

        var perMm = width / slice.WidthMm;
        foreach (var (x, y, radius, value) in slice.Discs) { Disc(raster, x * perMm, y * perMm, radius * perMm, colors, value, scale); }
        foreach (var (x0, y0, x1, y1) in slice.Lines) { raster.Line(x0 * perMm, y0 * perMm, x1 * perMm, y1 * perMm, 0.9 * scale, Guide, 0.85); }
        if (slice.Cross is { } cross) { Cross(raster, cross.X * perMm, cross.Y * perMm, scale); }
        return raster;
    }

    // Lines lie around a region, not on it, so that the smallest cluster keeps its colour; between two regions on the one with the lower number.
    private static void Edges(Raster raster, double width, Rgb color, Func<int, int> region)
    {
        var reach = (int)Math.Round(width);
        var own = new int[raster.Width * raster.Height];
        for (var n = 0; n < own.Length; n++) { own[n] = region(n); }

        for (var y = 0; y < raster.Height; y++)
        {
            for (var x = 0; x < raster.Width; x++)
            {
                if (IsEdge(raster, own, x, y, reach)) { raster[x, y] = color; }
            }
        }
    }

    private static bool IsEdge(Raster raster, int[] own, int x, int y, int reach)
    {
        var here = own[(y * raster.Width) + x];
        for (var step = 1; step <= reach; step++)
        {
            if (Above(x - step, y) || Above(x + step, y) || Above(x, y - step) || Above(x, y + step)) { return true; }
        }

        return false;

        bool Above(int u, int v) => (uint)u < (uint)raster.Width && (uint)v < (uint)raster.Height && own[(v * raster.Width) + u] > here;
    }

    private static void Disc(Raster raster, double x, double y, double radius, ValueColors colors, double value, double scale)
    {
        if (!colors.Shows(value)) { return; }

        raster.Line(x, y, x, y, (2 * radius) + (1.2 * scale), Border, 0.55);
        raster.Line(x, y, x, y, 2 * radius, colors.At(value));
    }

    private static void Cross(Raster raster, double x, double y, double scale)
    {
        var (gap, width) = (5 * scale, 0.9 * scale);
        raster.Line(x, 0, x, y - gap, width, Rgb.Soft, 0.8);
        raster.Line(x, y + gap, x, raster.Height, width, Rgb.Soft, 0.8);
        raster.Line(0, y, x - gap, y, width, Rgb.Soft, 0.8);
        raster.Line(x + gap, y, raster.Width, y, width, Rgb.Soft, 0.8);
    }
}
