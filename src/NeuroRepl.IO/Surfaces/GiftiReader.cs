using System.Xml;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Surfaces;

/// <summary>Reads GIFTI's XML, array by array.</summary>
internal sealed class GiftiReader
{
    private readonly string _path;
    private readonly byte[] _bytes;
    private readonly List<GiftiArray> _arrays = [];
    private readonly List<ParcelLabel> _labels = [];
    private readonly Dictionary<string, string> _metadata = new(StringComparer.Ordinal);
    private int? _promised;

    private GiftiReader(string path) => (_path, _bytes) = (path, TextFile.Bytes(path));

    public static GiftiImage Read(string path)
    {
        var reader = new GiftiReader(path);
        return Xml.Read(path, "the GIFTI XML", () => XmlReader.Create(new MemoryStream(reader._bytes), Xml.Settings), reader.Image);
    }

    private GiftiImage Image(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != "GIFTI") { throw new FileProblem(_path, $"it begins with <{reader.LocalName}>, not with <GIFTI>.", "Check that it is a GIFTI file."); }

        _promised = reader.GetAttribute("NumberOfDataArrays") is null ? null : reader.Whole(_path, "NumberOfDataArrays", 0, int.MaxValue);
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "MetaData":
                        ReadMetadata(reader, _metadata);
                        continue;
                    case "Label":
                        _labels.Add(LabelXml.Read(reader, _path));
                        continue;
                    case "DataArray":
                        _arrays.Add(ReadArray(reader));
                        continue;
                }
            }

            if (!reader.Read()) { break; }
        }

        if (_promised is { } count && count != _arrays.Count) { throw new FileProblem(_path, $"NumberOfDataArrays is {count}; {_arrays.Count} arrays are in it.", FileProblem.Refetch); }

        return new(_arrays) { Labels = _labels, Metadata = _metadata, Name = FileKind.Stem(_path) };
    }

    /// <summary>Reads one array; the reader stands behind it afterwards.</summary>
    private GiftiArray ReadArray(XmlReader reader)
    {
        var data = new GiftiNumbers(_path, _bytes.LongLength, reader, $"array {_arrays.Count + 1}");
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        List<GiftiCoordinates> coordinates = [];
        Array? raw = null;
        if (reader.IsEmptyElement) { reader.Read(); }
        else
        {
            var depth = reader.Depth;
            reader.Read();
            while (!reader.EOF && !(reader.NodeType == XmlNodeType.EndElement && reader.Depth == depth))
            {
                switch (reader.NodeType == XmlNodeType.Element ? reader.LocalName : "")
                {
                    case "MetaData": ReadMetadata(reader, metadata); break;
                    case "CoordinateSystemTransformMatrix": coordinates.Add(ReadCoordinates(reader)); break;
                    case "Data": raw = data.Read(reader); break;
                    default: reader.Read(); break;
                }
            }

            reader.Read();
        }

        raw ??= data.ReadExternal();
        return new(data.Intent, data.Shape, raw) { Metadata = metadata, Coordinates = coordinates };
    }

    private static void ReadMetadata(XmlReader reader, Dictionary<string, string> into)
    {
        using var inner = reader.ReadSubtree();
        var name = "";
        inner.Read();
        while (!inner.EOF)
        {
            if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "Name") { name = inner.ReadElementContentAsString().Trim(); }
            else if (inner.NodeType == XmlNodeType.Element && inner.LocalName == "Value") { into[name] = inner.ReadElementContentAsString().Trim(); }
            else if (!inner.Read()) { break; }
        }

        inner.Close();
        reader.Read();
    }

    private GiftiCoordinates ReadCoordinates(XmlReader reader)
    {
        var (from, to, matrix) = ("", "", (double[])[1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
        using var inner = reader.ReadSubtree();
        inner.Read();
        while (!inner.EOF)
        {
            switch (inner.NodeType == XmlNodeType.Element ? inner.LocalName : "")
            {
                case "DataSpace": from = inner.ReadElementContentAsString().Trim(); break;
                case "TransformedSpace": to = inner.ReadElementContentAsString().Trim(); break;
                case "MatrixData": matrix = Xml.Matrix(_path, "MatrixData", inner.ReadElementContentAsString()); break;
                default: inner.Read(); break;
            }
        }

        inner.Close();
        reader.Read();
        return new(from, to, matrix);
    }
}
