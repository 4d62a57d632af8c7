using System.Xml;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Reads brain models: which vertices and voxels the places are. Files may have voxels in any order; here they rise, and the places are moved with them.</summary>
internal sealed class CiftiBrainModels(string path)
{
    private const int MostVertices = 10_000_000;
    private readonly List<Model> _models = [];
    private VoxelGrid? _grid;

    private sealed record Model(string Structure, int Offset, int Count, int VertexCount, int[] Numbers);

    public CiftiAxis.Brain Read(XmlReader reader, int length)
    {
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Volume")
            {
                using var volume = reader.ReadSubtree();
                volume.Read();
                _grid = CiftiXmlReader.Grid(volume, path);
                while (volume.Read()) { }
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "BrainModel") { ReadModel(reader, length); }

            if (!reader.Read()) { break; }
        }

        return Axis();
    }

    private void ReadModel(XmlReader reader, int length)
    {
        var (offset, count) = (reader.Whole(path, "IndexOffset", 0, length - 1), reader.Whole(path, "IndexCount", 1, length));
        var structure = CiftiXmlReader.StructureOf(reader, path);
        var kind = reader.Attribute(path, "ModelType");
        var isSurface = kind switch { "CIFTI_MODEL_TYPE_SURFACE" => true, "CIFTI_MODEL_TYPE_VOXELS" => false, _ => throw Xml.Wrong(reader, path, "ModelType", kind, "surface and voxels are known") };
        var vertices = isSurface ? reader.Whole(path, "SurfaceNumberOfVertices", 1, MostVertices) : 0;
        using var inner = reader.ReadSubtree();
        var text = inner.ReadToDescendant(isSurface ? "VertexIndices" : "VoxelIndicesIJK") ? inner.ReadElementContentAsString() : "";
        var numbers = Xml.Wholes(path, $"the list of {structure}", text);
        while (inner.Read()) { }

        if (numbers.Length != count * (isSurface ? 1 : 3)) { throw new FileProblem(path, $"{structure} lists {numbers.Length} numbers; IndexCount {count} needs {count * (isSurface ? 1 : 3)}.", FileProblem.Refetch); }

        _models.Add(new(structure, offset, count, vertices, numbers));
    }

    private CiftiAxis.Brain Axis()
    {
        List<BrainStructure> structures = [];
        List<int[]> places = [];
        var (next, isMoved) = (0, false);
        foreach (var model in _models.OrderBy(model => model.Offset))
        {
            if (model.Offset != next) { throw new FileProblem(path, $"{model.Structure} begins at place {model.Offset}; the structures before it end at {next}.", FileProblem.Refetch); }

            var numbers = model.VertexCount > 0 ? Vertices(model) : Voxels(model);
            var (sorted, order) = Rising(numbers, model.Structure);
            isMoved |= order is not null;
            places.Add([.. Enumerable.Range(0, model.Count).Select(n => next + (order?[n] ?? n))]);
            structures.Add(new(model.Structure, model.VertexCount > 0 ? new VertexSpace(model.Structure, model.VertexCount, sorted) : new VoxelSpace(_grid!, sorted)));
            next += model.Count;
        }

        return structures.Count > 0 ? new(new Grayordinates(structures)) { PlaceOf = isMoved ? [.. places.SelectMany(p => p)] : null } : throw new FileProblem(path, "its XML names no structure of the brain.", FileProblem.Refetch);
    }

    private int[] Vertices(Model model)
    {
        if (Array.FindIndex(model.Numbers, vertex => vertex < 0 || vertex >= model.VertexCount) is >= 0 and var at) { throw new FileProblem(path, $"{model.Structure} names vertex {model.Numbers[at]}; its surface has {model.VertexCount}.", FileProblem.Refetch); }

        return model.Numbers;
    }

    private int[] Voxels(Model model) => CiftiVoxels.Numbers(path, model.Structure, model.Numbers, _grid);

    /// <summary>The numbers in rising order, and where each went; null where none moved.</summary>
    private (int[] Sorted, int[]? PlaceOf) Rising(int[] numbers, string structure)
    {
        var isRising = true;
        for (var n = 1; n < numbers.Length && isRising; n++) { isRising = numbers[n] > numbers[n - 1]; }

        if (isRising) { return (numbers, null); }

        var (sorted, from) = ((int[])numbers.Clone(), Enumerable.Range(0, numbers.Length).ToArray());
        Array.Sort(sorted, from);
        for (var n = 1; n < sorted.Length; n++)
        {
            if (sorted[n] == sorted[n - 1]) { throw new FileProblem(path, $"{structure} has one of its vertices or voxels twice.", FileProblem.Refetch); }
        }

        var placeOf = new int[numbers.Length];
        for (var n = 0; n < from.Length; n++) { placeOf[from[n]] = n; }

        return (sorted, placeOf);
    }
}
