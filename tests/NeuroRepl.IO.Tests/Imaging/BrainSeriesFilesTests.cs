using System.Text.Json;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Imaging;

public sealed class BrainSeriesFilesTests
{
    private static readonly VoxelGrid Grid = new(4, 3, 2, new([-2, 0, 0, 90, 0, 2, 0, -126, 0, 0, 2, -72]));

    [Needs("python:nibabel")]
    public void A_masked_series_has_the_values_that_nibabel_reads_whatever_type_order_and_container()
    {
        using var folder = new ScratchFolder();
        Tools.Run(Tools.Python, Repository.At("tests", "reference", "imaging-files", "series.py"), folder.Path);
        using var expected = JsonDocument.Parse(File.ReadAllText(folder.At("expected.json")));
        var mask = BrainMap.Open(folder.At("mask.nii.gz"));
        foreach (var file in expected.RootElement.EnumerateArray())
        {
            var path = folder.At(file.GetProperty("file").GetString()!);
            var series = BrainSeries.Open(path, mask, discard: 2);

            Assert.Equal((7, 2, 0.72), (series.Count, series.Discarded, Math.Round(series.RepetitionTimeSeconds, 7)));
            Assert.Equal(Numbers(file, "values"), series.Values.ToArray());
            Assert.Equal(Numbers(file, "last"), BrainMap.Open(path, volume: 8).Values.ToArray());
            Assert.Equal(series.Values.ToArray(), BrainSeries.Open(path, folder.At("mask.nii.gz"), discard: 2).Values.ToArray());
        }
    }

    [Needs("python:nibabel")]
    public void A_saved_series_is_read_by_nibabel_with_its_repetition_time_and_zeros_outside_the_mask()
    {
        using var folder = new ScratchFolder();
        var space = VoxelSpace.Where(Grid, voxel => voxel % 5 != 0);
        var series = new BrainSeries(space, [.. Enumerable.Range(0, 3 * space.Count).Select(n => n / 7f)], 0.8);
        series.Save(folder.At("s.nii.gz"));
        using var read = JsonDocument.Parse(Tools.Run(Tools.Python, Repository.At("tests", "reference", "nifti", "read.py"), folder.Path));
        var file = read.RootElement.GetProperty("s.nii.gz");
        var values = Numbers(file, "values");

        Assert.Equal([4, 3, 2, 3], file.GetProperty("shape").EnumerateArray().Select(v => v.GetInt32()));
        Assert.Equal(0.8f, file.GetProperty("pixdim")[4].GetSingle());
        for (var n = 0; n < 3; n++)
        {
            for (var voxel = 0; voxel < Grid.Count; voxel++) { Assert.Equal(space.PlaceOf(voxel) is { } place ? series.Volume(n).Span[place] : 0, values[(n * Grid.Count) + voxel]); }
        }
    }

    [Theory]
    [InlineData("long.nii")]
    [InlineData("long.nii.gz")]
    public void Blocks_within_a_budget_put_together_are_the_series_opened_whole(string name)
    {
        using var folder = new ScratchFolder();
        var (path, random) = (folder.At(name), new CounterRandom(seed: 3));
        var grid = new VoxelGrid(13, 11, 7, Affine.Isotropic(3));
        new BrainSeries(VoxelSpace.Whole(grid), [.. Enumerable.Range(0, grid.Count * 20).Select(_ => (float)random.NextDouble())], 2).Save(path);
        var mask = new BrainMap(VoxelSpace.Whole(grid), [.. Enumerable.Range(0, grid.Count).Select(voxel => voxel % 3 == 0 ? 0f : 1)]);
        var whole = BrainSeries.Open(path, mask, discard: 1);
        var megabytes = 19.0 * 4 * 100 / (1 << 20);                              // a hundred voxels' courses
        var (start, blocks) = (0, 0);
        foreach (var block in BrainSeries.Blocks(path, mask, discard: 1, megabytes: megabytes))
        {
            Assert.InRange(block.Values.Length * sizeof(float), 1, (int)Math.Ceiling(megabytes * (1 << 20)));
            for (var place = 0; place < block.Space.Count; place++, start++)
            {
                Assert.Equal(whole.At(start), block.At(place));
                Assert.Equal(whole.Space.PositionOf(start), block.Space.PositionOf(place));
            }

            blocks++;
        }

        Assert.Equal((whole.Space.Count, 7), (start, blocks));                    // 667 voxels
        Assert.Single(BrainSeries.Blocks(path, mask));                            // all at once where it fits
    }

    [Fact]
    public void The_sidecars_repetition_time_wins_and_a_contradiction_is_told()
    {
        using var folder = new ScratchFolder();
        Series(3).Save(folder.At("sub-01_bold.nii.gz"));
        folder.Write("""{"RepetitionTime": 1.5}""", "sub-01_bold.json");
        var series = BrainSeries.Open(folder.At("sub-01_bold.nii.gz"));

        Assert.Equal(1.5, series.RepetitionTimeSeconds);
        Assert.Contains(series.Steps, step => step.Contains("the header says 2 s", StringComparison.Ordinal));
        Assert.Equal(2.5, BrainSeries.Open(folder.At("sub-01_bold.nii.gz"), repetitionTimeSeconds: 2.5).RepetitionTimeSeconds);
    }

