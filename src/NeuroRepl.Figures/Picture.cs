namespace NeuroRepl.Figures;

/// <summary>A PNG picture that fills its panel as far as its proportions allow: a brain mosaic, a surface view, a photograph.</summary>
public sealed record Picture : Trace
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly byte[] _png;

    /// <param name="png">The bytes of the PNG file; taken over, not copied.</param>
    /// <exception cref="FigureException">They are not a PNG file.</exception>
    public Picture(byte[] png)
    {
        if (png.Length < 33 || !png.AsSpan(0, 8).SequenceEqual(Signature))
        {
            throw new FigureException($"These {NumberText.Count(png.Length, "byte")} are not a PNG picture.", "Give the bytes of a .png file: File.ReadAllBytes(\"brain.png\").");
        }

        _png = png;
    }

    /// <summary>The bytes of the PNG file.</summary>
    public ReadOnlyMemory<byte> Png => _png;

    /// <summary>Its width in pixels, as its header says.</summary>
    public int PixelWidth => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(_png.AsSpan(16));

    /// <summary>Its height in pixels, as its header says.</summary>
    public int PixelHeight => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(_png.AsSpan(20));

    internal override bool HasMarks => true;
}
