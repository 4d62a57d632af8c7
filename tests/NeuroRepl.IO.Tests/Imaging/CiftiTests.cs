using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Imaging;

/// <summary>nibabel and Connectome Workbench as the judges of CIFTI-2, reading and writing.</summary>
public sealed class CiftiTests
{
    private static readonly string Script = Repository.At("tests", "reference", "imaging-files", "cifti.py");

    [Needs("python:nibabel")]
    public void Every_flavour_byte_order_and_type_reads_as_nibabel_reads_it()
    {
        using var folder = new ScratchFolder();
        Tools.Run(Tools.Python, Script, "make", folder.Path);
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        var files = expected.RootElement.EnumerateArray().ToArray();

        Assert.Equal(42, files.Length);
        foreach (var file in files) { AssertSame(file, Cifti.Open(folder.At(file.GetProperty("file").GetString()!))); }

        Assert.Equal(0.72, BrainSeries.Open(folder.At("f4a.dtseries.nii")).RepetitionTimeSeconds);
        Assert.Equal("beta", BrainMap.Open(folder.At("f4biga.dscalar.nii"), volume: 1).Name);
        Assert.Contains("alpha α, beta", Assert.Throws<FileProblem>(() => BrainMap.Open(folder.At("f4a.dscalar.nii"))).Message, StringComparison.Ordinal);
        var labels = Parcellation.Open(folder.At("i2biga.dlabel.nii"));
        Assert.Equal(["visual", "motor ü"], labels.Names);
        Assert.Equal((0.5, 0.1, 0.25), (labels.Labels[1].Red, labels.Labels[1].Green, labels.Labels[1].Blue));
        Assert.Equal(3, ((ParcelSpace)BrainMap.Open(folder.At("f4a.pscalar.nii"), volume: 0).Space).Parcellation!.Count);
    }

