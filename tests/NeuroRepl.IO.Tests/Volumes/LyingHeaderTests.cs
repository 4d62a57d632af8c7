using System.Buffers.Binary;
using System.IO.Compression;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Numerics;

namespace NeuroRepl.IO.Tests.Volumes;

/// <summary>Headers that lie: one error that names file, field, value and byte, before anything large is allocated.</summary>
public sealed class LyingHeaderTests
{
    [Theory]
    [InlineData(0, 4, 347, "sizeof_hdr", 0)]
    [InlineData(344, 2, 0x3030, "magic", 344)]
    [InlineData(40, 2, 0, "dim[0]", 40)]
    [InlineData(40, 2, 8, "dim[0]", 40)]
    [InlineData(42, 2, 0, "dim[1]", 42)]
    [InlineData(44, 2, -3, "dim[2]", 44)]
    [InlineData(44, 2, 32767, "dim", 40)]
    [InlineData(70, 2, 3, "datatype", 70)]
    [InlineData(70, 2, 1536, "datatype", 70)]
    [InlineData(70, 2, 64, "bitpix", 72)]
    [InlineData(72, 2, 8, "bitpix", 72)]
    [InlineData(108, 4, 0x43000000, "vox_offset", 108)]           // 128
    [InlineData(108, 4, 0x43B08000, "vox_offset", 108)]           // 353
    [InlineData(108, 4, 0x7F800000, "vox_offset", 108)]           // infinity
    [InlineData(108, 4, 0x4E6E6B28, "dim", 40)]                   // 1e9
    [InlineData(80, 4, 0x7FC00000, "pixdim[1]", 80)]              // not a number
    public void A_field_that_cannot_be_is_named_with_its_value_and_byte(int at, int width, int value, string field, long offset)
    {
        using var folder = new ScratchFolder();
        var bytes = Valid();
        if (width == 2) { BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(at), (short)value); }
        else { BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value); }

        foreach (var name in new[] { "lie.nii", "lie.nii.gz" })
        {
            var path = folder.At(name);
            File.WriteAllBytes(path, name.EndsWith("gz", StringComparison.Ordinal) ? Gzip(bytes) : bytes);
            var error = Catch(() => Nifti.Open(path));

            if (field == "vox_offset" && value == 0x43B08000) { Assert.NotNull(error); continue; }      // 353: the file is a byte short, or a byte of data is left

            Assert.NotNull(error);
            Assert.Equal(path, error.Path);
            if (error.Field is not "the data" and not "what stands before the data") { Assert.Equal((field, offset), (error.Field, error.Offset)); }

            Assert.Contains(path, error.Message, StringComparison.Ordinal);
            Assert.NotEmpty(error.Hint);
        }
    }

    [Fact]
    public void A_header_that_promises_more_than_the_file_holds_allocates_nothing_large()
    {
        using var folder = new ScratchFolder();
        var bytes = Valid();
        foreach (var dimension in new[] { 1, 2 }) { BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(40 + (2 * dimension)), 20_000); }

        foreach (var (name, content) in new[] { ("large.nii", bytes), ("large.nii.gz", Gzip(bytes)) })
        {
            File.WriteAllBytes(folder.At(name), content);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var error = Catch(() => Nifti.Open(folder.At(name)));

            Assert.Equal("dim", error?.Field);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);              // the promise was 1.6 GB
        }
    }

    [Fact]
    public void Two_thousand_five_hundred_damaged_files_give_our_error_or_an_image_and_bounded_memory()
    {
        using var folder = new ScratchFolder();
        byte[][] originals = [Valid(), Gzip(Valid()), Valid2(), Gzip(Valid2())];
        var (refused, read) = (0, 0);
        for (var round = 0; round < 2500; round++)
        {
            var random = new CounterRandom(seed: 20260, stream: (ulong)round);
            var bytes = originals[round % originals.Length].ToArray();
            Damage(ref bytes, random);
            var path = folder.At("damaged.nii");
            File.WriteAllBytes(path, bytes);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Nifti.Open(path);
                read++;
            }
            catch (FileProblem) { refused++; }

            var most = (bytes.Length * 1032L) + (8 << 20);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < most, $"round {round} allocated more than the file could hold");
        }

        Assert.Equal(2500, refused + read);
        Assert.True(refused > 1000, $"only {refused} of 2500 were refused");
    }

    [Fact]
    public void A_cut_file_says_where_it_ends()
    {
        using var folder = new ScratchFolder();
        foreach (var length in new[] { 0, 3, 100, 347, 351, 360, 399 })
        {
            File.WriteAllBytes(folder.At("cut.nii"), Valid()[..length]);
            Assert.NotNull(Catch(() => Nifti.Open(folder.At("cut.nii"))));
        }

        var packed = Gzip(Valid());
        for (var length = 0; length < packed.Length; length++)
        {
            File.WriteAllBytes(folder.At("cut.nii.gz"), packed[..length]);
            Assert.NotNull(Catch(() => Nifti.Open(folder.At("cut.nii.gz"))));
        }
    }

    [Fact]
    public void A_flipped_bit_in_the_packed_data_is_found_by_the_checksum()
    {
        using var folder = new ScratchFolder();
        var packed = Gzip(Valid());
        packed[^6] ^= 1;                                                          // in the CRC itself
        File.WriteAllBytes(folder.At("flip.nii.gz"), packed);

        Assert.Equal("the gzip stream", Catch(() => Nifti.Open(folder.At("flip.nii.gz")))?.Field);
    }

    [Fact]
    public void More_bytes_than_the_header_describes_are_refused_but_zero_padding_is_not()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.At("padded.nii"), [.. Valid(), .. new byte[100]]);
        File.WriteAllBytes(folder.At("joined.nii"), [.. Valid(), .. Valid()]);

        Assert.Equal([4, 3], Nifti.Open(folder.At("padded.nii")).Shape);
        Assert.Contains("more bytes follow", Catch(() => Nifti.Open(folder.At("joined.nii")))?.Message, StringComparison.Ordinal);
    }

    private static FileProblem? Catch(Action action)
    {
        try { action(); }
        catch (FileProblem problem) { return problem; }

        return null;
    }

    private static void Damage(ref byte[] bytes, CounterRandom random)
    {
        switch (random.NextInt(5))
        {
            case 0:
                bytes = bytes[..random.NextInt(bytes.Length)];
                break;
            case 1:
                bytes = [.. bytes, .. Enumerable.Range(0, 1 + random.NextInt(50)).Select(_ => (byte)random.NextInt(256))];
                break;
            case 2:
                for (var n = 0; n < 8; n++) { bytes[random.NextInt(bytes.Length)] = (byte)random.NextInt(256); }

                break;
            case 3:
                var start = random.NextInt(Math.Max(1, bytes.Length - 8));
                for (var i = start; i < Math.Min(start + 8, bytes.Length); i++) { bytes[i] = (byte)(random.NextInt(2) * 255); }

                break;
            default:
                bytes[random.NextInt(Math.Min(120, bytes.Length))] ^= (byte)(1 << random.NextInt(8));
                break;
        }
    }

    private static byte[] Valid() => Bytes(NiftiImage.Of([.. Enumerable.Range(0, 12).Select(i => i * 0.7f)], [4, 3]));

    private static byte[] Valid2()
    {
        var image = NiftiImage.Of([.. Enumerable.Range(0, 12).Select(i => i * 0.7f)], [2, 3, 2]);
        return Bytes(image.With(image.Header with { Version = 2, IsBigEndian = true, Extensions = [NiftiExtension.Of(6, "a note"), NiftiExtension.Of(44, "{}")] }));
    }

    private static byte[] Bytes(NiftiImage image)
    {
        using var folder = new ScratchFolder();
        image.Save(folder.At("valid.nii"));
        return File.ReadAllBytes(folder.At("valid.nii"));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) { gzip.Write(bytes); }

        return packed.ToArray();
    }
}
