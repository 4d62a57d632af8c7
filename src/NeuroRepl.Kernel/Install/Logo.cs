using System.Globalization;
using System.Text;

namespace NeuroRepl.Kernel.Install;

/// <summary>The logo: a spectrum with its three singlets on a dark tile. Drawn here, as pixels and as a drawing, from one description.</summary>
internal static class Logo
{
    private const int Samples = 4;                          // across a pixel, for smooth edges
    private const double Corner = 0.18, Stroke = 0.055;

    // NAA, creatine and choline as they stand in a spectrum, ppm running to the left: place, height, half width (all of the tile's width).
    private static readonly (double X, double Height, double Width)[] Peaks = [(0.70, 0.56, 0.030), (0.43, 0.40, 0.026), (0.31, 0.30, 0.024)];
    private static readonly (byte R, byte G, byte B) Tile = (0x1F, 0x24, 0x30), Curve = (0x5E, 0xC8, 0xF2);

    /// <summary>As a PNG of so many pixels.</summary>
    public static byte[] Png(int size)
    {
        var pixels = new byte[size * size * 4];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++) { Paint(pixels.AsSpan(4 * ((y * size) + x), 4), x, y, size); }
        }

        return PngFile.Write(pixels, size, size);
    }

    /// <summary>As SVG.</summary>
    public static string Svg()
    {
        var path = new StringBuilder();
        for (var i = 0; i <= 160; i++)
        {
            var x = 0.12 + (0.76 * i / 160);
            path.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{64 * x:F2} {64 * Height(x):F2}");
        }

        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="64" height="64">
              <rect width="64" height="64" rx="{64 * Corner:F1}" fill="#{Tile.R:x2}{Tile.G:x2}{Tile.B:x2}"/>
              <path d="{path}" fill="none" stroke="#{Curve.R:x2}{Curve.G:x2}{Curve.B:x2}" stroke-width="{64 * Stroke:F1}" stroke-linejoin="round" stroke-linecap="round"/>
            </svg>

            """);
    }

    private static void Paint(Span<byte> pixel, int x, int y, int size)
    {
        var (tile, curve) = (0, 0);
        for (var i = 0; i < Samples * Samples; i++)
        {
            var u = (x + ((i % Samples) + 0.5) / Samples) / size;
            var v = (y + ((i / Samples) + 0.5) / Samples) / size;
            if (!IsOnTile(u, v)) { continue; }

            tile++;
            if (IsOnCurve(u, v)) { curve++; }
        }

        if (tile == 0) { return; }

        var share = (double)curve / tile;
        pixel[0] = (byte)Math.Round(Tile.R + (share * (Curve.R - Tile.R)));
        pixel[1] = (byte)Math.Round(Tile.G + (share * (Curve.G - Tile.G)));
        pixel[2] = (byte)Math.Round(Tile.B + (share * (Curve.B - Tile.B)));
        pixel[3] = (byte)(255 * tile / (Samples * Samples));
    }

    private static bool IsOnTile(double u, double v)
    {
        var (x, y) = (Math.Max(Math.Abs(u - 0.5) - (0.5 - Corner), 0), Math.Max(Math.Abs(v - 0.5) - (0.5 - Corner), 0));
        return (x * x) + (y * y) <= Corner * Corner;
    }

    // Near the curve, measured across it: along a steep flank the vertical distance says little.
    private static bool IsOnCurve(double u, double v)
    {
        if (u is < 0.10 or > 0.90) { return false; }

        const double Step = 1e-3;
        var slope = (Height(u + Step) - Height(u - Step)) / (2 * Step);
        return Math.Abs(v - Height(u)) / Math.Sqrt(1 + (slope * slope)) <= Stroke / 2;
    }

    private static double Height(double x) => 0.80 - Peaks.Sum(peak => peak.Height / (1 + Math.Pow((x - peak.X) / peak.Width, 2)));
}
