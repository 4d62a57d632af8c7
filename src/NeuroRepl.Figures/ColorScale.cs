namespace NeuroRepl.Figures;

/// <summary>Colours along a scale of values, and what lies between them.</summary>
/// <remarks>Rising values: viridis (Smith and van der Walt 2015). Two-sided values: RdBu of ColorBrewer (Brewer 2002), blue below.</remarks>
internal static class ColorScale
{
    private static readonly string[] Rising =
        ["#440154", "#482878", "#3E4A89", "#31688E", "#26828E", "#1F9E89", "#35B779", "#6DCD59", "#B4DE2C", "#FDE725"];

    private static readonly string[] TwoSided = ["#2166AC", "#67A9CF", "#D1E5F0", "#F7F7F7", "#FDDBC7", "#EF8A62", "#B2182B"];

    private static readonly string[] Greys = ["#000000", "#FFFFFF"];

    /// <summary>The colours of a heat map.</summary>
    public static IReadOnlyList<string> Of(Heatmap heatmap) => heatmap.IsGrey ? Greys : Of(heatmap.IsDiverging);

    /// <summary>The colour of a heat map at a place from 0 to 1 along its scale.</summary>
    public static (byte R, byte G, byte B) At(Heatmap heatmap, double place) => At(Of(heatmap), place);

    public static IReadOnlyList<string> Of(bool isDiverging) => isDiverging ? TwoSided : Rising;

    /// <summary>The colour at a place from 0 to 1 along the scale.</summary>
    public static (byte R, byte G, byte B) At(bool isDiverging, double place) => At(Of(isDiverging), place);

    private static (byte R, byte G, byte B) At(IReadOnlyList<string> stops, double place)
    {
        var at = Math.Clamp(place, 0, 1) * (stops.Count - 1);
        var (from, to) = (Css.Rgb(stops[(int)Math.Floor(at)])!.Value, Css.Rgb(stops[(int)Math.Ceiling(at)])!.Value);
        var t = at - Math.Floor(at);
        return (Mix(from.R, to.R, t), Mix(from.G, to.G, t), Mix(from.B, to.B, t));
    }

    private static byte Mix(byte from, byte to, double t) => (byte)Math.Round(from + ((to - from) * t));
}
