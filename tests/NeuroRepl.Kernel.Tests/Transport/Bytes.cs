using System.Text;

namespace NeuroRepl.Kernel.Tests.Transport;

internal static class Bytes
{
    public static ReadOnlyMemory<byte> Of(string text) => Encoding.UTF8.GetBytes(text);

    public static ReadOnlyMemory<byte>[] Frames(params string[] frames) => [.. frames.Select(Of)];

    public static string Text(this ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static string[] Texts(this ReadOnlyMemory<byte>[]? frames) => [.. frames!.Select(Text)];

    public static byte[] Random(Random random, int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
