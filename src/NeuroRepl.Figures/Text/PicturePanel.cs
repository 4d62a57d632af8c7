namespace NeuroRepl.Figures.Text;

/// <summary>A picture as half blocks, two pixels a cell, in colours or as shades of grey.</summary>
internal static class PicturePanel
{
    public static void Draw(Panel panel, Picture picture, int rows, Page page)
    {
        if (PanelText.Head(panel) is { } head) { page.Line(TextWidth.Cut(page.Clean(head), page.Width, page.Unicode), CellStyle.Quiet); }
        if (PngPixels.Of(picture.Png.Span) is not { } pixels)
        {
            page.Line(page.Clean($"(a picture of {picture.PixelWidth} × {picture.PixelHeight} pixels)"), CellStyle.Quiet);
            return;
        }

        // A cell is about twice as high as wide.
        var shrink = Math.Max(pixels.Width / (double)page.Width, pixels.Height / (2.0 * Math.Max(rows, 4)));
        var (columns, halves) = (Math.Max(1, (int)(pixels.Width / shrink)), Math.Max(2, (int)(pixels.Height / shrink)));
        for (var y = 0; y < halves; y += 2)
        {
            var line = new List<Run>();
            for (var x = 0; x < columns; x++)
            {
                var upper = pixels.Mean(x * shrink, y * shrink, shrink);
                line.Add(page.HasColors && page.Unicode ? new("▀", new CellStyle(Fore: upper, Back: pixels.Mean(x * shrink, (y + 1) * shrink, shrink))) : new(Shade(upper, page.Unicode), CellStyle.Plain));
            }

            page.Line([.. line]);
        }
    }

    private static string Shade((byte R, byte G, byte B) color, bool unicode)
    {
        var shades = unicode ? " ░▒▓█" : " .:-=+*#%@";
        var light = ((0.299 * color.R) + (0.587 * color.G) + (0.114 * color.B)) / 255;
        return shades[(int)Math.Round(light * (shades.Length - 1))].ToString();
    }
}
