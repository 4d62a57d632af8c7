using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Tests.Volumes;

public sealed class NiftiImageTests
{
    [Fact]
    public void The_first_index_runs_fastest()
    {
        var image = NiftiImage.Of([0, 1, 2, 3, 4, 5], [3, 2]);

        Assert.Equal(1, image[1, 0]);
        Assert.Equal(3, image[0, 1]);
        Assert.Throws<ArgumentMistake>(() => image[3, 0]);
        Assert.Throws<ArgumentMistake>(() => image[0]);
    }

    [Fact]
    public void The_same_image_gives_the_same_bytes_without_a_time_in_the_gzip_header()
    {
        using var folder = new ScratchFolder();
        var image = NiftiImage.Of([.. Enumerable.Range(0, 5000).Select(i => (float)Math.Sin(i))], [50, 100]);
        image.Save(folder.At("a.nii.gz"));
        image.Save(folder.At("b.nii.gz"));

        var bytes = File.ReadAllBytes(folder.At("a.nii.gz"));
        Assert.Equal(bytes, File.ReadAllBytes(folder.At("b.nii.gz")));
        Assert.Equal(new byte[] { 0, 0, 0, 0, 0 }, bytes[3..8]);                    // no flags, so no name; MTIME 0 (RFC 1952)
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);                    // nothing is left beside
    }

    [Fact]
    public void A_file_that_is_read_and_saved_again_is_the_same_byte_for_byte()
    {
        using var folder = new ScratchFolder();
        var image = NiftiImage.Of([.. Enumerable.Range(0, 24).Select(i => (float)i)], [2, 3, 4]);
        image.With(image.Header with { IsBigEndian = true, Description = "Größe", Extensions = [NiftiExtension.Of(6, "a note")], SliceEnd = 3, CalMax = 9 }).Save(folder.At("a.nii"));
        Nifti.Open(folder.At("a.nii")).Save(folder.At("b.nii"));

        Assert.Equal(File.ReadAllBytes(folder.At("a.nii")), File.ReadAllBytes(folder.At("b.nii")));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, -3)]
    public void A_large_image_has_the_values_of_its_stored_numbers_whether_they_were_made_while_unpacking_or_after(double slope, double inter)
    {
        using var folder = new ScratchFolder();
        short[] raw = [.. Enumerable.Range(0, 2_500_000).Select(i => (short)(i * 31))];
        NiftiImage.Of(raw, new NiftiHeader { Shape = [100, 100, 250], Type = NiftiType.Int16, SclSlope = slope, SclInter = inter, IsBigEndian = true }).Save(folder.At("large.nii.gz"));
        var image = Nifti.Open(folder.At("large.nii.gz"));

        float[] expected = [.. raw.Select(v => slope == 0 ? v : (float)((v * slope) + inter))];
        Assert.True(expected.AsSpan().SequenceEqual(image.Values.Span));
        Assert.True(expected.AsSpan().SequenceEqual(NiftiImage.Of((short[])image.Raw, image.Header).Values.Span));
    }

    [Fact]
    public void A_long_dimension_makes_the_file_NIfTI_2()
    {
        using var folder = new ScratchFolder();
        NiftiImage.Of(new float[40_000], [40_000]).Save(folder.At("long.nii"));

        Assert.Equal(2, Nifti.OpenHeader(folder.At("long.nii")).Version);
    }

    [Fact]
    public void Half_a_turn_about_x_is_a_quaternion_of_1_0_0()
    {
        var header = new NiftiHeader { Shape = [1], Type = NiftiType.UInt8, QformCode = 1, Quatern = [1, 0, 0], Qoffset = [5, 6, 7], Pixdim = [1, 2, 3, 4, 0, 0, 0, 0] };

        Assert.Equal([2.0, 0, 0, 5, 0, -3, 0, 6, 0, 0, -4, 7, 0, 0, 0, 1], header.Affine.Select(v => v + 0.0));
    }

    [Fact]
    public void Wrong_endings_and_kinds_say_which_verb_opens_the_file()
    {
        using var folder = new ScratchFolder();
        folder.Write("a\tb\n", "table.tsv");

        Assert.Contains("Table.Open", Assert.Throws<FileProblem>(() => Nifti.Open(folder.At("table.tsv"))).Hint, StringComparison.Ordinal);
        Assert.Contains("Study.Open", Assert.Throws<FileProblem>(() => Nifti.Open(folder.Path)).Hint, StringComparison.Ordinal);
        Assert.Throws<FileProblem>(() => NiftiImage.Of([1], [1]).Save(folder.At("x.png")));
        Assert.Throws<FileProblem>(() => NiftiImage.Of([1], [1]).Save(System.IO.Path.Combine(folder.Path, "no", "x.nii")));
    }
}
