using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO.Volumes;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Spectroscopy;

public sealed class NiftiMrsTests
{
    private static readonly Complex[] Fid = [.. Enumerable.Range(0, 64).Select(n => new Complex((float)Math.Cos(n * 0.3), (float)Math.Sin(n * 0.3)))];

    [Fact]
    public void A_spectrum_comes_back_with_its_acquisition()
    {
        using var folder = new ScratchFolder();
        var acquisition = new MrsAcquisition(6000, 297.2)
        {
            EchoTimeSeconds = 0.036, RepetitionTimeSeconds = 5, MixingTimeSeconds = 0.01, Sequence = "sLASER", Manufacturer = "none", Nucleus = "1H",
            ReferencePpm = 4.7, VoxelMm = [20, 25, 18], VoxelToScanner = [20, 0, 0, 1, 0, 25, 0, 2, 0, 0, 18, 3, 0, 0, 0, 1],
        };
        new Spectrum(Fid, acquisition).Save(folder.At("sub-01_svs.nii.gz"));
        var back = Spectrum.Open(folder.At("sub-01_svs.nii.gz"));

        Assert.Equal("sub-01_svs", back.Name);
        Assert.Equal(Fid, back.Fid.ToArray());
        Assert.Equal(acquisition with { HeaderJson = null, VoxelMm = null, VoxelToScanner = null }, back.Acquisition with { HeaderJson = null, VoxelMm = null, VoxelToScanner = null });
        Assert.Equal(acquisition.VoxelToScanner, back.Acquisition.VoxelToScanner);
        Assert.Equal(acquisition.VoxelMm, back.Acquisition.VoxelMm);
    }

    [Fact]
    public void Coils_and_transients_come_back_in_their_order_with_their_tags()
    {
        using var folder = new ScratchFolder();
        var series = new SpectrumSeries([.. Enumerable.Range(0, 24).Select(i => new Complex(i, -i))], 4, [new("DIM_COIL", 3), new("DIM_DYN", 2)], new MrsAcquisition(6000, 297.2));
        series.Save(folder.At("raw.nii"));
        var back = SpectrumSeries.Open(folder.At("raw.nii"));

        Assert.Equal(series.Dimensions, back.Dimensions);
        Assert.Equal(series.Fids.ToArray(), back.Fids.ToArray());
        Assert.Equal([1, 1, 1, 4, 3, 2], Nifti.OpenHeader(folder.At("raw.nii")).Shape);
    }

    [Needs("shared:mrs")]
    public void A_scanners_header_and_samples_survive_a_copy_bit_for_bit()
    {
        using var folder = new ScratchFolder();
        foreach (var name in new[] { "r1_7T_steam11_metab.nii.gz", "r1_7T_steam11_metab_raw.nii.gz" })
        {
            var original = Nifti.Open(Repository.SharedData("mrs", name)!);
            SpectrumSeries.Open(Repository.SharedData("mrs", name)!).Save(folder.At(name));
            var copy = Nifti.Open(folder.At(name));

            Assert.Equal(original.Header.Extensions[0].Text, copy.Header.Extensions[0].Text);
            Assert.Equal((float[])original.Raw, (float[])copy.Raw);
            Assert.Equal(original.Affine, copy.Affine);
            Assert.Equal(original.Header.Pixdim[4], copy.Header.Pixdim[4]);
        }
    }

    [Needs("python:nibabel")]
    public void Nibabel_reads_the_samples_the_JSON_and_the_dwell_time()
    {
        using var folder = new ScratchFolder();
        new Spectrum(Fid, new MrsAcquisition(6000, 297.2) { EchoTimeSeconds = 0.036 }).Save(folder.At("s.nii.gz"));
        using var read = JsonDocument.Parse(Tools.Run(Tools.Python, Repository.At("tests", "reference", "nifti", "read.py"), folder.Path));
        var file = read.RootElement.GetProperty("s.nii.gz");

        Assert.Equal(Fid.SelectMany(v => new[] { v.Real, v.Imaginary }), file.GetProperty("values").EnumerateArray().Select(v => v.GetDouble()));
        Assert.Equal(1.0 / 6000, file.GetProperty("pixdim")[4].GetDouble());
        Assert.StartsWith("mrs_v", file.GetProperty("intent_name").GetString(), StringComparison.Ordinal);
        Assert.Equal(44, file.GetProperty("extensions")[0][0].GetInt32());
        using var json = JsonDocument.Parse(System.Text.Encoding.UTF8.GetString(file.GetProperty("extensions")[0][1].GetBytesFromBase64()).TrimEnd('\0'));
        Assert.Equal(297.2, json.RootElement.GetProperty("SpectrometerFrequency")[0].GetDouble());
        Assert.Equal("1H", json.RootElement.GetProperty("ResonantNucleus")[0].GetString());
        Assert.Equal(0.036, json.RootElement.GetProperty("EchoTime").GetDouble());
    }

