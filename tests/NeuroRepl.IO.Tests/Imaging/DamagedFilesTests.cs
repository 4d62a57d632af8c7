using NeuroRepl.Domain.Imaging;
using NeuroRepl.IO.Grayordinate;
using NeuroRepl.IO.Surfaces;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Tests.Imaging;

/// <summary>Files of every format that are cut, lie or are something else: one error that names the file, and nothing large allocated.</summary>
public sealed class DamagedFilesTests
{
    private static readonly string[] Names = ["a.dscalar.nii", "a.dtseries.nii", "a.dlabel.nii", "a.ptseries.nii", "lh.a.surf.gii", "lh.ascii.func.gii", "lh.a.label.gii", "lh.pial", "lh.thickness", "lh.a.annot", "a.mgz", "a.mgh", "s.nii.gz"];

    [Fact]
    public void Two_thousand_six_hundred_damaged_files_give_our_error_or_an_object_and_bounded_memory()
    {
        using var folder = new ScratchFolder();
        WriteAll(folder);
        var (refused, read) = (0, 0);
        for (var round = 0; round < 2600; round++)
        {
            var name = Names[round % Names.Length];
            var random = new CounterRandom(seed: 77, stream: (ulong)round);
            var bytes = Damaged(File.ReadAllBytes(folder.At(name)), random);
            var path = folder.At("damaged", name);
            File.WriteAllBytes(path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Open(path);
                read++;
            }
            catch (NeuroReplException error)
            {
                Assert.NotEmpty(error.Hint);
                refused++;
            }

            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < (bytes.Length * 1032L) + (64 << 20), $"round {round} ({name}) allocated more than the file could hold");
        }

