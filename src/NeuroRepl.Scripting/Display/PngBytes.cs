using System.Buffers.Binary;

namespace NeuroRepl.Scripting.Display;

/// <summary>Bytes that may be a PNG file.</summary>
internal static class PngBytes
{
    private const int HeaderLength = 24;

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether they begin as such a file does.</summary>
    public static bool Are(byte[] bytes) => bytes.Length > HeaderLength && bytes.AsSpan().StartsWith(Signature);

    /// <summary>"PNG image, 640 × 480, 12.3 kB".</summary>
    public static string Words(byte[] png) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PNG image, {Number(png, 16)} × {Number(png, 20)}, {png.Length / 1000.0:F1} kB");

    private static uint Number(byte[] png, int at) => BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
}
