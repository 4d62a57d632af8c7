using System.Globalization;
using System.Text;

namespace NeuroRepl.Figures.Text;

/// <summary>Styles as escape codes, in as many colours as there are; none at all where there are none.</summary>
internal static class Ansi
{
    // The palette by hand: by distance alone several of its colours would share one of the sixteen.
    private static readonly Dictionary<string, int> Sixteen = new(StringComparer.OrdinalIgnoreCase)
    {
        [Palette.Blue] = 94,
        [Palette.Vermillion] = 31,
        [Palette.Green] = 32,
        [Palette.Purple] = 35,
        [Palette.Orange] = 33,
        [Palette.Sky] = 36,
        [Palette.Grey] = 90,
        [Palette.Yellow] = 93,
    };

    private static readonly (int Code, int R, int G, int B)[] Basic =
    [
        (30, 0, 0, 0), (31, 205, 0, 0), (32, 0, 205, 0), (33, 205, 205, 0), (34, 0, 0, 238), (35, 205, 0, 205), (36, 0, 205, 205), (37, 229, 229, 229),
        (90, 127, 127, 127), (91, 255, 0, 0), (92, 0, 255, 0), (93, 255, 255, 0), (94, 92, 92, 255), (95, 255, 0, 255), (96, 0, 255, 255), (97, 255, 255, 255),
    ];

    public static void Write(StringBuilder text, IReadOnlyList<Run> runs, TerminalColors colors)
    {
        var last = runs.Count;
        while (last > 0 && runs[last - 1].Style.Back is null && string.IsNullOrWhiteSpace(runs[last - 1].Text)) { last--; }

        for (var i = 0; i < last; i++)
        {
            var (written, style) = runs[i];
            if (i == last - 1 && style.Back is null) { written = written.TrimEnd(); }

            var codes = colors == TerminalColors.None ? "" : Codes(style, colors);
            if (codes.Length == 0) { text.Append(written); }
            else { text.Append("\e[").Append(codes).Append('m').Append(written).Append("\e[0m"); }
        }
    }

    private static string Codes(CellStyle style, TerminalColors colors)
    {
        var codes = new List<string>(4);
        if (style.Bold) { codes.Add("1"); }
        if (style.Dim) { codes.Add("2"); }
        if (style.Fore is { } fore) { codes.Add(Code(fore, colors, isBack: false)); }
        if (style.Back is { } back) { codes.Add(Code(back, colors, isBack: true)); }
        return string.Join(';', codes);
    }

    private static string Code((byte R, byte G, byte B) color, TerminalColors colors, bool isBack) => colors switch
    {
        TerminalColors.TrueColor => string.Create(CultureInfo.InvariantCulture, $"{(isBack ? 48 : 38)};2;{color.R};{color.G};{color.B}"),
        TerminalColors.Ansi256 => string.Create(CultureInfo.InvariantCulture, $"{(isBack ? 48 : 38)};5;{Of256(color)}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Of16(color) + (isBack ? 10 : 0)}"),
    };

    private static int Of16((byte R, byte G, byte B) color) =>
        Sixteen.TryGetValue($"#{color.R:X2}{color.G:X2}{color.B:X2}", out var known) ? known
            : Basic.MinBy(b => Squared(b.R - color.R) + Squared(b.G - color.G) + Squared(b.B - color.B)).Code;

    // 16 to 231 are a cube with the steps 0, 95, 135 … 255; 232 to 255 are greys 8, 18 … 238.
    private static int Of256((byte R, byte G, byte B) color)
    {
        var (r, g, b) = (Step(color.R), Step(color.G), Step(color.B));
        var cube = Squared(Level(r) - color.R) + Squared(Level(g) - color.G) + Squared(Level(b) - color.B);
        var grey = Math.Clamp((((color.R + color.G + color.B) / 3) - 3) / 10, 0, 23);
        var shade = 8 + (10 * grey);
        return Squared(shade - color.R) + Squared(shade - color.G) + Squared(shade - color.B) < cube ? 232 + grey : 16 + (36 * r) + (6 * g) + b;
    }

    private static int Step(byte value) => value < 48 ? 0 : value < 115 ? 1 : Math.Min(5, (value - 35) / 40);

    private static int Level(int step) => step == 0 ? 0 : 55 + (40 * step);

    private static int Squared(int value) => value * value;
}
