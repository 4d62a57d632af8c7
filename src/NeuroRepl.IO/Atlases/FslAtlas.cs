using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Volumes;

namespace NeuroRepl.IO.Atlases;

/// <summary>FSL's atlases: an XML file that names the volumes and the regions. Probabilities come in percent, one volume a region.</summary>
internal static class FslAtlas
{
    /// <summary>What a description says of itself; nothing where it is none.</summary>
    public static AtlasSource? Described(string path)
    {
        try
        {
            var header = Root(path).Element("header");
            return header?.Element("name")?.Value is { } name ? new(name.Trim(), path, "with FSL", "FSL: non-commercial") { NamesPath = path } : null;
        }
        catch (Exception broken) when (broken is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static Atlas Read(AtlasSource source)
    {
        XElement root;
        try { root = Root(source.Path); }
        catch (XmlException broken) { throw new FileProblem(source.Path, $"it is no XML: {broken.Message}", FileProblem.Refetch, broken); }

        var isProbabilistic = root.Element("header")?.Element("type")?.Value.StartsWith("Prob", StringComparison.OrdinalIgnoreCase) ?? false;
        var labels = root.Element("data")?.Elements("label").Select(label => new AtlasLabel(
            int.Parse(label.Attribute("index")?.Value ?? "0", CultureInfo.InvariantCulture) + (isProbabilistic ? 1 : 0), label.Value.Trim())).ToArray() ?? [];
        var volume = Volume(root, source.Path, isProbabilistic);
        if (!isProbabilistic)
        {
            return new(source.Name, BrainMap.Open(volume), [.. labels.Where(label => label.Number != 0)]) { Source = AtlasReader.Said(source) };
        }

        var image = Nifti.Open(volume);
        var shape = image.Header.Shape;
        if (shape.Count < 4 || shape[3] != labels.Length) { throw new FileProblem(volume, $"it has {(shape.Count < 4 ? 1 : shape[3])} volumes; {Path.GetFileName(source.Path)} names {labels.Length} regions.", "The atlas has one volume a region: fetch both files again."); }

        var space = VoxelSpace.Whole(new VoxelGrid(shape[0], shape[1], shape[2], new Affine(image.Header.Affine)));
        var maps = labels.Select((label, n) =>
        {
            var values = image.Values.Slice(n * space.Count, space.Count).ToArray();
            for (var place = 0; place < values.Length; place++) { values[place] /= 100; }

            return new BrainMap(space, values) { Name = label.Name, Unit = "probability" };
        }).ToArray();
        return Probable(source, labels, maps);
    }

    private static Atlas Probable(AtlasSource source, AtlasLabel[] labels, BrainMap[] maps) => AtlasReader.WithSource(Atlas.OfProbabilities(source.Name, labels, maps), source);

    // The finest volume of the kind that is there.
    private static string Volume(XElement root, string path, bool isProbabilistic)
    {
        var images = root.Element("header")?.Elements("images").Select(images => images.Element(isProbabilistic ? "imagefile" : "summaryimagefile")?.Value.Trim() ?? images.Element("imagefile")?.Value.Trim()).OfType<string>() ?? [];
        var folder = Path.GetDirectoryName(path)!;
        return images.Select(image => Path.Combine(folder, image.TrimStart('/') + ".nii.gz")).Order(StringComparer.Ordinal).FirstOrDefault(File.Exists)
            ?? throw new FileProblem(path, "none of the volumes that it names is there.", "Install the whole atlas, not only its description.");
    }

    private static XElement Root(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader);
    }
}
