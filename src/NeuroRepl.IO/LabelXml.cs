using System.Globalization;
using System.Xml;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO;

/// <summary>A label with its colour, as CIFTI and GIFTI both write it.</summary>
internal static class LabelXml
{
    /// <summary>Reads the label at which the reader stands, and goes past it.</summary>
    public static ParcelLabel Read(XmlReader reader, string path)
    {
        var key = reader.GetAttribute("Key") is null && reader.GetAttribute("Index") is not null ? reader.Whole(path, "Index", int.MinValue, int.MaxValue) : reader.Whole(path, "Key", int.MinValue, int.MaxValue);
        var (red, green, blue, alpha) = (reader.Number(path, "Red", 0.5), reader.Number(path, "Green", 0.5), reader.Number(path, "Blue", 0.5), reader.Number(path, "Alpha", 1));
        return new(key, reader.ReadElementContentAsString().Trim(), red, green, blue, alpha);
    }

    public static void Write(XmlWriter writer, IEnumerable<ParcelLabel> labels)
    {
        writer.WriteStartElement("LabelTable");
        foreach (var label in labels)
        {
            writer.WriteStartElement("Label");
            writer.WriteAttributeString("Key", label.Key.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, value) in new[] { ("Red", label.Red), ("Green", label.Green), ("Blue", label.Blue), ("Alpha", label.Alpha) }) { writer.WriteAttributeString(name, value.ToString("R", CultureInfo.InvariantCulture)); }

            writer.WriteString(label.Name);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }
}
