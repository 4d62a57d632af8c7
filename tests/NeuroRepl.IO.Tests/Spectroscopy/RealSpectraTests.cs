using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.IO.Tests.Spectroscopy;

/// <summary>Files from scanners and other people's simulators: each has NAA's methyl where chemistry has it, 2.01 ppm, so each reader's sense is right.</summary>
public sealed class RealSpectraTests
{
    [Needs("shared:mrs")]
    public void Siemens_7T_average_in_NIfTI_MRS_has_NAA_creatine_and_choline_in_place()
    {
        var spectrum = Spectrum.Open(Shared("r1_7T_steam11_metab.nii.gz"));

        Assert.Equal(4095, spectrum.Points);
        Assert.Equal(297.219948, spectrum.SpectrometerMHz);
        Assert.Equal(8.33e-5, spectrum.Acquisition.DwellTimeSeconds, 1e-12);
        Assert.Equal(0.011, spectrum.Acquisition.EchoTimeSeconds);
        Assert.Equal(5.0, spectrum.Acquisition.RepetitionTimeSeconds);
        Assert.Equal("svs_st", spectrum.Acquisition.Sequence);
        Assert.Empty(spectrum.Notes);
        PeakIn(spectrum, 1.8, 2.2, expected: 2.008);
        PeakIn(spectrum, 2.9, 3.1, expected: 3.027);
        PeakIn(spectrum, 3.1, 3.3, expected: 3.21);
    }

    [Needs("shared:mrs")]
    public void Raw_transients_open_as_a_series_and_say_so_when_asked_for_one_spectrum()
    {
        var path = Shared("r1_7T_steam11_metab_raw.nii.gz");
        var series = SpectrumSeries.Open(path);

        Assert.Equal([new("DIM_COIL", 4), new("DIM_DYN", 16)], series.Dimensions);
        Assert.Equal(64, series.Count);
        var error = Assert.Throws<FileProblem>(() => Spectrum.Open(path));
        Assert.Contains("64 FIDs (4 DIM_COIL × 16 DIM_DYN)", error.Message, StringComparison.Ordinal);
        Assert.Contains("SpectrumSeries.Open", error.Hint, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void Philips_samples_are_turned_into_our_sense()
    {
        var spectrum = Spectrum.Open(Shared("sub-01_PRESS_35_act.sdat"));

        Assert.Equal(2048, spectrum.Points);
        Assert.Equal(2000, spectrum.BandwidthHz);
        Assert.Equal(127.750896, spectrum.SpectrometerMHz, 1e-9);
        Assert.Equal(0.035, spectrum.Acquisition.EchoTimeSeconds!.Value, 1e-12);
        PeakIn(spectrum, 1.8, 2.2, expected: 2.0);
        Assert.Empty(spectrum.Notes);
        Assert.NotEmpty(Spectroscopy_note(spectrum.Conjugate()));
    }

    [Needs("shared:mrs")]
    public void Siemens_rda_opens_in_our_sense()
    {
        var spectrum = Spectrum.Open(Shared("SVS_30.rda"));

        Assert.Equal(1024, spectrum.Points);
        Assert.Equal(123.234655, spectrum.SpectrometerMHz);
        Assert.Equal(833e-6, spectrum.Acquisition.DwellTimeSeconds, 1e-12);
        PeakIn(spectrum, 1.8, 2.2, expected: 1.97);
    }

    [Needs("shared:mrs")]
    public void LCModels_own_test_data_open_with_what_its_control_file_says()
    {
        var path = Shared("lcmtest_data.raw");
        var spectrum = Spectrum.Open(path, bandwidthHz: 2000, spectrometerMHz: 127.786142);

        Assert.Equal(1024, spectrum.Points);
        Assert.Equal(1.376081e-03, spectrum.Fid.Span[0].Real);
        Assert.Equal(-3.446260e-05, spectrum.Fid.Span[0].Imaginary);
        PeakIn(spectrum, 1.8, 2.2, expected: 2.0);
        Assert.Contains("spectrometerMHz", Assert.Throws<FileProblem>(() => Spectrum.Open(path)).Hint, StringComparison.Ordinal);
    }

    [Needs("shared:mrs")]
    public void LCModels_own_basis_has_its_reference_at_4_65_ppm()
    {
        var basis = BasisSet.Open(Shared("lcmtest_3t.basis"));

        Assert.Equal(17, basis.Metabolites.Count);
        Assert.Equal(1024, basis.Points);
        Assert.Equal(4.65, basis.Acquisition.ReferencePpm);
        Assert.Equal(2000, basis.Acquisition.BandwidthHz);
        Assert.Equal(127.7861, basis.Acquisition.SpectrometerMHz);
        Assert.Null(basis.Acquisition.EchoTimeSeconds);
        PeakIn(basis, "NAA", 2.008);
        PeakIn(basis, "Cr", 3.027);
    }

    [Needs("shared:mrs")]
    public void Ospreys_basis_has_its_reference_at_4_68_ppm()
    {
        var basis = BasisSet.Open(Shared("3T_PRESS_Philips_35ms_noMM.BASIS.gz"));

        Assert.Equal(17, basis.Metabolites.Count);
        Assert.Equal(8192, basis.Points);
        Assert.Equal(4.68, basis.Acquisition.ReferencePpm);
        Assert.Equal(4000, basis.Acquisition.BandwidthHz);
        Assert.Equal(0.035, basis.Acquisition.EchoTimeSeconds);
        PeakIn(basis, "NAA", 2.008);
        PeakIn(basis, "Scyllo", 3.340);
    }

    [Needs("shared:mrs")]
    public void FSL_MRS_folder_of_JSON_files_is_a_basis()
    {
        var basis = BasisSet.Open(Shared("slaser_7T_te36"));

        Assert.Equal(18, basis.Metabolites.Count(m => m.Name != "Mac"));
        Assert.Equal(8192, basis.Points);
        Assert.Equal(6000, basis.Acquisition.BandwidthHz);
        Assert.Equal(297.190252, basis.Acquisition.SpectrometerMHz);
        Assert.Equal(4.65, basis.Acquisition.ReferencePpm);
        PeakIn(basis, "NAA", 2.008);
        Assert.Contains("other way round", Assert.Throws<FileProblem>(() => BasisSet.Open(Shared("slaser_7T_te36"), conjugate: true)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Spectroscopy_note(Spectrum spectrum) =>
        IO.Spectroscopy.Sense.Note(spectrum.Fid.ToArray(), spectrum.Acquisition) is { } note ? [note] : [];

    private static string Shared(string name) => Repository.SharedData("mrs", name)!;

    private static void PeakIn(Spectrum spectrum, double low, double high, double expected) =>
        Assert.Equal(expected, Peaks.At(spectrum.Fid.Span, spectrum.Acquisition, low, high), 0.03);   // frequency was not corrected: a drift of 0.03 ppm is usual

    private static void PeakIn(BasisSet basis, string metabolite, double expected) =>
        Assert.Equal(expected, Peaks.At(basis[metabolite].Fid.Span, basis.Acquisition, 0, 5), 0.016);    // one point of a 3 T basis with 1024 points
}
