using System.Xml;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Reads parcels: names, and the vertices and voxels of each. They become a parcellation of whole surfaces and of all voxels named.</summary>
internal sealed class CiftiParcels(string path)
{
    private const int MostVertices = 10_000_000;
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int[]> _surfaces = new(StringComparer.Ordinal);
    private readonly List<(int Parcel, string Structure, int[] Vertices)> _vertices = [];
    private readonly List<(int Parcel, int[] Triples)> _triples = [];
    private VoxelGrid? _grid;

    public CiftiAxis.Brain Read(XmlReader reader)
    {
        reader.Read();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                switch (reader.LocalName)
                {
                    case "Volume":
                        using (var volume = reader.ReadSubtree())
                        {
                            volume.Read();
                            _grid = CiftiXmlReader.Grid(volume, path);
                            while (volume.Read()) { }
                        }

                        break;
                    case "Surface":
                        _surfaces[CiftiXmlReader.StructureOf(reader, path)] = new int[reader.Whole(path, "SurfaceNumberOfVertices", 1, MostVertices)];
                        break;
                    case "Parcel":
                        _names.Add(reader.Attribute(path, "Name"));
                        break;
                    case "Vertices":
                        var structure = CiftiXmlReader.StructureOf(reader, path);
                        _vertices.Add((_names.Count - 1, structure, Xml.Wholes(path, $"the vertices of {_names.LastOrDefault()}", reader.ReadElementContentAsString())));
                        continue;
                    case "VoxelIndicesIJK":
                        _triples.Add((_names.Count - 1, Xml.Wholes(path, $"the voxels of {_names.LastOrDefault()}", reader.ReadElementContentAsString())));
                        continue;
                }
            }

            if (!reader.Read()) { break; }
        }

        return Axis();
    }

    private CiftiAxis.Brain Axis()
    {
        if (_names.Count == 0) { throw new FileProblem(path, "its XML names no parcel.", FileProblem.Refetch); }

        List<BrainStructure> structures = [];
        List<int> keys = [];
        foreach (var (parcel, structure, vertices) in _vertices) { Mark(parcel, structure, vertices); }

        foreach (var (structure, marks) in _surfaces.Where(surface => surface.Value.Any(mark => mark != 0)))
        {
            structures.Add(new(structure, new VertexSpace(structure, marks.Length)));
            keys.AddRange(marks);
        }

        var voxels = _triples.SelectMany(t => CiftiVoxels.Numbers(path, $"the parcel {Name(t.Parcel)}", t.Triples, _grid).Select(voxel => (Voxel: voxel, Key: t.Parcel + 1))).OrderBy(v => v.Voxel).ToArray();
        for (var n = 1; n < voxels.Length; n++)
        {
            if (voxels[n].Voxel == voxels[n - 1].Voxel) { throw Twice($"voxel {_grid!.IndexOf(voxels[n].Voxel)}", voxels[n - 1].Key, voxels[n].Key); }
        }

        if (voxels.Length > 0)
        {
            structures.Add(new("OTHER", new VoxelSpace(_grid!, [.. voxels.Select(v => v.Voxel)])));
            keys.AddRange(voxels.Select(v => v.Key));
        }

        return new(Space(structures, keys));
    }

    // Parcels without places are legal; such files keep their names only.
    private ParcelSpace Space(List<BrainStructure> structures, List<int> keys)
    {
        try
        {
            if (keys.Where(key => key > 0).Distinct().Count() < _names.Count) { return new(_names); }

            return new Parcellation(new Grayordinates(structures), [.. keys], [new(0, "???", Alpha: 0), .. _names.Select((name, n) => new ParcelLabel(n + 1, name))]) { Name = FileKind.Stem(path) }.Parcels;
        }
        catch (ArgumentMistake mistake) { throw new FileProblem(path, $"its parcels do not fit together. {mistake.Message}", FileProblem.Refetch, mistake); }
    }

    private void Mark(int parcel, string structure, int[] vertices)
    {
        if (!_surfaces.TryGetValue(structure, out var marks)) { throw new FileProblem(path, $"the parcel {Name(parcel)} has vertices of {structure}, which no <Surface> describes.", FileProblem.Refetch); }

        foreach (var vertex in vertices)
        {
            if (vertex < 0 || vertex >= marks.Length) { throw new FileProblem(path, $"the parcel {Name(parcel)} names vertex {vertex} of {structure}; the surface has {marks.Length}.", FileProblem.Refetch); }

            if (marks[vertex] != 0) { throw Twice($"vertex {vertex} of {structure}", marks[vertex], parcel + 1); }

            marks[vertex] = parcel + 1;
        }
    }

    private string Name(int parcel) => parcel >= 0 ? _names[parcel] : throw new FileProblem(path, "its XML lists places outside of any <Parcel>.", FileProblem.Refetch);

    private FileProblem Twice(string place, int first, int second) => new(path, $"{place} is in two parcels, {Name(first - 1)} and {Name(second - 1)}.", "Parcels may not overlap in CIFTI; correct the file that it was made from.");
}