        Assert.Equal(2600, refused + read);
        Assert.True(refused > 1300, $"only {refused} of 2600 were refused");
    }

    [Fact]
    public void Every_cut_of_a_file_is_refused_by_its_name()
    {
        using var folder = new ScratchFolder();
        WriteAll(folder);
        foreach (var name in Names)
        {
            var bytes = File.ReadAllBytes(folder.At(name));
            // Behind the data an .mgh has only numbers that may be missing.
            var whole = name == "a.mgh" ? bytes.Length - 20 : bytes.Length;
            foreach (var part in new[] { 0.0, 0.02, 0.3, 0.7, 0.9, 0.99 })
            {
                var path = folder.At("cut", name);
                File.WriteAllBytes(path, bytes[..(int)(part * (whole - 1))]);
                var error = Assert.Throws<FileProblem>(() => Open(path));
                Assert.Equal(path, error.Path);
            }
        }
    }

    [Fact]
    public void An_entity_bomb_and_an_external_entity_are_not_expanded()
    {
        using var folder = new ScratchFolder();
        var secret = folder.Write("secret", "secret.txt");
        foreach (var entity in new[] { "<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">", $"<!ENTITY b SYSTEM \"file://{secret}\">" })
        {
            var path = folder.Write($"<?xml version=\"1.0\"?><!DOCTYPE GIFTI [{entity}]><GIFTI Version=\"1.0\" NumberOfDataArrays=\"0\"><MetaData><MD><Name>x</Name><Value>&b;</Value></MD></MetaData></GIFTI>", "lh.bomb.func.gii");
            Assert.Throws<FileProblem>(() => Gifti.Open(path));
        }
    }

    [Fact]
    public void Arrays_that_promise_more_than_the_file_holds_allocate_nothing_large()
    {
        using var folder = new ScratchFolder();
        foreach (var encoding in new[] { "ASCII", "Base64Binary", "GZipBase64Binary" })
        {
            var path = folder.Write($"<GIFTI Version=\"1.0\" NumberOfDataArrays=\"1\"><DataArray Intent=\"NIFTI_INTENT_NONE\" DataType=\"NIFTI_TYPE_FLOAT32\" ArrayIndexingOrder=\"RowMajorOrder\" Dimensionality=\"2\" Dim0=\"40000\" Dim1=\"40000\" Encoding=\"{encoding}\" Endian=\"LittleEndian\"><Data>AAAA</Data></DataArray></GIFTI>", "lh.large.func.gii");
            var before = GC.GetAllocatedBytesForCurrentThread();

            Assert.Contains("40000 × 40000", Assert.Throws<FileProblem>(() => Gifti.Open(path)).Message, StringComparison.Ordinal);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
        }
    }

    [Fact]
    public void Text_in_column_order_is_turned()
    {
        using var folder = new ScratchFolder();
        var path = folder.Write("<GIFTI Version=\"1.0\" NumberOfDataArrays=\"1\"><DataArray Intent=\"NIFTI_INTENT_NONE\" DataType=\"NIFTI_TYPE_FLOAT32\" ArrayIndexingOrder=\"ColumnMajorOrder\" Dimensionality=\"2\" Dim0=\"2\" Dim1=\"3\" Encoding=\"ASCII\" Endian=\"LittleEndian\"><Data>1 4 2 5 3 6</Data></DataArray></GIFTI>", "lh.a.func.gii");

        Assert.Equal([1f, 2, 3, 4, 5, 6], Gifti.Open(path).Arrays[0].Values);
        Assert.Equal([2f, 5], BrainMap.Open(path, volume: 1).Values.ToArray());
    }

    [Fact]
    public void A_label_volume_stored_as_floats_is_taken_when_all_are_whole_and_refused_with_value_and_voxel_otherwise()
    {
        using var folder = new ScratchFolder();
        var space = VoxelSpace.Whole(new(3, 2, 1, Affine.Isotropic(2)));
        new BrainMap(space, [0, 1, 2, 2, 1, 0]).Save(folder.At("whole.nii.gz"));
        folder.Write("index\tname\n1\tHippocampus\n2\tAmygdala\n", "whole.tsv");
        new BrainMap(space, [0, 1, 2, 1.5f, 1, 0]).Save(folder.At("blurred.nii"));
        var problem = Assert.Throws<FileProblem>(() => Parcellation.Open(folder.At("blurred.nii")));

        Assert.Equal(["Hippocampus", "Amygdala"], Parcellation.Open(folder.At("whole.nii.gz")).Names);
        Assert.Contains("1.5 at voxel (0, 1, 0)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("nearest", problem.Hint, StringComparison.Ordinal);
        folder.Write("# No. Label Name: R G B A\n1 Left-Hippocampus 220 216 20 0\n2 Amygdala 103 255 255 0\n", "fs.txt");
        var named = Parcellation.Open(folder.At("whole.nii.gz"), names: folder.At("fs.txt"));
        Assert.Equal(("Left-Hippocampus", 216 / 255.0), (named.Names[0], named.Present[0].Green));

        named.Save(folder.At("back.nii.gz"));
        var back = Parcellation.Open(folder.At("back.nii.gz"));
        Assert.Equal(named.Keys.ToArray(), back.Keys.ToArray());
        Assert.Equal(named.Names, back.Names);
        Assert.Equal(named.Present[0].Green, back.Present[0].Green, 1e-9);
    }

    [Fact]
    public void A_missing_medial_wall_stays_missing_and_is_counted()
    {
        using var folder = new ScratchFolder();
        var cortex = new VertexSpace("CORTEX_LEFT", 6, [1, 2, 4]);
        new BrainMap(cortex, [1, 2, 3]).Save(folder.At("lh.a.func.gii"));
        var whole = BrainMap.Open(folder.At("lh.a.func.gii"));

        Assert.Equal((6, 3), (whole.Count, whole.Known));
        Assert.Equal([1f, 2, 3], whole.On(cortex).Values.ToArray());
    }

    [Fact]
    public void Names_that_do_not_fit_what_is_saved_are_refused_with_the_one_that_does()
    {
        using var folder = new ScratchFolder();
        var vertices = new BrainMap(new VertexSpace("CORTEX_LEFT", 4), [1, 2, 3, 4]);
        var voxels = new BrainMap(VoxelSpace.Whole(new(2, 1, 1, Affine.Isotropic(2))), [1, 2]);

        Assert.Contains(".dscalar.nii", Assert.Throws<FileProblem>(() => vertices.Save(folder.At("a.nii.gz"))).Hint, StringComparison.Ordinal);
        Assert.Contains(".dscalar.nii", Assert.Throws<FileProblem>(() => vertices.Save(folder.At("a.dtseries.nii"))).Hint, StringComparison.Ordinal);
        Assert.Contains(".nii.gz", Assert.Throws<FileProblem>(() => voxels.Save(folder.At("a.func.gii"))).Hint, StringComparison.Ordinal);
        Assert.Contains("of which places", Assert.Throws<FileProblem>(() => new BrainMap(new ParcelSpace(["a", "b"]), [1, 2]).Save(folder.At("a.pscalar.nii"))).Message, StringComparison.Ordinal);
        voxels.Save(folder.At("odd.nii"));
        Assert.Contains("BrainMap.Open", Assert.Throws<FileProblem>(() => Gifti.Open(folder.At("odd.nii"))).Hint, StringComparison.Ordinal);
        Assert.Contains("hemisphere", Assert.Throws<FileProblem>(() => BrainMap.Open(Copy(folder, vertices))).Message, StringComparison.Ordinal);
    }

    private static string Copy(ScratchFolder folder, BrainMap map)
    {
        map.Save(folder.At("lh.x.func.gii"));
        return folder.Write(File.ReadAllText(folder.At("lh.x.func.gii")).Replace("AnatomicalStructurePrimary", "Note", StringComparison.Ordinal), "nameless.func.gii");
    }

    private static object Open(string path) => path switch
    {
        _ when FileKind.Is(path, ".dtseries.nii", ".ptseries.nii", ".nii.gz", ".mgz", ".mgh") => BrainSeries.Open(path),
        _ when FileKind.Is(path, ".dlabel.nii", ".label.gii", ".annot") => Parcellation.Open(path),
        _ when FileKind.Is(path, ".surf.gii", ".pial") => SurfaceMesh.Open(path),
        _ => BrainMap.OpenAll(path),
    };

    private static void WriteAll(ScratchFolder folder)
    {
        var random = new CounterRandom(seed: 8);
        float[] Some(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)random.NextNormal())];
        var grid = new VoxelGrid(4, 3, 3, Affine.Isotropic(2));
        var cortex = new VertexSpace("CORTEX_LEFT", 12, [0, 1, 3, 4, 7, 9, 11]);
        var brain = new Grayordinates([new("CORTEX_LEFT", cortex), new("THALAMUS_LEFT", new VoxelSpace(grid, [1, 2, 9, 30]))]);
        int[] keys = [1, 1, 2, 2, 3, 3, 1, 2, 2, 1, 1];
        var labels = new Parcellation(brain, keys, [new(0, "???"), new(1, "a", 1, 0, 0), new(2, "b", 0, 1, 0), new(3, "c", 0, 0, 1)]);
        new BrainMap(brain, Some(11)).Save(folder.At("a.dscalar.nii"));
        new BrainSeries(brain, Some(55), 2).Save(folder.At("a.dtseries.nii"));
        labels.Save(folder.At("a.dlabel.nii"));
        new BrainSeries(brain, Some(55), 2).Parcellate(labels).Save(folder.At("a.ptseries.nii"));
        var mesh = new SurfaceMesh(Some(36), [.. Enumerable.Range(0, 12).SelectMany(n => new[] { n, (n + 1) % 12, (n + 5) % 12 })], "CORTEX_LEFT");
        mesh.Save(folder.At("lh.a.surf.gii"));
        mesh.Save(folder.At("lh.pial"));
        var whole = new VertexSpace("CORTEX_LEFT", 12);
        new BrainMap(whole, Some(12)).Save(folder.At("lh.thickness"));
        new GiftiImage([new GiftiArray("NONE", [12], Some(12))]).Save(folder.At("lh.ascii.func.gii"), GiftiEncoding.Ascii);
        labels.On(whole).Save(folder.At("lh.a.annot"));
        labels.On(whole).Save(folder.At("lh.a.label.gii"));
        new BrainSeries(VoxelSpace.Whole(grid), Some(180), 2).Save(folder.At("a.mgz"));
        new BrainSeries(VoxelSpace.Whole(grid), Some(180), 2).Save(folder.At("a.mgh"));
        new BrainSeries(VoxelSpace.Whole(grid), Some(180), 2).Save(folder.At("s.nii.gz"));
    }

    private static byte[] Damaged(byte[] bytes, CounterRandom random)
    {
        switch (random.NextInt(6))
        {
            case 0: return bytes[..random.NextInt(bytes.Length)];
            case 1: return [.. bytes, .. Enumerable.Range(0, 1 + random.NextInt(50)).Select(_ => (byte)random.NextInt(256))];
            case 2:
                for (var n = 0; n < 8; n++) { bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256); }

                return bytes;
            case 3:
                var start = random.NextInt(Math.Max(1, bytes.Length - 8));
                for (var n = start; n < Math.Min(start + 8, bytes.Length); n++) { bytes[n] = (byte)(random.NextInt(2) * 255); }

                return bytes;
            case 4:
                // A digit for another one: counts, offsets and lengths in XML.
                var digits = Enumerable.Range(0, bytes.Length).Where(n => bytes[n] is >= (byte)'0' and <= (byte)'9').ToArray();
                for (var n = 0; n < 3 && digits.Length > 0; n++) { bytes[digits[random.NextInt(digits.Length)]] = (byte)('0' + random.NextInt(10)); }

                return bytes;
            default:
                bytes[random.NextInt(Math.Min(400, bytes.Length))] ^= (byte)(1 << random.NextInt(8));
                return bytes;
        }
    }
}
