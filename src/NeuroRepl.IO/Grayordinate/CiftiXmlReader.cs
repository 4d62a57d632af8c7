using System.Xml;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Reads CIFTI-2's XML: what the two sides of the matrix are.</summary>
internal sealed class CiftiXmlReader(string path, string xml)
{
    private const string Prefix = "CIFTI_STRUCTURE_";
    private const string Kind = "IndicesMapToDataType";
    private readonly CiftiAxis?[] _axes = new CiftiAxis?[2];

    /// <summary>The two axes, of these lengths: what stands beside each other in a row of the file, and what stands below.</summary>
    public (CiftiAxis Along, CiftiAxis.Brain Down) Axes(int along, int down)
    {
        Xml.Read(path, "CIFTI's XML", () => XmlReader.Create(new StringReader(xml), Xml.Settings), reader =>
        {
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element) { continue; }

                if (reader.LocalName == "CIFTI" && !(reader.GetAttribute("Version") ?? "").StartsWith('2')) { throw Xml.Wrong(reader, path, "Version", reader.GetAttribute("Version") ?? "missing", "version 2 is read; wb_command -file-convert -cifti-version-convert converts version 1"); }

                if (reader.LocalName == "MatrixIndicesMap") { ReadMap(reader, along, down); }
            }

            return 0;
        });
        var beside = _axes[0] ?? throw Missing(0);
        var below = _axes[1] ?? throw Missing(1);
        if (beside.Count != along) { throw Disagree(0, beside, along); }

        if (below.Count != down) { throw Disagree(1, below, down); }

        return below is CiftiAxis.Brain brain ? (beside, brain) : throw new FileProblem(path, $"the places of the matrix (dimension 1) are {below}; grayordinates or parcels are expected.", "Transpose it: wb_command -cifti-transpose.");
    }

    private void ReadMap(XmlReader reader, int along, int down)
    {
        var dimensions = reader.Attribute(path, "AppliesToMatrixDimension").Split(',');
        var kind = reader.Attribute(path, Kind);
        if (dimensions.Any(dimension => dimension.Trim() is not ("0" or "1"))) { throw Xml.Wrong(reader, path, "AppliesToMatrixDimension", string.Join(',', dimensions), "matrices of two dimensions (0 and 1) are read"); }

        var length = dimensions.Any(dimension => dimension.Trim() == "1") ? down : along;
        CiftiAxis axis = kind switch
        {
            "CIFTI_INDEX_TYPE_BRAIN_MODELS" => new CiftiBrainModels(path).Read(reader.ReadSubtree(), length),
            "CIFTI_INDEX_TYPE_PARCELS" => new CiftiParcels(path).Read(reader.ReadSubtree()),
            "CIFTI_INDEX_TYPE_SERIES" => Series(reader),
            "CIFTI_INDEX_TYPE_SCALARS" => Maps(reader.ReadSubtree(), withLabels: false),
            "CIFTI_INDEX_TYPE_LABELS" => Maps(reader.ReadSubtree(), withLabels: true),
            _ => throw Xml.Wrong(reader, path, Kind, kind, "brain models, parcels, series, scalars and labels are known"),
        };
        foreach (var dimension in dimensions) { _axes[dimension.Trim()[0] - '0'] = axis; }
    }

    private CiftiAxis.Series Series(XmlReader reader)
    {
        var scale = Math.Pow(10, reader.Whole(path, "SeriesExponent", -30, 30));
        return new(reader.Whole(path, "NumberOfSeriesPoints", 1, int.MaxValue), scale * reader.Number(path, "SeriesStart"), scale * reader.Number(path, "SeriesStep"), reader.Attribute(path, "SeriesUnit"));
    }

    private CiftiAxis Maps(XmlReader reader, bool withLabels)
    {
        List<string> names = [];
        List<IReadOnlyList<ParcelLabel>> tables = [];
        var table = new List<ParcelLabel>();
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "NamedMap")
            {
                tables.Add(table);
                table = [];
                if (names.Count < tables.Count) { names.Add($"map {tables.Count}"); }
            }

            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "MapName") { names.Add(reader.ReadElementContentAsString()); }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Label" && withLabels) { table.Add(LabelXml.Read(reader, path)); }
            else if (!reader.Read()) { break; }
        }

        return withLabels ? new CiftiAxis.LabelMaps(names, tables) : new CiftiAxis.Maps(names);
    }

    internal static string StructureOf(XmlReader reader, string path)
    {
        var name = reader.Attribute(path, "BrainStructure");
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.Length > Prefix.Length ? name[Prefix.Length..] : throw Xml.Wrong(reader, path, "BrainStructure", name, $"a name beginning with {Prefix} is expected");
    }

    internal static VoxelGrid Grid(XmlReader reader, string path)
    {
        var size = Xml.Wholes(path, "VolumeDimensions", reader.Attribute(path, "VolumeDimensions").Replace(',', ' '));
        if (size.Length != 3 || size.Any(length => length < 1) || size.Aggregate(1.0, (product, length) => product * length) > int.MaxValue) { throw Xml.Wrong(reader, path, "VolumeDimensions", reader.GetAttribute("VolumeDimensions")!, "three lengths are expected"); }

        if (!reader.ReadToDescendant("TransformationMatrixVoxelIndicesIJKtoXYZ")) { throw Xml.Wrong(reader, path, "the matrix", "missing", "a volume says where its voxels lie"); }

        var toMillimetres = Math.Pow(10, reader.Whole(path, "MeterExponent", -30, 30) + 3);
        var matrix = Xml.Matrix(path, "TransformationMatrixVoxelIndicesIJKtoXYZ", reader.ReadElementContentAsString());
        try { return new(size[0], size[1], size[2], new Affine([.. matrix.Take(12).Select(value => value * toMillimetres)])); }
        catch (ArgumentMistake mistake) { throw new FileProblem(path, $"the volume's matrix gives no place to the voxels. {mistake.Message}", FileProblem.Refetch, mistake); }
    }

    private FileProblem Missing(int dimension) => new(path, $"its XML says nothing about dimension {dimension} of the matrix.", FileProblem.Refetch);

    private FileProblem Disagree(int dimension, CiftiAxis axis, int length) => new(path, $"its XML describes {axis.Count} entries of dimension {dimension} ({axis}), its header {length}.", FileProblem.Refetch);
}
