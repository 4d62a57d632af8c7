using System.Globalization;
using System.Text;
using System.Xml;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.IO.Grayordinate;

/// <summary>Writes CIFTI-2's XML.</summary>
internal static class CiftiXmlWriter
{
    private const string Prefix = "CIFTI_STRUCTURE_";

    public static string Text(CiftiMatrix matrix, string path)
    {
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true }))
        {
            writer.WriteStartElement("CIFTI");
            writer.WriteAttributeString("Version", "2");
            writer.WriteStartElement("Matrix");
            if (matrix.Rows is CiftiAxis.Brain rows && rows.Space.IsSameAs(matrix.Space)) { Write(writer, matrix.Columns, "0,1", path); }
            else
            {
                Write(writer, matrix.Rows, "0", path);
                Write(writer, matrix.Columns, "1", path);
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        return text.ToString();
    }

    private static void Write(XmlWriter writer, CiftiAxis axis, string dimension, string path)
    {
        writer.WriteStartElement("MatrixIndicesMap");
        writer.WriteAttributeString("AppliesToMatrixDimension", dimension);
        writer.WriteAttributeString("IndicesMapToDataType", "CIFTI_INDEX_TYPE_" + axis switch { CiftiAxis.Series => "SERIES", CiftiAxis.Maps => "SCALARS", CiftiAxis.LabelMaps => "LABELS", CiftiAxis.Brain { Space: ParcelSpace } => "PARCELS", _ => "BRAIN_MODELS" });
        switch (axis)
        {
            case CiftiAxis.Series series:
                writer.WriteAttributeString("NumberOfSeriesPoints", Number(series.Length));
                writer.WriteAttributeString("SeriesExponent", "0");
                writer.WriteAttributeString("SeriesStart", series.Start.ToString("R", CultureInfo.InvariantCulture));
                writer.WriteAttributeString("SeriesStep", series.Step.ToString("R", CultureInfo.InvariantCulture));
                writer.WriteAttributeString("SeriesUnit", series.Unit);
                break;
            case CiftiAxis.Maps maps:
                foreach (var name in maps.Names) { Map(writer, name, null); }

                break;
            case CiftiAxis.LabelMaps maps:
                foreach (var (n, name) in maps.Names.Index()) { Map(writer, name, maps.Tables[n]); }

                break;
            case CiftiAxis.Brain { Space: ParcelSpace parcels }: Parcels(writer, parcels, path); break;
            case CiftiAxis.Brain brain: Models(writer, brain.Space, path); break;
        }

        writer.WriteEndElement();
    }

    private static void Map(XmlWriter writer, string name, IReadOnlyList<ParcelLabel>? labels)
    {
        writer.WriteStartElement("NamedMap");
        writer.WriteElementString("MapName", name);
        if (labels is not null) { LabelXml.Write(writer, labels); }

        writer.WriteEndElement();
    }

    private static void Models(XmlWriter writer, BrainSpace space, string path)
    {
        Volume(writer, space, path);
        foreach (var (name, part, start) in CiftiStructures.Of(space))
        {
            CiftiStructures.MustBeKnown(name, path);
            writer.WriteStartElement("BrainModel");
            writer.WriteAttributeString("IndexOffset", Number(start));
            writer.WriteAttributeString("IndexCount", Number(part.Count));
            writer.WriteAttributeString("ModelType", part is VoxelSpace ? "CIFTI_MODEL_TYPE_VOXELS" : "CIFTI_MODEL_TYPE_SURFACE");
            writer.WriteAttributeString("BrainStructure", Prefix + name);
            if (part is VoxelSpace voxels) { writer.WriteElementString("VoxelIndicesIJK", Triples(voxels.Grid, voxels.Voxels.ToArray())); }
            else
            {
                var (count, vertices) = CiftiStructures.Vertices(part);
                writer.WriteAttributeString("SurfaceNumberOfVertices", Number(count));
                writer.WriteElementString("VertexIndices", string.Join(' ', vertices));
            }

            writer.WriteEndElement();
        }
    }

    private static void Parcels(XmlWriter writer, ParcelSpace parcels, string path)
    {
        var parcellation = parcels.Parcellation ?? throw new FileProblem(path, $"it is not known of which places the {parcels.Count} parcels are, and CIFTI has to say it.", "Parcellate with labels that know it, map.Parcellate(Parcellation.Open(\"atlas.dlabel.nii\")), or save a table: map.Table().Save(\"parcels.tsv\").");
        Volume(writer, parcellation.Space, path);
        foreach (var (name, part, _) in CiftiStructures.Of(parcellation.Space).Where(s => s.Space is not VoxelSpace))
        {
            CiftiStructures.MustBeKnown(name, path);
            writer.WriteStartElement("Surface");
            writer.WriteAttributeString("BrainStructure", Prefix + name);
            writer.WriteAttributeString("SurfaceNumberOfVertices", Number(CiftiStructures.Vertices(part).Count));
            writer.WriteEndElement();
        }

        var parcelOf = parcellation.ParcelOf.ToArray();
        var places = parcelOf.Index().Where(p => p.Item >= 0).GroupBy(p => p.Item, p => p.Index).ToDictionary(g => g.Key, g => g.ToArray());
        var number = parcellation.Names.Index().ToDictionary(parcel => parcel.Item, parcel => parcel.Index, StringComparer.Ordinal);
        foreach (var name in parcels.Names)
        {
            writer.WriteStartElement("Parcel");
            writer.WriteAttributeString("Name", name);
            Members(writer, parcellation.Space, places[number[name]]);
            writer.WriteEndElement();
        }
    }

    private static void Members(XmlWriter writer, BrainSpace space, int[] places)
    {
        List<int> voxels = [];
        VoxelGrid? grid = null;
        foreach (var (name, part, start) in CiftiStructures.Of(space))
        {
            int[] own = [.. places.Where(place => place >= start && place < start + part.Count).Select(place => place - start)];
            if (own.Length == 0) { continue; }

            if (part is VoxelSpace of)
            {
                grid = of.Grid;
                voxels.AddRange(own.Select(place => of.Voxels.Span[place]));
                continue;
            }

            var (_, vertices) = CiftiStructures.Vertices(part);
            writer.WriteStartElement("Vertices");
            writer.WriteAttributeString("BrainStructure", Prefix + name);
            writer.WriteString(string.Join(' ', own.Select(place => vertices[place])));
            writer.WriteEndElement();
        }

        if (grid is not null) { writer.WriteElementString("VoxelIndicesIJK", Triples(grid, [.. voxels])); }
    }

    private static void Volume(XmlWriter writer, BrainSpace space, string path)
    {
        var grids = CiftiStructures.Of(space).Select(s => s.Space).OfType<VoxelSpace>().Select(voxels => voxels.Grid).ToArray();
        if (grids.Length == 0) { return; }

        if (grids.Any(grid => !grid.IsSameAs(grids[0]))) { throw new FileProblem(path, "its structures lie on several grids; CIFTI has one.", "Resample them: map.ResampleTo(space)."); }

        var rows = grids[0].Affine.Rows;
        writer.WriteStartElement("Volume");
        writer.WriteAttributeString("VolumeDimensions", $"{grids[0].Nx},{grids[0].Ny},{grids[0].Nz}");
        writer.WriteStartElement("TransformationMatrixVoxelIndicesIJKtoXYZ");
        writer.WriteAttributeString("MeterExponent", "-3");
        writer.WriteString(string.Join(' ', rows.Concat([0, 0, 0, 1]).Select(value => value.ToString("R", CultureInfo.InvariantCulture))));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static string Triples(VoxelGrid grid, int[] voxels) => string.Join('\n', voxels.Select(voxel =>
    {
        var (i, j, k) = grid.IndexOf(voxel);
        return $"{i} {j} {k}";
    }));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
