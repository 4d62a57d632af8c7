using NeuroRepl.Figures.Brain;

namespace NeuroRepl.Figures;

/// <summary>A PNG picture that fills its panel as far as its proportions allow: a brain mosaic, a surface view, a photograph.</summary>
/// <remarks>What is drawn here (slices, surfaces) is drawn when it is asked for, as fine as it is asked for; bytes that were given stay as they are.</remarks>
public sealed record Picture : Trace
{
    /// <summary>Pixels of a file for each of the picture's, where nobody asks for more.</summary>
    internal const double UsualScale = 2;

    private readonly Lazy<byte[]> _png;
    private readonly Func<double, Raster>? _draw;
    private readonly (int Width, int Height) _size;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <param name="png">The bytes of the PNG file; taken over, not copied.</param>
    /// <exception cref="FigureException">They are not a PNG file.</exception>
    public Picture(byte[] png)
    {
        if (png.Length < 33 || !png.AsSpan(0, 8).SequenceEqual(Signature))
        {
            throw new FigureException($"These {NumberText.Count(png.Length, "byte")} are not a PNG picture.", "Give the bytes of a .png file: File.ReadAllBytes(\"brain.png\").");
        }

        _png = new(png);
        _size = (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
    }

    /// <param name="width">Its width in pixels as CSS counts them.</param>
    /// <param name="height">Its height.</param>
    /// <param name="draw">Draws it with so many pixels for each of these.</param>
    internal Picture(int width, int height, Func<double, Raster> draw)
    {
        (_size, _draw) = (((int)(width * UsualScale), (int)(height * UsualScale)), draw);
        _png = new(() => Brain.Png.Of(draw(UsualScale), UsualScale));
    }

    /// <summary>The bytes of the PNG file.</summary>
    public ReadOnlyMemory<byte> Png => _png.Value;

    /// <summary>Its width in pixels.</summary>
    public int PixelWidth => _size.Width;

    /// <summary>Its height in pixels.</summary>
    public int PixelHeight => _size.Height;

    /// <summary>Its width as CSS counts pixels.</summary>
    internal double ShownWidth => _draw is null ? _size.Width : _size.Width / UsualScale;

    /// <summary>Its height as CSS counts pixels.</summary>
    internal double ShownHeight => _draw is null ? _size.Height : _size.Height / UsualScale;

    /// <summary>The picture so many pixels wide; null where the given bytes are of a kind that is not read here.</summary>
    internal Raster? Wide(double width)
    {
        if (_draw is not null) { return _draw(width / ShownWidth); }

        return Text.PngPixels.Of(Png.Span)?.ToRaster().Resized((int)Math.Round(width), (int)Math.Round(width * _size.Height / _size.Width));
    }

    /// <summary>What a page can show in its place, to turn and cut; null for the picture alone.</summary>
    internal BrainScene? Scene { get; init; }

    internal override bool HasMarks => true;
}