    [Needs("python:nibabel", "wb_command")]
    public void What_is_written_is_read_by_nibabel_and_by_workbench_with_the_same_numbers()
    {
        using var folder = new ScratchFolder();
        using var written = new ScratchFolder();
        Tools.Run(Tools.Python, Script, "make", folder.Path);
        foreach (var kind in CiftiKind.All.Where(kind => kind.Ending != ".plabel.nii")) { Cifti.Open(folder.At($"f4biga{kind.Ending}")).Save(written.At($"w{kind.Ending}")); }

        using var read = JsonDocument.Parse(Tools.Run(Tools.Python, Script, "read", written.Path));
        var files = read.RootElement.EnumerateArray().ToArray();
        Assert.Equal(7, files.Length);
        foreach (var file in files)
        {
            var name = file.GetProperty("file").GetString()!;
            var matrix = Cifti.Open(written.At(name));
            AssertSame(file, matrix);
            Assert.Equal(Cifti.Open(folder.At($"f4biga{name[1..]}")).Values.ToArray(), matrix.Values.ToArray());
            Assert.Equal(CiftiKind.Of(name)!.IntentCode, file.GetProperty("intent").GetInt32());

            var information = string.Join(' ', Tools.Run("wb_command", "-file-information", written.At(name), "-no-map-info").Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains($"CIFTI Dim[0]: {matrix.Rows.Count}", information, StringComparison.Ordinal);
            Assert.Contains($"CIFTI Dim[1]: {matrix.Columns.Count}", information, StringComparison.Ordinal);
        }

        // Workbench's own reading of the numbers: to a text, row after row of the file.
        Tools.Run("wb_command", "-cifti-convert", "-to-text", written.At("w.dtseries.nii"), written.At("w.txt"));
        var text = File.ReadAllText(written.At("w.txt")).Split((char[])['\t', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(float.Parse).ToArray();
        var series = BrainSeries.Open(written.At("w.dtseries.nii"));
        for (var place = 0; place < series.Space.Count; place++)
        {
            for (var n = 0; n < series.Count; n++) { Assert.Equal(series.Volume(n).Span[place], text[(place * series.Count) + n], Math.Abs(text[(place * series.Count) + n]) * 1e-5f); }
        }

        Tools.Run("wb_command", "-cifti-separate", written.At("w.dtseries.nii"), "COLUMN", "-volume", "THALAMUS_LEFT", written.At("thalamus.nii.gz"));
        var thalamus = ((Grayordinates)series.Space)["THALAMUS_LEFT"].Space;
        var volume = BrainMap.Open(written.At("thalamus.nii.gz"), volume: 3);
        Assert.Equal(series[3].On(thalamus).Values.ToArray(), volume.On(thalamus).Values.ToArray());
    }

    private static void AssertSame(JsonElement file, CiftiMatrix matrix)
    {
        var (rows, columns) = (Axis(file.GetProperty("axes")[0], matrix.Rows), Axis(file.GetProperty("axes")[1], matrix.Columns));
        var values = file.GetProperty("values").EnumerateArray().Select(v => v.GetSingle()).ToArray();
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++) { Assert.Equal(values[(row * columns.Length) + column], matrix.Row(rows[row]).Span[columns[column]]); }
        }
    }

    /// <summary>Checks an axis against nibabel's, and says where each of nibabel's places is in ours.</summary>
    private static int[] Axis(JsonElement expected, CiftiAxis axis)
    {
        var kind = expected.GetProperty("kind").GetString();
        var straight = Enumerable.Range(0, axis.Count).ToArray();
        switch (axis)
        {
            case CiftiAxis.Series series:
                Assert.Equal(("series", 0, 0.72, "SECOND"), (kind, series.Start, series.Step, series.Unit));
                return straight;
            case CiftiAxis.Maps maps:
                Assert.Equal(Texts(expected, "names"), maps.Names);
                return straight;
            case CiftiAxis.LabelMaps maps:
                Assert.Equal(Texts(expected, "names"), maps.Names);
                var table = expected.GetProperty("tables")[0].EnumerateArray().ToArray();
                Assert.Equal(table.Select(l => (l[0].GetInt32(), l[1].GetString()!)), maps.Tables[0].OrderBy(l => l.Key).Select(l => (l.Key, l.Name)));
                Assert.Equal(table.Select(l => l[2][1].GetDouble()), maps.Tables[0].OrderBy(l => l.Key).Select(l => l.Green));
                return straight;
            case CiftiAxis.Brain { Space: ParcelSpace parcels }:
                AssertParcels(expected, parcels);
                return straight;
            default:
                return Models(expected, (Grayordinates)((CiftiAxis.Brain)axis).Space);
        }
    }

    private static int[] Models(JsonElement expected, Grayordinates space)
    {
        List<int> places = [];
        foreach (var (n, model) in expected.GetProperty("structures").EnumerateArray().Index())
        {
            var (structure, start) = (space.Structures[n], space.StartOf(n));
            Assert.Equal(model[0].GetString(), structure.Name);
            if (structure.Space is VertexSpace vertices)
            {
                Assert.Equal(model[1].GetInt32(), vertices.VertexCount);
                Assert.Equal(model[2].EnumerateArray().Select(v => v.GetInt32()), vertices.Vertices.ToArray());
                places.AddRange(Enumerable.Range(start, vertices.Count));
                continue;
            }

            var voxels = (VoxelSpace)structure.Space;
            Assert.Equal(Numbers(expected, "affine").Take(12), voxels.Grid.Affine.Rows);
            places.AddRange(model[2].EnumerateArray().Select(ijk => start + voxels.PlaceOf(voxels.Grid.VoxelAt(ijk[0].GetInt32(), ijk[1].GetInt32(), ijk[2].GetInt32()))!.Value));
        }

        Assert.Equal(space.Count, places.Distinct().Count());
        return [.. places];
    }

    private static void AssertParcels(JsonElement expected, ParcelSpace parcels)
    {
        Assert.Equal(Texts(expected, "names"), parcels.Names);
        var labels = parcels.Parcellation!;
        foreach (var (n, name) in parcels.Names.Index())
        {
            var inside = labels[name];
            foreach (var (structure, start) in ((Grayordinates)labels.Space).Structures.Select((s, i) => (s, ((Grayordinates)labels.Space).StartOf(i))))
            {
                var own = Enumerable.Range(0, structure.Space.Count).Where(place => inside[start + place] == 1).ToArray();
                if (structure.Space is VertexSpace vertices)
                {
                    var theirs = expected.GetProperty("vertices")[n].TryGetProperty(structure.Name, out var list) ? list.EnumerateArray().Select(v => v.GetInt32()).Order().ToArray() : [];
                    Assert.Equal(theirs, own.Select(place => vertices.Vertices.Span[place]));
                }
                else
                {
                    var voxels = (VoxelSpace)structure.Space;
                    Assert.Equal(expected.GetProperty("voxels")[n].EnumerateArray().Select(v => (v[0].GetInt32(), v[1].GetInt32(), v[2].GetInt32())).Order(), own.Select(place => voxels.Grid.IndexOf(voxels.Voxels.Span[place])).Order());
                }
            }
        }
    }

    private static string[] Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetString()!)];

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
