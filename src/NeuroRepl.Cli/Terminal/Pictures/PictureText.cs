using System.Text;
using NeuroRepl.Figures.Text;

namespace NeuroRepl.Cli.Terminal.Pictures;

/// <summary>A PNG as what a terminal has to be written to show it.</summary>
internal static class PictureText
{
    private const int Chunk = 4096;                         // kitty's limit

    /// <summary>The escape codes; null where the picture cannot be given in that way.</summary>
    /// <param name="png">The bytes of the PNG file.</param>
    /// <param name="protocol">The terminal's way.</param>
    /// <param name="columns">The most columns it may take.</param>
    /// <param name="rows">The most rows.</param>
    /// <param name="cell">The size of a cell in pixels.</param>
    public static string? Of(byte[] png, PictureProtocol protocol, int columns, int rows, (int Width, int Height) cell)
    {
        var (width, height) = SizeOf(png);
        if (width == 0 || height == 0) { return null; }

        // A figure is drawn at twice its size, for fine screens: as wide as there is room, but never larger than its pixels.
        var scale = Math.Min(1, Math.Min(columns * (double)cell.Width / width, rows * (double)cell.Height / height));
        var (wide, high) = (Math.Max(1, (int)(width * scale / cell.Width)), Math.Max(1, (int)Math.Ceiling(height * scale / cell.Height)));
        return protocol switch
        {
            PictureProtocol.Kitty => Kitty(png, wide, high),
            PictureProtocol.ITerm2 => $"\e]1337;File=inline=1;size={png.Length};width={wide};preserveAspectRatio=1:{Convert.ToBase64String(png)}\a",
            PictureProtocol.Sixel => PngPixels.Of(png) is { } pixels ? Sixels.Of(pixels, (int)(width * scale), (int)(height * scale)) : null,
            _ => null,
        };
    }

    // https://sw.kovidgoyal.net/kitty/graphics-protocol: a=T shows at once, f=100 is PNG, q=2 wants no answer, m=1 means that more comes.
    private static string Kitty(byte[] png, int columns, int rows)
    {
        var data = Convert.ToBase64String(png);
        var text = new StringBuilder(data.Length + (data.Length / Chunk * 16) + 64);
        for (var at = 0; at < data.Length; at += Chunk)
        {
            var more = at + Chunk < data.Length ? 1 : 0;
            text.Append("\e_G").Append(at == 0 ? $"a=T,f=100,q=2,c={columns},r={rows},m={more}" : $"m={more}").Append(';').Append(data.AsSpan(at, Math.Min(Chunk, data.Length - at))).Append("\e\\");
        }

        return text.ToString();
    }

    private static (int Width, int Height) SizeOf(byte[] png) => png.Length < 24 ? (0, 0)
        : (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
}
