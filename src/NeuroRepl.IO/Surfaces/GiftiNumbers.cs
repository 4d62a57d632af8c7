using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace NeuroRepl.IO.Surfaces;

/// <summary>The numbers of one array: which, in what order and encoding. Their count is checked against what the file can hold before anything is allocated.</summary>
internal sealed class GiftiNumbers
{
    private const long MostDeflateRatio = 1032;
    private const string Prefix = "NIFTI_INTENT_";
    private readonly string _path;
    private readonly string _what;
    private readonly string _type;
    private readonly string _encoding;
    private readonly bool _isColumnMajor;
    private readonly bool _swap;
    private readonly string _external;
    private readonly long _externalOffset;
    private readonly int _count;

    public GiftiNumbers(string path, long fileLength, XmlReader reader, string what)
    {
        (_path, _what) = (path, what);
        var intent = reader.GetAttribute("Intent") ?? "NIFTI_INTENT_NONE";
        Intent = intent.StartsWith(Prefix, StringComparison.Ordinal) ? intent[Prefix.Length..] : intent;
        _type = reader.Attribute(path, "DataType");
        _encoding = reader.Attribute(path, "Encoding");
        _isColumnMajor = (reader.GetAttribute("ArrayIndexingOrder") ?? "RowMajorOrder") == "ColumnMajorOrder";
        _swap = ((reader.GetAttribute("Endian") ?? "LittleEndian") == "LittleEndian") != BitConverter.IsLittleEndian;
        (_external, _externalOffset) = (reader.GetAttribute("ExternalFileName") ?? "", long.TryParse(reader.GetAttribute("ExternalFileOffset"), out var offset) ? offset : 0);
        if (_encoding is not ("ASCII" or "Base64Binary" or "GZipBase64Binary" or "ExternalFileBinary")) { throw Xml.Wrong(reader, path, "Encoding", _encoding, "ASCII, Base64Binary, GZipBase64Binary and ExternalFileBinary are known"); }

        if (Width == 0) { throw Xml.Wrong(reader, path, "DataType", _type, "NIFTI_TYPE_UINT8, _INT32, _FLOAT32 and their like are known"); }

        Shape = [.. Enumerable.Range(0, reader.Whole(path, "Dimensionality", 1, 6)).Select(d => reader.Whole(path, $"Dim{d}", 1, int.MaxValue))];
        var count = Shape.Aggregate(1.0, (product, length) => product * length);
        var most = _encoding switch { "ExternalFileBinary" => Array.MaxLength, "GZipBase64Binary" => fileLength * MostDeflateRatio / Width, "Base64Binary" => fileLength / Width, _ => fileLength };
        if (count > Math.Min(most, Array.MaxLength)) { throw Xml.Wrong(reader, path, "Dim", string.Join(" × ", Shape), $"the file could not hold {count:0} numbers of {Width} bytes"); }

        _count = (int)count;
    }

    public string Intent { get; }

    public int[] Shape { get; }

    private int Width => _type switch
    {
        "NIFTI_TYPE_UINT8" or "NIFTI_TYPE_INT8" => 1,
        "NIFTI_TYPE_INT16" or "NIFTI_TYPE_UINT16" => 2,
        "NIFTI_TYPE_INT32" or "NIFTI_TYPE_UINT32" or "NIFTI_TYPE_FLOAT32" => 4,
        "NIFTI_TYPE_INT64" or "NIFTI_TYPE_FLOAT64" => 8,
        _ => 0,
    };

    /// <summary>The numbers of the Data element at which the reader stands; it stands behind it afterwards.</summary>
    public Array Read(XmlReader reader)
    {
        if (_encoding == "ExternalFileBinary")
        {
            reader.Skip();
            return ReadExternal();
        }

        return Ordered(_encoding == "ASCII" ? Ascii(reader) : Typed(Binary(reader)));
    }

    public Array ReadExternal()
    {
        if (_encoding != "ExternalFileBinary") { throw new FileProblem(_path, $"{_what} has no data.", FileProblem.Refetch); }

        var beside = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(_path) ?? "", _external);
        if (_external.Length == 0 || !File.Exists(beside)) { throw new FileProblem(_path, $"the numbers of {_what} are in \"{_external}\", which is not beside it.", "Put both files into one folder."); }

        using var source = ByteSource.Open(beside);
        if (_externalOffset < 0 || _externalOffset + ((long)_count * Width) > source.MostLength) { throw new FileProblem(beside, $"{_what} of {_path} needs {(long)_count * Width} bytes from {_externalOffset} on; the file has {source.MostLength}.", FileProblem.Refetch); }

