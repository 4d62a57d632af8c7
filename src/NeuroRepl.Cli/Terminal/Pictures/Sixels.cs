using System.Text;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Terminal.Pictures;

/// <summary>Pixels as sixels: bands of six rows, in each a line of characters for every colour that occurs there.</summary>
/// <remarks>DEC STD 070, chapter 9. The colours are the 256 commonest of the picture; the others take the nearest of these.</remarks>
internal static class Sixels
{
    private const int MostColours = 256;

    public static string Of(PngPixels pixels, int width, int height)
    {
        (width, height) = (Math.Clamp(width, 1, pixels.Width), Math.Clamp(height, 1, pixels.Height));
        var step = Math.Max(pixels.Width / (double)width, pixels.Height / (double)height);
        var colours = new int[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = pixels.Mean(x * step, y * step, step);
                colours[(y * width) + x] = ((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3);
            }
        }

        var palette = Palette(colours, out var indices);
        var text = new StringBuilder("\ePq").Append($"\"1;1;{width};{height}");
        for (var i = 0; i < palette.Count; i++) { text.Append($"#{i};2;{Percent(palette[i] >> 10)};{Percent((palette[i] >> 5) & 31)};{Percent(palette[i] & 31)}"); }

        for (var top = 0; top < height; top += 6) { AppendBand(text, indices, width, height, top); }

        return text.Append("\e\\").ToString();
    }

    private static int Percent(int fifth) => (int)Math.Round(fifth * 100 / 31.0);

    private static void AppendBand(StringBuilder text, byte[] indices, int width, int height, int top)
    {
        var used = new bool[MostColours];
        for (var i = top * width; i < Math.Min(height, top + 6) * width; i++) { used[indices[i]] = true; }

        for (var colour = 0; colour < MostColours; colour++)
        {
            if (!used[colour]) { continue; }

            text.Append('#').Append(colour);
            var (last, count) = ('\0', 0);
            for (var x = 0; x < width; x++)
            {
                var bits = 0;
                for (var y = 0; y < 6 && top + y < height; y++) { bits |= indices[((top + y) * width) + x] == colour ? 1 << y : 0; }

                var sixel = (char)('?' + bits);
                if (sixel != last)
                {
                    Append(text, last, count);
                    (last, count) = (sixel, 0);
                }

                count++;
            }

            Append(text, last, count);
            text.Append('$');
        }

        text.Append('-');
    }

    private static void Append(StringBuilder text, char sixel, int count)
    {
        if (count > 3) { text.Append('!').Append(count).Append(sixel); }
        else { text.Append(sixel, count); }
    }

    private static List<int> Palette(int[] colours, out byte[] indices)
    {
        var palette = colours.CountBy(static colour => colour).OrderByDescending(static pair => pair.Value).Take(MostColours).Select(static pair => pair.Key).ToList();
        var nearest = new Dictionary<int, byte>();
        indices = new byte[colours.Length];
        for (var i = 0; i < colours.Length; i++)
        {
            if (!nearest.TryGetValue(colours[i], out var index)) { nearest[colours[i]] = index = Nearest(palette, colours[i]); }

            indices[i] = index;
        }

        return palette;
    }

    private static byte Nearest(List<int> palette, int colour)
    {
        var (best, least) = (0, int.MaxValue);
        for (var i = 0; i < palette.Count && least > 0; i++)
        {
            var (r, g, b) = ((palette[i] >> 10) - (colour >> 10), ((palette[i] >> 5) & 31) - ((colour >> 5) & 31), (palette[i] & 31) - (colour & 31));
            var distance = (r * r) + (g * g) + (b * b);
            if (distance < least) { (best, least) = (i, distance); }
        }

        return (byte)best;
    }
}
