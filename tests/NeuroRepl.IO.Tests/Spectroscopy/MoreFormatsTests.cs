using System.Globalization;
using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Spectroscopy;

public sealed class MoreFormatsTests
{
    private static readonly MrsAcquisition ThreeTesla = new(2000, 127.786142);

    private static Complex[] Brain() => [.. Enumerable.Range(0, 512).Select(n => Math.Exp(-n / 150.0) * Complex.FromPolarCoordinates(1, 2 * Math.PI * ThreeTesla.HertzAt(2.008) * n / 2000))];

    [Fact]
    public void A_control_file_opens_data_water_and_basis_with_what_the_raw_does_not_say()
    {
        using var folder = new ScratchFolder();
        new Spectrum(Brain(), ThreeTesla).Save(folder.At("data.raw"));
        new Spectrum([.. Brain().Select(v => 100 * v)], ThreeTesla).Save(folder.At("water.h2o"));
        new BasisSet("b", [new BasisSpectrum("NAA", Brain())], ThreeTesla).Save(folder.At("3t.basis"));
        File.WriteAllText(folder.At("control.file"), " $LCMODL\n nunfil = 512, deltat = 5.0D-04\n hzpppm = 127.786142\n filraw = '/elsewhere/data.raw'\n filh2o='water.h2o'\n filbas='3t.basis', ppmst=4.0, ppmend=0.5\n $END\n");

        var control = IO.Spectroscopy.LcmodelControl.Open(folder.At("control.file"));
        var spectrum = control.OpenSpectrum();

        Assert.Equal(2000, spectrum.BandwidthHz);
        Assert.Equal(127.786142, spectrum.SpectrometerMHz);
        Assert.Equal(512, spectrum.Points);
        Assert.Equal(100, spectrum.Water!.Fid.Span[0].Real / spectrum.Fid.Span[0].Real, 1e-6);
        Assert.Equal(["NAA"], control.OpenBasis().Names);
        Assert.Equal(new PpmRange(0.5, 4.0), control.Range);
        Assert.Contains("RIGHT side of water", spectrum.ReadAs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nunfil=512, deltat=0.5, hzpppm=127.8", "DELTAT", "seconds")]
    [InlineData("nunfil=512, deltat=5e-4, hzpppm=127786142", "HZPPPM", "megahertz")]
    [InlineData("nunfil=1024, deltat=5e-4, hzpppm=127.8", "NUNFIL is 1024", "512 samples")]
    public void A_control_file_in_other_units_is_refused_with_its_field(string settings, string field, string expected)
    {
        using var folder = new ScratchFolder();
        new Spectrum(Brain(), ThreeTesla).Save(folder.At("data.raw"));
        File.WriteAllText(folder.At("control.file"), $" $LCMODL\n {settings}\n filraw='data.raw'\n $END\n");

        var error = Assert.Throws<FileProblem>(() => IO.Spectroscopy.LcmodelControl.Open(folder.At("control.file")).OpenSpectrum());

        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message + error.Hint, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void LCModels_own_control_file_says_what_its_test_needs()
    {
        var control = IO.Spectroscopy.LcmodelControl.Open(Repository.SharedData("mrs", "lcmtest_control.file")!);

        Assert.Equal((1024, 2000.0, 127.786142), (control.Points, control.BandwidthHz, control.SpectrometerMHz));
        Assert.Contains("data.raw", Assert.Throws<FileProblem>(control.OpenSpectrum).Message, StringComparison.Ordinal);         // it lies there under another name
    }

    [Fact]
    public void A_jMRUI_text_file_opens_with_its_milliseconds_and_hertz()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.At("s.txt"), Jmrui("5.0E-1", "1.27786142E8", Brain()));

        var spectrum = Spectrum.Open(folder.At("s.txt"));

        Assert.Equal(2000, spectrum.BandwidthHz);
        Assert.Equal(127.786142, spectrum.SpectrometerMHz, 1e-9);
        Assert.Equal(Brain().Select(v => v.Real), spectrum.Fid.ToArray().Select(v => v.Real));
        Assert.StartsWith("jMRUI text, samples as stored; zero frequency at 4.65 ppm (assumed); dwell 500 µs; 1H at 127.786 MHz (3.00 T); checked", spectrum.ReadAs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.0E-4", "1.27786142E8", "SamplingInterval", "milliseconds")]
    [InlineData("5.0E-1", "127.786", "TransmitterFrequency", "hertz")]
    public void A_jMRUI_text_file_in_other_units_is_refused(string dwell, string frequency, string field, string unit)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.At("s.txt"), Jmrui(dwell, frequency, Brain()));
        var error = Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("s.txt")));

        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains(unit, error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_jMRUI_text_file_and_any_other_text_are_refused()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder.At("cut.txt"), string.Join('\n', Jmrui("0.5", "1.2E8", Brain()).Split('\n')[..200]));
        File.WriteAllText(folder.At("notes.txt"), "some words\n");

