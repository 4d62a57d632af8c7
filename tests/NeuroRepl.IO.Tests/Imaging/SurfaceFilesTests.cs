using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Surfaces;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Imaging;

/// <summary>nibabel and Connectome Workbench as the judges of GIFTI and FreeSurfer files, reading and writing.</summary>
public sealed class SurfaceFilesTests
{
    private static readonly string Script = Repository.At("tests", "reference", "imaging-files", "surfaces.py");

    [Needs("python:nibabel")]
    public void Every_encoding_index_order_and_byte_order_reads_as_nibabel_reads_it()
    {
        using var folder = new ScratchFolder();
        Tools.Run(Tools.Python, Script, "make", folder.Path);
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        var files = expected.RootElement.EnumerateArray().Where(file => Name(file).EndsWith(".gii", StringComparison.Ordinal)).ToArray();

        Assert.Equal(30, files.Length);
        foreach (var file in files)
        {
            var image = Gifti.Open(folder.At(Name(file)));
            AssertSame(file, image);
            if (Name(file).EndsWith(".surf.gii", StringComparison.Ordinal))
            {
                var mesh = SurfaceMesh.Open(folder.At(Name(file)));
                Assert.Equal(("CORTEX_LEFT", 12, 12), (mesh.Structure, mesh.VertexCount, mesh.TriangleCount));
                Assert.Equal(Numbers(file.GetProperty("arrays")[0], "values"), mesh.Coordinates.ToArray());
                Assert.Equal(("NIFTI_XFORM_SCANNER_ANAT", "NIFTI_XFORM_MNI_152"), (image.Arrays[0].Coordinates[0].DataSpace, image.Arrays[0].Coordinates[0].TransformedSpace));
            }

            if (Name(file).EndsWith(".func.gii", StringComparison.Ordinal))
            {
                var series = BrainSeries.Open(folder.At(Name(file)), repetitionTimeSeconds: 2);
                Assert.Equal((3, "CORTEX_RIGHT"), (series.Count, ((VertexSpace)series.Space).Structure));
                Assert.Equal(Numbers(file.GetProperty("arrays")[2], "values"), series.Volume(2).ToArray());
            }

            if (Name(file).EndsWith(".label.gii", StringComparison.Ordinal)) { Assert.Equal(["visual", "motor ü"], Parcellation.Open(folder.At(Name(file))).Names); }
        }
    }

    [Needs("python:nibabel")]
    public void FreeSurfers_surfaces_values_labels_and_volumes_read_as_nibabel_reads_them()
    {
        using var folder = new ScratchFolder();
        Tools.Run(Tools.Python, Script, "make", folder.Path);
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        AssertFreeSurfer(folder, expected.RootElement, 20);
        Assert.Equal([0f, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1], FreeSurfer.OpenLabel(folder.At("lh.V1.label"), 12).Values.ToArray());
    }

    [Needs("python:nibabel", "wb_command")]
    public void What_is_written_is_read_by_nibabel_and_by_workbench()
    {
        using var folder = new ScratchFolder();
        using var written = new ScratchFolder();
        Tools.Run(Tools.Python, Script, "make", folder.Path);
        foreach (var encoding in Enum.GetValues<GiftiEncoding>())
        {
            foreach (var ending in new[] { ".surf.gii", ".func.gii", ".label.gii" }) { Gifti.Open(folder.At($"lh.B64GZ.ColumnMajorOrder.BigEndian{ending}")).Save(written.At($"lh.{encoding}{ending}"), encoding); }
        }

        var mesh = SurfaceMesh.Open(folder.At("lh.pial"));
        mesh.Save(written.At("lh.mesh.surf.gii"));
        mesh.Save(written.At("lh.white"));
        BrainMap.Open(folder.At("rh.thickness")).Save(written.At("rh.own.shape.gii"));
        BrainMap.Open(folder.At("rh.thickness")).Save(written.At("rh.thickness"));
        Parcellation.Open(folder.At("lh.aparc.annot")).Save(written.At("lh.own.annot"));
        Parcellation.Open(folder.At("lh.aparc.annot")).Save(written.At("lh.own.label.gii"));
        FreeSurfer.SaveLabel(FreeSurfer.OpenLabel(folder.At("lh.V1.label"), 12), written.At("lh.own.label"));
        BrainMap.Open(folder.At("i23.mgz")).Save(written.At("own3.mgz"));
        BrainSeries.Open(folder.At("f44.mgh")).Save(written.At("own4.mgh"));

        using var read = JsonDocument.Parse(Tools.Run(Tools.Python, Script, "read", written.Path));
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        JsonElement Expected(string name) => expected.RootElement.EnumerateArray().Single(file => Name(file) == name);
        JsonElement Read(string name) => read.RootElement.EnumerateArray().Single(file => Name(file) == name);

        foreach (var file in read.RootElement.EnumerateArray().Where(file => Name(file).EndsWith(".gii", StringComparison.Ordinal) && !Name(file).Contains("ExternalFile", StringComparison.Ordinal)))
        {
            AssertSame(file, Gifti.Open(written.At(Name(file))));
            Assert.DoesNotContain("ERROR", Tools.Run("wb_command", "-file-information", written.At(Name(file))), StringComparison.Ordinal);
        }

        AssertFreeSurfer(written, read.RootElement, 6);
        Assert.Equal(Numbers(Expected("lh.pial"), "points"), Numbers(Read("lh.white"), "points"));
        Assert.Equal(Numbers(Expected("lh.aparc.annot"), "labels"), Numbers(Read("lh.own.annot"), "labels"));
        Assert.Equal([2f, 5, 11], Numbers(Read("lh.own.label"), "vertices"));
        Assert.Equal(Numbers(Expected("i23.mgz"), "values"), Numbers(Read("own3.mgz"), "values"));
        Assert.Equal(1500, Read("own4.mgh").GetProperty("tr").GetDouble());
        Assert.Equal(Gifti.Open(written.At("lh.Ascii.func.gii")).Arrays[1].Values, Gifti.Open(written.At("lh.ExternalFileBinary.func.gii")).Arrays[1].Values);
    }