    [Theory]
    [InlineData("{\"SpectrometerFrequency\": [297.2], \"EchoTime\": 36}", "EchoTime in its JSON header is 36", "milliseconds")]
    [InlineData("{\"SpectrometerFrequency\": [297.2], \"RepetitionTime\": 5000}", "RepetitionTime in its JSON header is 5000", "milliseconds")]
    [InlineData("{\"SpectrometerFrequency\": [297200000]}", "SpectrometerFrequency in its JSON header is 297200000", "megahertz")]
    [InlineData("{\"SpectrometerFrequency\": \"7T\"}", "SpectrometerFrequency in its JSON header is \"7T\"", "number")]
    [InlineData("{\"ResonantNucleus\": [\"1H\"]}", "no SpectrometerFrequency", "MHz")]
    [InlineData("{\"SpectrometerFrequency\": [297.2], \"SpectralWidth\": 4000}", "SpectralWidth in its JSON header is 4000", "pixdim[4]")]
    [InlineData("{\"SpectrometerFrequency\": ", "no JSON", "")]
    public void A_header_in_other_units_is_refused_with_its_value(string json, string message, string unit)
    {
        using var folder = new ScratchFolder();
        Write(folder.At("s.nii"), json, [1, 1, 1, 8], 1.0 / 6000);
        var error = Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("s.nii")));

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains(unit, error.Message + error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dwell_time_in_microseconds_is_refused_unless_the_header_says_so()
    {
        using var folder = new ScratchFolder();
        Write(folder.At("s.nii"), "{\"SpectrometerFrequency\": [297.2]}", [1, 1, 1, 8], 250);
        Assert.Equal("pixdim[4]", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("s.nii"))).Field);

        Write(folder.At("s.nii"), "{\"SpectrometerFrequency\": [297.2]}", [1, 1, 1, 8], 250, units: 2 | 24);
        Assert.Equal(4000, Spectrum.Open(folder.At("s.nii")).BandwidthHz, 1e-9);
    }

    [Fact]
    public void Images_and_spectroscopic_imaging_are_refused_with_the_verb_that_opens_them()
    {
        using var folder = new ScratchFolder();
        NiftiImage.Of(new float[8], [2, 2, 2]).Save(folder.At("anat.nii"));
        Write(folder.At("csi.nii"), "{\"SpectrometerFrequency\": [297.2]}", [2, 1, 1, 4], 1e-4);

        Assert.Contains("Nifti.Open", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("anat.nii"))).Hint, StringComparison.Ordinal);
        Assert.Contains("spectroscopic imaging", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("csi.nii"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_spectrum_gives_the_same_bytes()
    {
        using var folder = new ScratchFolder();
        foreach (var name in new[] { "a.nii.gz", "b.nii.gz" }) { new Spectrum([.. Fid], new MrsAcquisition(6000, 297.2)).Save(folder.At(name)); }

        Assert.Equal(File.ReadAllBytes(folder.At("a.nii.gz")), File.ReadAllBytes(folder.At("b.nii.gz")));
    }

    [Fact]
    public void A_spectrum_written_in_the_other_sense_is_noted()
    {
        using var folder = new ScratchFolder();
        var acquisition = new MrsAcquisition(6000, 297.2);
        Complex[] naa = [.. Enumerable.Range(0, 1024).Select(n => (0.1 + Complex.FromPolarCoordinates(1, 2 * Math.PI * acquisition.HertzAt(2.008) * n / 6000)) * Math.Exp(-n / 300.0))];
        new Spectrum(naa, acquisition).Save(folder.At("right.nii"));
        new Spectrum(naa, acquisition).Conjugate().Save(folder.At("wrong.nii"));

        Assert.Empty(Spectrum.Open(folder.At("right.nii")).Notes);
        Assert.Contains("conjugated", Assert.Single(Spectrum.Open(folder.At("wrong.nii")).Notes), StringComparison.Ordinal);
    }

    private static void Write(string path, string json, int[] shape, double dwell, int units = 0)
    {
        var image = NiftiImage.Of(new float[2 * shape.Aggregate(1, (a, b) => a * b)], NiftiType.Complex64, shape);
        image.With(image.Header with { Version = 2, XyztUnits = units, Pixdim = [1, 1, 1, 1, dwell, 1, 1, 1], Extensions = [NiftiExtension.Of(44, json)] }).Save(path);
    }
}
