namespace NeuroRepl.IO.Surfaces;

/// <summary>How GIFTI writes the numbers of an array.</summary>
public enum GiftiEncoding
{
    /// <summary>As text.</summary>
    Ascii,

    /// <summary>Bytes as Base64.</summary>
    Base64Binary,

    /// <summary>Bytes, deflated, as Base64.</summary>
    GZipBase64Binary,

    /// <summary>Bytes in a second file beside it (.dat).</summary>
    ExternalFileBinary,
}