    private static void AssertFreeSurfer(ScratchFolder folder, JsonElement files, int count)
    {
        var checkedFiles = 0;
        foreach (var file in files.EnumerateArray())
        {
            var path = folder.At(Name(file));
            switch (Name(file))
            {
                case var name when name.EndsWith(".annot", StringComparison.Ordinal):
                    var labels = Parcellation.Open(path);
                    Assert.Equal(Numbers(file, "labels"), labels.Keys.ToArray().Select(key => (float)key));
                    Assert.Equal(file.GetProperty("names").EnumerateArray().Select(n => n.GetString()), labels.Labels.Where(label => label.Key >= 0).Select(label => label.Name));
                    Assert.Equal(file.GetProperty("table")[1].EnumerateArray().Select(v => v.GetDouble() / 255), [labels.Labels.Single(l => l.Key == 1).Red, labels.Labels.Single(l => l.Key == 1).Green, labels.Labels.Single(l => l.Key == 1).Blue]);
                    break;
                case "rh.thickness":
                    var curv = BrainMap.Open(path);
                    Assert.Equal("CORTEX_RIGHT", ((VertexSpace)curv.Space).Structure);
                    Assert.Equal(Numbers(file, "values"), curv.Values.ToArray());
                    break;
                case "lh.pial" or "lh.white":
                    var mesh = SurfaceMesh.Open(path);
                    Assert.Equal(Numbers(file, "points"), mesh.Coordinates.ToArray());
                    Assert.Equal(Numbers(file, "faces"), mesh.Triangles.ToArray().Select(v => (float)v));
                    break;
                case var name when name.EndsWith(".mgz", StringComparison.Ordinal) || name.EndsWith(".mgh", StringComparison.Ordinal):
                    var maps = BrainMap.OpenAll(path);
                    Assert.Equal(Numbers(file, "values"), maps.SelectMany(map => map.Values.ToArray()));
                    var affine = Numbers(file, "affine");
                    for (var n = 0; n < 12; n++) { Assert.Equal(affine[n], ((VoxelSpace)maps[0].Space).Grid.Affine.Rows[n], 1e-4); }

                    if (maps.Count > 1) { Assert.Equal(1.5, BrainSeries.Open(path).RepetitionTimeSeconds); }

                    break;
                default: continue;
            }

            checkedFiles++;
        }

        Assert.InRange(checkedFiles, count - 1, count);
    }

    private static void AssertSame(JsonElement file, GiftiImage image)
    {
        var arrays = file.GetProperty("arrays").EnumerateArray().ToArray();
        Assert.Equal(arrays.Length, image.Arrays.Count);
        foreach (var (n, array) in arrays.Index())
        {
            Assert.Equal(array.GetProperty("intent").GetString(), image.Arrays[n].Intent);
            Assert.Equal(array.GetProperty("shape").EnumerateArray().Select(v => v.GetInt32()), image.Arrays[n].Shape);
            Assert.Equal(Numbers(array, "values"), image.Arrays[n].Values);
            if (array.GetProperty("intent").GetString() == "POINTSET") { Assert.Equal(Numbers(array, "xform"), image.Arrays[n].Coordinates[0].Matrix.Select(v => (float)v)); }
        }

        foreach (var entry in file.GetProperty("meta").EnumerateObject()) { Assert.Equal(entry.Value.GetString(), image.Metadata[entry.Name]); }

        Assert.Equal(file.GetProperty("labels").EnumerateArray().Select(l => (l[0].GetInt32(), l[1].GetString(), l[2][1].GetSingle())), image.Labels.Select(l => (l.Key, (string?)l.Name, (float)l.Green)));
    }

    private static string Name(JsonElement file) => file.GetProperty("file").GetString()!;

    private static float[] Numbers(JsonElement file, string name) => [.. file.GetProperty(name).EnumerateArray().Select(v => v.GetSingle())];
}
