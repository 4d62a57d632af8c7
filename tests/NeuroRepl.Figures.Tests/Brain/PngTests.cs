using NeuroRepl.Figures.Brain;
using NeuroRepl.Figures.Text;
using NeuroRepl.Testing;

namespace NeuroRepl.Figures.Tests.Brain;

public sealed class PngTests
{
    [Fact]
    public void Pixels_come_back_as_they_were()
    {
        var raster = Pattern(37, 23);

        var back = PngPixels.Of(Png.Of(raster))!.ToRaster();

        Assert.True(raster.Samples.SequenceEqual(back.Samples));
    }

    [Fact]
    public void The_last_chunk_has_the_checksum_that_the_standard_prints() =>
        Assert.Equal([0, 0, 0, 0, (byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82], Png.Of(Pattern(2, 2))[^12..]);

    [Needs("python:PIL")]
    public void Another_program_reads_the_same_pixels_and_the_size_in_print()
    {
        var file = Path.GetTempFileName();
        try
        {
            var raster = Pattern(61, 40);
            File.WriteAllBytes(file, Png.Of(raster, scale: 2));

            var told = Tools.Run(Tools.Python, "-c", "import sys,hashlib;from PIL import Image;i=Image.open(sys.argv[1]);i.load();print(i.size,i.mode,round(i.info['dpi'][0]),hashlib.sha256(i.tobytes()).hexdigest())", file);

            Assert.Equal($"(61, 40) RGB 192 {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(raster.Samples))}", told.Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static Raster Pattern(int width, int height)
    {
        var raster = new Raster(width, height);
        for (var n = 0; n < width * height; n++) { raster[n % width, n / width] = new((byte)(n * 7), (byte)(n / 3), (byte)(n % 5 == 0 ? 255 : n * n)); }

        return raster;
    }
}
