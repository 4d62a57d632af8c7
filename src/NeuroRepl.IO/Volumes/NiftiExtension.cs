using System.Text;

namespace NeuroRepl.IO.Volumes;

/// <summary>A block of bytes that a program put between header and data; kept as it is, byte for byte.</summary>
/// <param name="Code">Whose it is: 44 is NIfTI-MRS's JSON, 6 a comment, 4 AFNI's XML.</param>
/// <param name="Content">The bytes, with the padding that fills them up to a multiple of 16.</param>
public sealed record NiftiExtension(int Code, IReadOnlyList<byte> Content)
{
    /// <summary>The code of NIfTI-MRS's JSON.</summary>
    public const int MrsCode = 44;

    /// <summary>The content as UTF-8 text, without the padding.</summary>
    public string Text => Encoding.UTF8.GetString([.. Content]).TrimEnd('\0');

    /// <summary>An extension that holds a text.</summary>
    public static NiftiExtension Of(int code, string text)
    {
        var letters = Encoding.UTF8.GetBytes(text);
        var content = new byte[((letters.Length + 8 + 15) / 16 * 16) - 8];     // length and code take 8 of a multiple of 16
        letters.CopyTo(content, 0);
        return new(code, content);
    }
}
