using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuroRepl.Figures.Text;

/// <summary>The pixels of a PNG file of 8 bits a sample, not interlaced: grey, grey with alpha, palette, colour, colour with alpha.</summary>
/// <remarks>ISO/IEC 15948 (PNG), clauses 9 (filters) and 11 (chunks). Transparent pixels lie on black, as on most terminals.</remarks>
internal sealed class PngPixels
{
    private const int MostPixels = 64_000_000;

    private readonly byte[] _samples;
    private readonly byte[] _palette;
    private readonly int _channels;

    private PngPixels(int width, int height, int channels, byte[] samples, byte[] palette) => (Width, Height, _channels, _samples, _palette) = (width, height, channels, samples, palette);

    public int Width { get; }

    public int Height { get; }

    /// <summary>The pixels, or null for a file of another kind or a broken one.</summary>
    public static PngPixels? Of(ReadOnlySpan<byte> png)
    {
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png[16..]), BinaryPrimitives.ReadInt32BigEndian(png[20..]));
        var channels = png[25] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        if (png[24] != 8 || channels == 0 || png[28] != 0 || width <= 0 || height <= 0 || (long)width * height > MostPixels) { return null; }

        using var packed = new MemoryStream();
        byte[] palette = [];
        for (var at = 8; at + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            if (length < 0 || length > png.Length - at - 12) { return null; }
            if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8)) { packed.Write(png.Slice(at + 8, length)); }
            if (png.Slice(at + 4, 4).SequenceEqual("PLTE"u8)) { palette = png.Slice(at + 8, length).ToArray(); }
            at += 12 + length;
        }

        packed.Position = 0;
        var stride = width * channels;
        var filtered = new byte[(stride + 1) * height];
        try
        {
            using var bytes = new ZLibStream(packed, CompressionMode.Decompress);
            bytes.ReadExactly(filtered);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return new(width, height, channels, Unfiltered(filtered, stride, height, channels), png[25] == 3 ? palette : []);
    }

    /// <summary>The picture on white paper.</summary>
    public Brain.Raster ToRaster()
    {
        var raster = new Brain.Raster(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var (color, alpha) = (At(x, y), _channels is 2 or 4 ? _samples[(((y * Width) + x) * _channels) + _channels - 1] / 255.0 : 1);
                raster[x, y] = new((byte)Math.Round(color.R + (255 * (1 - alpha))), (byte)Math.Round(color.G + (255 * (1 - alpha))), (byte)Math.Round(color.B + (255 * (1 - alpha))));
            }
        }

        return raster;
    }

    /// <summary>The mean colour of a square of pixels.</summary>
    public (byte R, byte G, byte B) Mean(double left, double top, double size)
    {
        var (x0, y0) = (Math.Min((int)left, Width - 1), Math.Min((int)top, Height - 1));
        var (x1, y1) = (Math.Clamp((int)(left + size), x0 + 1, Width), Math.Clamp((int)(top + size), y0 + 1, Height));
        var (r, g, b, n) = (0.0, 0.0, 0.0, (x1 - x0) * (y1 - y0));
        for (var y = y0; y < Math.Max(y1, y0 + 1); y++)
        {
            for (var x = x0; x < Math.Max(x1, x0 + 1); x++)
            {
                var pixel = At(x, y);
                (r, g, b) = (r + pixel.R, g + pixel.G, b + pixel.B);
            }
        }

        n = Math.Max(1, n);
        return ((byte)(r / n), (byte)(g / n), (byte)(b / n));
    }

    private (double R, double G, double B) At(int x, int y)
    {
        var sample = _samples.AsSpan(((y * Width) + x) * _channels, _channels);
        if (_palette.Length > 0)
        {
            var entry = Math.Min(sample[0] * 3, _palette.Length - 3);
            return (_palette[entry], _palette[entry + 1], _palette[entry + 2]);
        }

        var alpha = _channels is 2 or 4 ? sample[^1] / 255.0 : 1;
        return _channels < 3 ? (sample[0] * alpha, sample[0] * alpha, sample[0] * alpha) : (sample[0] * alpha, sample[1] * alpha, sample[2] * alpha);
    }

    private static byte[] Unfiltered(byte[] filtered, int stride, int height, int channels)
    {
        var samples = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = filtered[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                var left = x < channels ? 0 : samples[(y * stride) + x - channels];
                var up = y == 0 ? 0 : samples[((y - 1) * stride) + x];
                var corner = x < channels || y == 0 ? 0 : samples[((y - 1) * stride) + x - channels];
                var expected = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                samples[(y * stride) + x] = (byte)(filtered[(y * (stride + 1)) + 1 + x] + expected);
            }
        }

        return samples;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
