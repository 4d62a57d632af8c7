using System.Globalization;

namespace NeuroRepl.Figures.Brain;

/// <summary>Text on a raster, in letters drawn as strokes, so that a picture needs no font of the machine.</summary>
internal static class Lettering
{
    /// <summary>How far the next letter stands from this one's right edge, in parts of the capitals' height (10).</summary>
    private const double Gap = 2.1, Blank = 3.4, CapitalHeight = 10, CapitalShare = 0.72;

    private static readonly Dictionary<char, Glyph> Known = Glyphs.All.ToDictionary(pair => pair.Key, pair => Parse(pair.Value));

    /// <summary>The width of a text in pixels.</summary>
    /// <param name="text">The text; what there is no letter for is written as a question mark.</param>
    /// <param name="size">The size of the letters as CSS counts it, in pixels.</param>
    public static double WidthOf(string text, double size) => Math.Max(0, Placed(text).Select(p => p.At + p.Glyph.Width).DefaultIfEmpty(0).Max()) * UnitOf(size);

    /// <summary>Writes a text; the point is the middle of its left edge at half the capitals' height.</summary>
    public static void Write(Raster raster, string text, double x, double middle, double size, Rgb color, bool bold = false)
    {
        var (unit, weight) = (UnitOf(size), size * (bold ? 0.13 : 0.088));
        var baseline = middle + (CapitalHeight * unit / 2);
        var ink = new InkField(x - size, baseline - (12 * unit) - size, x + WidthOf(text, size) + size, baseline + (4 * unit) + size);
        foreach (var (at, glyph, rise, share) in Placed(text))
        {
            foreach (var (x0, y0, x1, y1) in glyph.Strokes)
            {
                ink.Stroke(X(x0), Y(y0), X(x1), Y(y1), Math.Max(0.9, weight));
            }

            double X(double value) => x + (((value * share) + at) * unit);
            double Y(double value) => baseline - (((value * share) + rise) * unit);
        }

        ink.Print(raster, color);
    }

    /// <summary>Writes a text around a point.</summary>
    public static void Centre(Raster raster, string text, double x, double middle, double size, Rgb color, bool bold = false) =>
        Write(raster, text, x - (WidthOf(text, size) / 2), middle, size, color, bold);

    /// <summary>A text cut to a width, its end an ellipsis.</summary>
    public static string Cut(string text, double size, double width)
    {
        if (WidthOf(text, size) <= width) { return text; }

        var kept = text.Length;
        while (kept > 0 && WidthOf(text[..kept] + "...", size) > width) { kept--; }

        return text[..kept] + "...";
    }

    private static double UnitOf(double size) => size * CapitalShare / CapitalHeight;

    private static IEnumerable<(double At, Glyph Glyph, double Rise, double Share)> Placed(string text)
    {
        const string Low = "₀₁₂₃₄₅₆₇₈₉", High = "⁰¹²³⁴⁵⁶⁷⁸⁹";
        const double Small = 0.66;
        var at = 0.0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '\u00A0' or '\u202F')
            {
                at += Blank;
                continue;
            }

            var (low, high) = (Low.IndexOf(letter, StringComparison.Ordinal), High.IndexOf(letter, StringComparison.Ordinal));
            var digit = Math.Max(low, high);
            var glyph = Known.GetValueOrDefault(digit >= 0 ? (char)('0' + digit) : letter) ?? Known['?'];
            var share = digit >= 0 ? Small : 1;
            yield return (at, glyph.Narrowed(share), low >= 0 ? -1.6 : high >= 0 ? 4.6 : 0, share);
            at += (glyph.Width * share) + Gap;
        }
    }

    // Strokes are parted by |; a stroke is points "x,y" and arcs "@x,y,rx,ry,from,to" (degrees, counter-clockwise from the right), joined in their order.
    private static Glyph Parse(string drawn)
    {
        const double Step = 18;
        var strokes = new List<(double, double, double, double)>();
        foreach (var stroke in drawn.Split('|', StringSplitOptions.TrimEntries))
        {
            var points = new List<(double X, double Y)>();
            foreach (var part in stroke.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var numbers = part.TrimStart('@').Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
                if (numbers.Length == 2)
                {
                    points.Add((numbers[0], numbers[1]));
                    continue;
                }

                var steps = (int)Math.Ceiling(Math.Abs(numbers[5] - numbers[4]) / Step);
                for (var step = 0; step <= steps; step++)
                {
                    var angle = (numbers[4] + ((numbers[5] - numbers[4]) * step / steps)) * Math.PI / 180;
                    points.Add((numbers[0] + (numbers[2] * Math.Cos(angle)), numbers[1] + (numbers[3] * Math.Sin(angle))));
                }
            }

            strokes.AddRange(points.Zip(points.Skip(1), (a, b) => (a.X, a.Y, b.X, b.Y)));
        }

        return new(strokes, strokes.Max(s => Math.Max(s.Item1, s.Item3)));
    }

    private sealed record Glyph(IReadOnlyList<(double X0, double Y0, double X1, double Y1)> Strokes, double Width)
    {
        public Glyph Narrowed(double share) => share == 1 ? this : this with { Width = Width * share };
    }
}
