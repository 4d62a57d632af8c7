using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace NeuroRepl.IO.Surfaces;

/// <summary>Writes GIFTI: 32-bit floats and whole numbers, row-major.</summary>
internal static class GiftiWriter
{
    public static void Write(GiftiImage image, string path, GiftiEncoding encoding)
    {
        var external = encoding == GiftiEncoding.ExternalFileBinary ? System.IO.Path.GetFileName(path) + ".dat" : "";
        if (external.Length > 0)
        {
            AtomicFile.Write(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(DataPath.Absolute(path))!, external), stream =>
            {
                foreach (var array in image.Arrays) { stream.Write(Bytes(array.Raw)); }
            });
        }

        AtomicFile.Write(path, stream =>
        {
            using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Indent = true, IndentChars = "  ", CloseOutput = false });
            writer.WriteDocType("GIFTI", null, "http://www.nitrc.org/frs/download.php/115/gifti.dtd", null);
            writer.WriteStartElement("GIFTI");
            writer.WriteAttributeString("Version", "1.0");
            writer.WriteAttributeString("NumberOfDataArrays", Number(image.Arrays.Count));
            Metadata(writer, image.Metadata);
            LabelXml.Write(writer, image.Labels);
            var offset = 0L;
            foreach (var array in image.Arrays)
            {
                Write(writer, array, encoding, external, offset);
                offset += (long)array.Raw.Length * (array.Raw is byte[] ? 1 : 4);
            }

            writer.WriteEndElement();
        });
    }

    private static void Write(XmlWriter writer, GiftiArray array, GiftiEncoding encoding, string external, long offset)
    {
        writer.WriteStartElement("DataArray");
        writer.WriteAttributeString("Intent", $"NIFTI_INTENT_{array.Intent}");
        writer.WriteAttributeString("DataType", array.Raw switch { byte[] => "NIFTI_TYPE_UINT8", int[] => "NIFTI_TYPE_INT32", _ => "NIFTI_TYPE_FLOAT32" });
        writer.WriteAttributeString("ArrayIndexingOrder", "RowMajorOrder");
        writer.WriteAttributeString("Dimensionality", Number(array.Shape.Count));
        for (var d = 0; d < array.Shape.Count; d++) { writer.WriteAttributeString($"Dim{d}", Number(array.Shape[d])); }

        writer.WriteAttributeString("Encoding", encoding == GiftiEncoding.Ascii ? "ASCII" : $"{encoding}");
        writer.WriteAttributeString("Endian", BitConverter.IsLittleEndian ? "LittleEndian" : "BigEndian");
        writer.WriteAttributeString("ExternalFileName", external);
        writer.WriteAttributeString("ExternalFileOffset", external.Length > 0 ? offset.ToString(CultureInfo.InvariantCulture) : "0");
        Metadata(writer, array.Metadata);
        foreach (var system in array.Coordinates) { Write(writer, system); }

        writer.WriteStartElement("Data");
        switch (encoding)
        {
            case GiftiEncoding.Ascii: writer.WriteString(Text(array)); break;
            case GiftiEncoding.Base64Binary: Base64(writer, Bytes(array.Raw)); break;
            case GiftiEncoding.GZipBase64Binary: Base64(writer, Packed(Bytes(array.Raw))); break;
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Write(XmlWriter writer, GiftiCoordinates system)
    {
        writer.WriteStartElement("CoordinateSystemTransformMatrix");
        foreach (var (name, text) in new[] { ("DataSpace", system.DataSpace), ("TransformedSpace", system.TransformedSpace) })
        {
            writer.WriteStartElement(name);
            writer.WriteCData(text);
            writer.WriteEndElement();
        }

        writer.WriteElementString("MatrixData", string.Join(' ', system.Matrix.Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        writer.WriteEndElement();
    }

    private static void Metadata(XmlWriter writer, IReadOnlyDictionary<string, string> metadata)
    {
        writer.WriteStartElement("MetaData");
        foreach (var (name, value) in metadata)
        {
            writer.WriteStartElement("MD");
            writer.WriteElementString("Name", name);
            writer.WriteElementString("Value", value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static void Base64(XmlWriter writer, byte[] bytes) => writer.WriteBase64(bytes, 0, bytes.Length);

    private static byte[] Bytes(Array raw) => raw switch
    {
        byte[] bytes => bytes,
        int[] wholes => MemoryMarshal.AsBytes<int>(wholes).ToArray(),
        float[] floats => MemoryMarshal.AsBytes<float>(floats).ToArray(),
        _ => MemoryMarshal.AsBytes<float>([.. raw.Cast<object>().Select(value => Convert.ToSingle(value, CultureInfo.InvariantCulture))]).ToArray(),
    };

    // A line a row: nibabel takes the shape of text from its lines.
    private static string Text(GiftiArray array)
    {
        var columns = array.Shape.Count > 1 ? array.Raw.Length / array.Shape[0] : 1;
        return string.Join('\n', array.Raw.Cast<IFormattable>().Select(value => value.ToString(null, CultureInfo.InvariantCulture)).Chunk(columns).Select(row => string.Join(' ', row)));
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) { stream.Write(bytes); }

        return packed.ToArray();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
