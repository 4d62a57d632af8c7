using System.Globalization;

namespace NeuroRepl.Figures;

/// <summary>Colours as CSS writes them, and as red, green and blue.</summary>
internal static class Css
{
    public static (byte R, byte G, byte B)? Rgb(string color)
    {
        if (color.Length == 4 && color[0] == '#') { color = $"#{color[1]}{color[1]}{color[2]}{color[2]}{color[3]}{color[3]}"; }

        return color.Length == 7 && color[0] == '#' && int.TryParse(color.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb)
            ? ((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : null;
    }

    public static string Translucent(string color, double opacity) =>
        Rgb(color) is var (r, g, b) ? string.Create(CultureInfo.InvariantCulture, $"rgba({r},{g},{b},{opacity})") : color;
}
