namespace NeuroRepl.Figures.Brain;

/// <summary>One colour of a raster.</summary>
internal readonly record struct Rgb(byte R, byte G, byte B)
{
    public static Rgb White { get; } = new(255, 255, 255);

    /// <summary>The ink of a page.</summary>
    public static Rgb Ink { get; } = Of(Palette.Ink);

    /// <summary>What stands back: labels, cross-hairs.</summary>
    public static Rgb Soft { get; } = Of("#5B6270");

    public static Rgb Of(string css) => Css.Rgb(css) is var (r, g, b) ? new(r, g, b) : default;

    public static Rgb Grey(double light)
    {
        var value = (byte)Math.Round(255 * Math.Clamp(light, 0, 1));
        return new(value, value, value);
    }

    /// <summary>What lies between this colour (0) and another (1).</summary>
    public Rgb Towards(Rgb other, double share) => new(Mix(R, other.R, share), Mix(G, other.G, share), Mix(B, other.B, share));

    /// <summary>As a light of this strength would show it: below 1 darker, above 1 nearer to white.</summary>
    public Rgb Lit(double strength) => strength <= 1 ? new Rgb(0, 0, 0).Towards(this, strength) : Towards(White, strength - 1);

    private static byte Mix(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));
}
