using System.Text;

namespace NeuroRepl.IO;

/// <summary>A text file as a whole, UTF-8 (with or without byte order mark) or UTF-16 with one; unpacked where it is gzip.</summary>
internal static class TextFile
{
    private const long Most = 1L << 29;

    public static string Read(string path)
    {
        var bytes = Bytes(path);
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => Strict(bytes.AsSpan(3)),
                [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
                [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
                _ => Strict(bytes),
            };
        }
        catch (DecoderFallbackException error)
        {
            throw FileProblem.In(path, "a letter", $"0x{error.BytesUnknown?.FirstOrDefault():X2}", error.Index, "the text is not UTF-8", "Save it as UTF-8.", error);
        }
    }

    /// <summary>As <see cref="Read"/>, but old one-byte text (Latin-1) is taken as it is: scanners and LCModel write it.</summary>
    public static string ReadOld(string path)
    {
        var bytes = Bytes(path);
        try { return Strict(bytes.AsSpan(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0)); }
        catch (DecoderFallbackException) { return Encoding.Latin1.GetString(bytes); }
    }

    public static byte[] Bytes(string path)
    {
        using var source = ByteSource.Open(path);
        using var whole = new MemoryStream(source.IsGzip ? 0 : (int)Math.Min(source.MostLength, Most));
        var part = new byte[1 << 16];
        for (var read = source.Read(part); read > 0; read = source.Read(part))
        {
            if (source.Position > Most) { throw new FileProblem(path, $"it has more than {Most >> 20} MB, too much for a text that is read as a whole.", "Check that it is the file you mean."); }

            whole.Write(part, 0, read);
        }

        return whole.ToArray();
    }

    private static string Strict(ReadOnlySpan<byte> bytes) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
}
