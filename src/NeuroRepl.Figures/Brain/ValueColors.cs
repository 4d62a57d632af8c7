namespace NeuroRepl.Figures.Brain;

/// <summary>Which value has which colour: a scale with two ends, a gap around 0 that is not coloured, and a unit.</summary>
/// <remarks>
/// Signed values beyond a threshold are red to yellow above 0 and blue to pale cyan below; without a threshold they pass through white. Values of one sign without a threshold run from dark to bright.
/// Along each the lightness only rises or only falls, so that a colour stands for one value. Labels have a colour each.
/// </remarks>
public sealed record ValueColors
{
    private static readonly Rgb[] Hot = Stops("#8F0A10", "#C4161C", "#EF3B24", "#FB7B2A", "#FDB53A", "#FFE66B");
    private static readonly Rgb[] Cold = Stops("#0B2C7A", "#1450A8", "#2077CF", "#3AA3E3", "#74CBF0", "#C3EEFA");
    private static readonly Rgb[] Signed = Stops("#16457F", "#2F79B5", "#7DB7D9", "#C9E0EE", "#F7F7F7", "#FBD9C4", "#F2A07C", "#D0503F", "#8E1022");
    private static readonly Rgb[] Rising = Stops("#0B0724", "#320A5E", "#6A176E", "#A32C61", "#D44842", "#F37819", "#FBB61A", "#F6F29A");

    /// <param name="low">The value at the lower end: what is below has the same colour.</param>
    /// <param name="high">The value at the upper end: what is above has the same colour.</param>
    /// <exception cref="FigureException">The ends are not finite, or do not lie in this order.</exception>
    public ValueColors(double low, double high)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low >= high)
        {
            throw new FigureException($"A colour scale cannot run from {NumberText.Short(low)} to {NumberText.Short(high)}.", "Give the lower end first: range: (-6, 6).");
        }

        (Low, High) = (low, high);
    }

    /// <summary>The value at the lower end.</summary>
    public double Low { get; }

    /// <summary>The value at the upper end.</summary>
    public double High { get; }

    /// <summary>Values nearer to 0 than this are not coloured; 0 colours all.</summary>
    public double Threshold { get; init; }

    /// <summary>What stands above the colour bar: "t", "−log10 p".</summary>
    public string Unit { get; init; } = "";

    /// <summary>Whether values are whole numbers that name something, each with a colour of its own; 0 is not coloured.</summary>
    public bool AreLabels { get; init; }

    /// <summary>The labels of a table of colours of its own (an atlas'); a label without one takes the next of a wheel.</summary>
    public IReadOnlyDictionary<int, string> LabelColors { get; init; } = new Dictionary<int, string>();

    /// <summary>Whether a value is coloured.</summary>
    public bool Shows(double value) => AreLabels ? value >= 1 : !double.IsNaN(value) && Math.Abs(value) >= Threshold && (Low < 0 || Threshold == 0 || value > 0) && (High > 0 || Threshold == 0 || value < 0);

    /// <summary>The value that a colour of the scale stands for, by the nearest colour: what a picture says at a pixel.</summary>
    /// <param name="r">Red, 0 to 255.</param>
    /// <param name="g">Green, 0 to 255.</param>
    /// <param name="b">Blue, 0 to 255.</param>
    public double ValueOf(int r, int g, int b)
    {
        const int Steps = 2000;
        var (best, nearest) = (double.NaN, double.PositiveInfinity);
        for (var step = 0; step <= Steps; step++)
        {
            var value = Low + ((High - Low) * step / Steps);
            if (!Shows(value)) { continue; }

            var color = At(value);
            var apart = Math.Pow(color.R - r, 2) + Math.Pow(color.G - g, 2) + Math.Pow(color.B - b, 2);
            if (apart < nearest) { (best, nearest) = (value, apart); }
        }

        return best;
    }

    /// <summary>The colour of a value that is shown.</summary>
    internal Rgb At(double value)
    {
        if (AreLabels) { return LabelColor((int)Math.Round(value)); }
        if (Threshold == 0) { return Low < 0 && High > 0 ? Along(Signed, (value - Low) / (High - Low)) : Along(Rising, (value - Low) / (High - Low)); }

        return value > 0 ? Along(Hot, Share(value, Math.Max(Threshold, Low), High)) : Along(Cold, Share(-value, Math.Max(Threshold, -High), -Low));
    }

    /// <summary>The colours by the names that the viewer in a page knows them by.</summary>
    internal IEnumerable<(string Name, IReadOnlyList<Rgb> Colors)> ForViewer() =>
    [
        ("nreplHot", Hot), ("nreplCold", Cold), ("nreplRising", Rising), ("nreplNone", [Hot[0], Hot[0]]), ("nreplMask", [Rgb.Grey(0), Rgb.Grey(.32)]),
        ("nreplLabels", [.. Enumerable.Range(0, 256).Select(n => LabelColor(1 + (int)(n * Math.Max(0, High - 1) / 255)))]),
    ];

    private Rgb LabelColor(int label)
    {
        if (LabelColors.TryGetValue(label, out var own)) { return Rgb.Of(own); }

        // Neighbouring numbers far apart on the wheel: steps of the golden angle, in three lightnesses.
        var hue = label * 137.50776405 % 360;
        var light = (label % 3) switch { 0 => 0.5, 1 => 0.62, _ => 0.42 };
        return new(Channel(hue, light, 0), Channel(hue, light, 8), Channel(hue, light, 4));
    }

    private static byte Channel(double hue, double light, double shift)
    {
        const double Saturation = 0.62;
        var k = (shift + (hue / 30)) % 12;
        return (byte)Math.Round(255 * (light - (Saturation * Math.Min(light, 1 - light) * Math.Clamp(Math.Min(k - 3, 9 - k), -1, 1))));
    }

    private static double Share(double size, double from, double to) => to > from ? (size - from) / (to - from) : 1;

    private static Rgb Along(Rgb[] stops, double share)
    {
        var at = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        var from = Math.Min((int)at, stops.Length - 2);
        return stops[from].Towards(stops[from + 1], at - from);
    }

    private static Rgb[] Stops(params string[] colors) => Array.ConvertAll(colors, Rgb.Of);
}