    [Theory]
    [InlineData(2000, "milliseconds", "repetitionTimeSeconds: 2")]
    [InlineData(0, "does not say", "repetitionTimeSeconds")]
    [InlineData(0.002, "no scanner", "repetitionTimeSeconds")]
    public void A_repetition_time_that_cannot_be_meant_is_refused(double seconds, string what, string hint)
    {
        using var folder = new ScratchFolder();
        var image = NiftiImage.Of(new float[48], [4, 3, 2, 2]);
        image.With(image.Header with { Pixdim = [1, 2, 2, 2, seconds, 0, 0, 0] }).Save(folder.At("s.nii"));
        var problem = Assert.Throws<FileProblem>(() => BrainSeries.Open(folder.At("s.nii")));

        Assert.Contains(what, problem.Message, StringComparison.Ordinal);
        Assert.Contains(hint, problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_series_that_does_not_fit_the_budget_is_refused_with_both_numbers_and_a_way_out()
    {
        using var folder = new ScratchFolder();
        Series(30).Save(folder.At("s.nii"));
        var problem = Assert.Throws<FileProblem>(() => BrainSeries.Open(folder.At("s.nii"), memoryMegabytes: 0.001));

        Assert.Contains("30 volumes of 24 voxels take 2.8 kB", problem.Message, StringComparison.Ordinal);
        Assert.Contains("the budget is 1 kB", problem.Message, StringComparison.Ordinal);
        Assert.Contains("BrainSeries.Blocks", problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_grids_empty_masks_single_volumes_and_too_many_discarded_are_refused()
    {
        using var folder = new ScratchFolder();
        var path = folder.At("s.nii.gz");
        Series(3).Save(path);
        var other = new BrainMap(VoxelSpace.Whole(new(4, 3, 2, Affine.Isotropic(3))), new float[24]);
        new BrainMap(VoxelSpace.Whole(Grid), new float[24]).Save(folder.At("one.nii"));

        Assert.Contains("ResampleTo", Assert.Throws<SpaceMismatch>(() => BrainSeries.Open(path, other)).Hint, StringComparison.Ordinal);
        Assert.Contains("is empty", Assert.Throws<ArgumentMistake>(() => BrainSeries.Open(path, new BrainMap(VoxelSpace.Whole(Grid), new float[24]))).Message, StringComparison.Ordinal);
        Assert.Contains("BrainMap.Open", Assert.Throws<FileProblem>(() => BrainSeries.Open(folder.At("one.nii"))).Hint, StringComparison.Ordinal);
        Assert.Throws<ArgumentMistake>(() => BrainSeries.Open(path, discard: 3));
        Assert.Throws<ArgumentMistake>(() => BrainSeries.Open(path, discard: -1));
        Assert.Throws<FileProblem>(() => BrainMap.Open(path, volume: 3));
    }

    [Fact]
    public void Maps_of_scans_come_back_from_one_file_and_from_many_and_the_count_has_to_agree()
    {
        using var folder = new ScratchFolder();
        var scans = new Table("scans", [new TextColumn("subject", ["a", "b"])]);
        var copes = new CopeSet(VoxelSpace.Whole(Grid), [.. Enumerable.Range(0, 48).Select(n => n * 0.3f)], scans);
        copes.Save(folder.At("copes.nii.gz"));
        copes[0].Save(folder.At("a.nii"));
        copes[1].Save(folder.At("b.nii"));

        Assert.Equal(copes.Values.ToArray(), CopeSet.Open(folder.At("copes.nii.gz"), scans).Values.ToArray());
        Assert.Equal(copes.Values.ToArray(), CopeSet.Open([folder.At("a.nii"), folder.At("b.nii")], scans).Values.ToArray());
        Assert.Contains("2 volumes", Assert.Throws<FileProblem>(() => CopeSet.Open(folder.At("copes.nii.gz"), scans.At([0]))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_series_says_where_it_ends()
    {
        using var folder = new ScratchFolder();
        var path = folder.At("s.nii.gz");
        Series(6).Save(path);
        var bytes = File.ReadAllBytes(path);
        foreach (var length in new[] { 40, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            Assert.Throws<FileProblem>(() => BrainSeries.Open(path));
        }
    }

    private static BrainSeries Series(int volumes)
    {
        var random = new CounterRandom(seed: 5);
        return new(VoxelSpace.Whole(Grid), [.. Enumerable.Range(0, volumes * Grid.Count).Select(_ => (float)random.NextDouble())], 2);
    }

    private static float[] Numbers(JsonElement file, string name) => [.. file.GetProperty(name).EnumerateArray().Select(v => v.GetSingle())];
}