        Assert.Contains("promises 512 samples", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("cut.txt"))).Message, StringComparison.Ordinal);
        Assert.Contains("jMRUI Data Textfile", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("notes.txt"))).Message, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void A_SPAR_without_its_SDAT_and_an_odd_number_of_bytes_are_refused()
    {
        using var folder = new ScratchFolder();
        File.Copy(Repository.SharedData("mrs", "sub-01_PRESS_35_act.spar")!, folder.At("a.spar"));
        Assert.Contains("the .sdat that belongs to it is not beside it", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("a.spar"))).Message, StringComparison.Ordinal);

        File.WriteAllBytes(folder.At("a.sdat"), File.ReadAllBytes(Repository.SharedData("mrs", "sub-01_PRESS_35_act.sdat")!)[..16383]);
        Assert.Contains("the .SDAT has 16383", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("a.sdat"))).Message, StringComparison.Ordinal);
        Assert.Contains("the .SDAT has 16383", Assert.Throws<FileProblem>(() => SpectrumSeries.Open(folder.At("a.sdat"))).Message, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void The_rows_of_a_Philips_file_open_as_transients_and_an_echo_time_in_seconds_is_caught()
    {
        using var folder = new ScratchFolder();
        var (spar, sdat) = (File.ReadAllText(Repository.SharedData("mrs", "sub-01_PRESS_35_act.spar")!), File.ReadAllBytes(Repository.SharedData("mrs", "sub-01_PRESS_35_act.sdat")!));
        File.WriteAllText(folder.At("two.spar"), spar.Replace("rows : 1", "rows : 2", StringComparison.Ordinal));
        File.WriteAllBytes(folder.At("two.sdat"), [.. sdat, .. sdat]);
        File.WriteAllText(folder.At("te.spar"), spar.Replace("echo_time : 35", "echo_time : 0.035", StringComparison.Ordinal));
        File.WriteAllBytes(folder.At("te.sdat"), sdat);

        var series = SpectrumSeries.Open(folder.At("two.sdat"));

        Assert.Equal([new("DIM_DYN", 2)], series.Dimensions);
        Assert.Equal(series.Row(0).ToArray(), series.Row(1).ToArray());
        Assert.Contains("SpectrumSeries.Open", Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("two.sdat"))).Hint, StringComparison.Ordinal);
        var error = Assert.Throws<FileProblem>(() => Spectrum.Open(folder.At("te.sdat")));
        Assert.Contains("echo_time is 0.035", error.Message, StringComparison.Ordinal);
        Assert.Contains("looks like seconds", error.Hint, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void Every_reader_says_how_it_read_and_what_it_checked()
    {
        foreach (var (file, format, sense) in new[] { ("r1_7T_steam11_metab.nii.gz", "NIfTI-MRS", "as stored"), ("sub-01_PRESS_35_act.sdat", "Philips SDAT/SPAR", "conjugated"), ("SVS_30.rda", "Siemens RDA", "as stored") })
        {
            var spectrum = Spectrum.Open(Repository.SharedData("mrs", file)!);

            Assert.StartsWith($"{format}, samples {sense}; zero frequency at 4.65 ppm", spectrum.ReadAs, StringComparison.Ordinal);
            Assert.Contains($"dwell {1e6 / spectrum.BandwidthHz:0.##} µs", spectrum.ReadAs, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Anonymized_headers_say_nothing_of_the_person_and_keep_the_rest()
    {
        using var folder = new ScratchFolder();
        const string Json = """{"SpectrometerFrequency":[297.2],"ResonantNucleus":["1H"],"EchoTime":0.036,"PatientName":"A B","PatientDoB":"19700101","InstitutionName":"X","OriginalFile":["a_b.dat"],"private_note":"x","ReceiveCoilName":{"Value":"32Ch","Description":"coil"},"Study":{"PatientID":"7","Value":1}}""";
        new Spectrum(Brain(), new MrsAcquisition(2000, 297.2) { HeaderJson = Json }).Save(folder.At("s.nii.gz"));

        Spectrum.Open(folder.At("s.nii.gz")).Anonymize().Save(folder.At("a.nii.gz"));

        var json = Spectrum.Open(folder.At("a.nii.gz")).Acquisition.HeaderJson!;
        foreach (var gone in new[] { "Patient", "Institution", "OriginalFile", "private", "A B" }) { Assert.DoesNotContain(gone, json, StringComparison.Ordinal); }
        foreach (var kept in new[] { "32Ch", "EchoTime", "SpectrometerFrequency" }) { Assert.Contains(kept, json, StringComparison.Ordinal); }
    }

    [Fact]
    public void An_echo_time_of_36_seconds_is_taken_for_milliseconds_wherever_it_is_given()
    {
        var error = Assert.Throws<ArgumentMistake>(() => new MrsAcquisition(2000, 127.8) { EchoTimeSeconds = 36 });

        Assert.Contains("EchoTimeSeconds is 36", error.Message, StringComparison.Ordinal);
        Assert.Contains("0.036", error.Hint, StringComparison.Ordinal);
    }

    private static string Jmrui(string dwell, string frequency, Complex[] fid) =>
        $"jMRUI Data Textfile\r\n\r\nFilename: s.txt\r\n\r\nPointsInDataset: {fid.Length}\r\nDatasetsInFile: 1\r\nSamplingInterval: {dwell}\r\nZeroOrderPhase: 0E0\r\nBeginTime: 0E0\r\nTransmitterFrequency: {frequency}\r\nMagneticField: 3.0E0\r\nTypeOfNucleus: 0E0\r\nNameOfPatient: \r\n\r\nSignal and FFT\r\nsig(real)\tsig(imag)\tfft(real)\tfft(imag)\r\nSignal 1 out of 1 in file\r\n"
        + string.Join("\r\n", fid.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Real:R}\t{v.Imaginary:R}\t0\t0")));
}
