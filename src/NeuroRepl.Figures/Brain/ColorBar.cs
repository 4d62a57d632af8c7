namespace NeuroRepl.Figures.Brain;

/// <summary>An upright colour bar: the unit above, ticks at its ends, at the threshold and where there is room between; what is not coloured is grey.</summary>
internal static class ColorBar
{
    public const double Width = 58;
    private const double BarWidth = 11, LetterSize = 11;
    private static readonly Rgb Gap = Rgb.Of("#D9DCE1");

    public static void Draw(Raster raster, ValueColors colors, double left, double top, double height, double scale)
    {
        if (colors.AreLabels) { return; }

        var (x0, x1) = ((int)Math.Round(left), (int)Math.Round(left + (BarWidth * scale)));
        var (y0, y1) = ((int)Math.Round(top), (int)Math.Round(top + height));
        for (var y = y0; y < y1; y++)
        {
            var value = colors.High - ((colors.High - colors.Low) * (y + .5 - y0) / (y1 - y0));
            raster.Fill(x0, y, x1 - x0, 1, colors.Shows(value) ? colors.At(value) : Gap);
        }

        if (colors.Unit.Length > 0) { Lettering.Write(raster, Lettering.Cut(colors.Unit, LetterSize * scale, Width * scale), x0, top - (15 * scale), LetterSize * scale, Rgb.Ink); }

        var used = new List<double>();
        foreach (var value in TicksOf(colors))
        {
            var y = y1 - ((value - colors.Low) / (colors.High - colors.Low) * (y1 - y0));
            if (used.Any(other => Math.Abs(other - y) < 13 * scale)) { continue; }

            used.Add(y);
            raster.Line(x1 + (1 * scale), y, x1 + (3.5 * scale), y, 0.9 * scale, Rgb.Soft);
            Lettering.Write(raster, NumberText.Short(value, 2).Replace('-', '−'), x1 + (6.5 * scale), y, LetterSize * scale, Rgb.Ink);
        }
    }

    // In the order in which they matter: what finds no room is left out.
    private static IEnumerable<double> TicksOf(ValueColors colors)
    {
        yield return colors.High;
        yield return colors.Low;
        if (colors.Threshold > 0 && colors.Threshold < colors.High) { yield return colors.Threshold; }
        if (colors.Threshold > 0 && -colors.Threshold > colors.Low) { yield return -colors.Threshold; }
        if (colors.Low < 0 && colors.High > 0) { yield return 0; }
        else { yield return (colors.Low + colors.High) / 2; }
    }
}