        source.SkipTo(_externalOffset, _what);
        var bytes = new byte[_count * Width];
        source.Fill(bytes, _what);
        return Ordered(Typed(bytes));
    }

    private double[] Ascii(XmlReader reader)
    {
        var numbers = Xml.Numbers(_path, _what, reader.ReadElementContentAsString());
        return numbers.Length == _count ? numbers : throw Wrong(numbers.Length, "numbers", _count);
    }

    private byte[] Binary(XmlReader reader)
    {
        byte[] bytes;
        try { bytes = Convert.FromBase64String(reader.ReadElementContentAsString()); }
        catch (FormatException error) { throw new FileProblem(_path, $"the Base64 of {_what} is broken.", FileProblem.Refetch, error); }

        if (_encoding == "GZipBase64Binary") { bytes = Unpacked(bytes); }

        return bytes.Length == _count * Width ? bytes : throw Wrong(bytes.Length, "bytes", _count * Width);
    }

    // The standard says zlib; some programs write gzip.
    private byte[] Unpacked(byte[] packed)
    {
        var wanted = _count * Width;
        var bytes = new byte[(int)Math.Min(wanted, Math.Max(1, packed.Length * MostDeflateRatio))];
        try
        {
            using var from = new MemoryStream(packed);
            using Stream stream = packed is [0x1f, 0x8b, ..] ? new GZipStream(from, CompressionMode.Decompress) : new ZLibStream(from, CompressionMode.Decompress);
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read < wanted || stream.ReadByte() >= 0) { throw Wrong(read < wanted ? read : read + 1, "bytes", wanted); }
        }
        catch (InvalidDataException error) { throw new FileProblem(_path, $"the compressed numbers of {_what} are damaged.", FileProblem.Refetch, error); }

        return bytes;
    }

    private Array Typed(byte[] bytes) => _type switch
    {
        "NIFTI_TYPE_UINT8" => bytes,
        "NIFTI_TYPE_INT8" => Cast<sbyte>(bytes),
        "NIFTI_TYPE_INT16" => Cast<short>(bytes),
        "NIFTI_TYPE_UINT16" => Cast<ushort>(bytes),
        "NIFTI_TYPE_INT32" => Cast<int>(bytes),
        "NIFTI_TYPE_UINT32" => Cast<uint>(bytes),
        "NIFTI_TYPE_INT64" => Cast<long>(bytes),
        "NIFTI_TYPE_FLOAT64" => Cast<double>(bytes),
        _ => Cast<float>(bytes),
    };

    private T[] Cast<T>(byte[] bytes)
        where T : unmanaged
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes).ToArray();
        if (_swap) { ByteOrder.Swap<T>(values); }

        return values;
    }

    private Array Ordered(Array raw)
    {
        if (raw is double[] text && _encoding == "ASCII") { raw = FromText(text); }

        if (!_isColumnMajor || Shape.Length == 1) { return raw; }

        var turned = Array.CreateInstance(raw.GetType().GetElementType()!, raw.Length);
        var index = new int[Shape.Length];
        for (var from = 0; from < raw.Length; from++)
        {
            var to = 0;
            for (var d = 0; d < Shape.Length; d++) { to = (to * Shape[d]) + index[d]; }

            turned.SetValue(raw.GetValue(from), to);
            for (var d = 0; d < Shape.Length && ++index[d] == Shape[d]; d++) { index[d] = 0; }
        }

        return turned;
    }

    private Array FromText(double[] numbers)
    {
        if (_type is "NIFTI_TYPE_FLOAT32") { return Array.ConvertAll(numbers, value => (float)value); }

        if (_type is "NIFTI_TYPE_FLOAT64") { return numbers; }

        if (Array.Find(numbers, value => value != Math.Floor(value) || Math.Abs(value) > int.MaxValue) is not 0 and var odd) { throw new FileProblem(_path, $"{_what} is of whole numbers ({_type}), and holds {odd.ToString(CultureInfo.InvariantCulture)}.", FileProblem.Refetch); }

        return Array.ConvertAll(numbers, value => (int)value);
    }

    private FileProblem Wrong(long found, string what, long wanted) => new(_path, $"{_what} holds {found} {what}; its dimensions {string.Join(" × ", Shape)} need {wanted}.", FileProblem.Refetch);
}
