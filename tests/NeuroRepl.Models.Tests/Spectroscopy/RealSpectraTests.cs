using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.IO;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Spectroscopy;

/// <summary>In-vivo spectra of human brains: ratios to total creatine within what the literature reports for grey and white matter.</summary>
/// <remarks>Ranges around de Graaf, "In Vivo NMR Spectroscopy" (2019), table 2.1: tNAA 8–13, tCr 5.5–9, Glu 6–12.5, Ins 4–9, tCho 0.9–2.5 mmol/kg.</remarks>
public sealed class RealSpectraTests
{
    [Needs("shared:mrs/r1_7T_steam11_metab.nii.gz", "shared:mrs/slaser_7T_te36")]
    public void Seven_tesla_steam_has_the_ratios_of_a_brain()
    {
        var spectrum = Spectrum.Open(Data("r1_7T_steam11_metab.nii.gz")).Preprocess();

        var fit = spectrum.Fit(BasisSet.Open(Data("slaser_7T_te36")).Resample(spectrum.BandwidthHz), SpectrumModel.FslMrs);

        AssertBrain(fit);
        Assert.InRange(fit.LinewidthHz, 8, 16);
        Assert.InRange(fit.SignalToNoise, 50, 200);
    }

    [Needs("shared:mrs/lcmtest_data.raw", "shared:mrs/lcmtest_3t.basis")]
    public void LCModels_own_test_data_have_the_ratios_of_a_brain()
    {
        var spectrum = Spectrum.Open(Data("lcmtest_data.raw"), bandwidthHz: 2000, spectrometerMHz: 127.786142).Preprocess();

        var fit = spectrum.Fit(BasisSet.Open(Data("lcmtest_3t.basis")), SpectrumModel.FslMrs);

        AssertBrain(fit);
        Assert.InRange(fit.LinewidthHz, 3, 9);
        Assert.Contains(fit.Warnings, w => w.Contains("macromolecules"));       // the basis has none, the brain does
    }

    [Needs("shared:mrs/sub-02_PRESS_35_act.sdat", "shared:mrs/3T_PRESS_Philips_35ms_noMM.BASIS.gz")]
    public void A_basis_on_another_dwell_is_refused_with_the_call_that_helps_and_fits_after_it()
    {
        var spectrum = Spectrum.Open(Data("sub-02_PRESS_35_act.sdat")).Preprocess();
        var basis = BasisSet.Open(Data("3T_PRESS_Philips_35ms_noMM.BASIS.gz"));

        var error = Assert.Throws<FitException>(() => spectrum.Fit(basis, SpectrumModel.FslMrs));
        Assert.Contains("250.00 µs", error.Message);
        Assert.Contains("500.00 µs", error.Message);
        Assert.Contains("basis.Resample(2000)", error.Hint);

        AssertBrain(spectrum.Fit(basis.Resample(2000), new SpectrumModel { BaselineOrder = 4 }));
    }

    [Needs("shared:mrs/r1_7T_steam11_metab.nii.gz")]
    public void Injected_phase_and_shift_are_taken_out_of_a_real_spectrum()
    {
        var spectrum = Spectrum.Open(Data("r1_7T_steam11_metab.nii.gz"));
        Complex[] moved = [.. spectrum.Fid.ToArray().Select((v, n) => v * Complex.FromPolarCoordinates(1, 2.0 + (2 * Math.PI * 17 * n / spectrum.BandwidthHz)))];

        var (before, after) = (spectrum.Preprocess(), new Spectrum(moved, spectrum.Acquisition).Preprocess());

        for (var n = 0; n < 2000; n += 100)
        {
            var difference = (after.Fid.Span[n] / before.Fid.Span[n]).Phase;
            Assert.InRange(difference, -Math.PI / 180, Math.PI / 180);          // a degree at the start and, were the shift half a hertz off, thirty at the end
        }
    }

    [Needs("shared:mrs/r1_7T_steam11_metab.nii.gz", "shared:mrs/lcmtest_3t.basis")]
    public void A_three_tesla_basis_is_refused_for_seven_tesla_data()
    {
        var error = Assert.Throws<FitException>(() => Spectrum.Open(Data("r1_7T_steam11_metab.nii.gz")).Fit(BasisSet.Open(Data("lcmtest_3t.basis")), SpectrumModel.FslMrs));

        Assert.Contains("3.0 T", error.Message);
        Assert.Contains("7.0 T", error.Message);
    }

    private static string Data(string file) => Repository.SharedData("mrs", file)!;

    private static void AssertBrain(SpectrumFit fit)
    {
        double Ratio(params string[] names) => names.Where(fit.Basis.Names.Contains).Sum(name => fit[name].RatioToCreatine);
        Assert.IsType<FitOutcome.Converged>(fit.Outcome);
        Assert.InRange(Ratio("NAA", "NAAG"), 1.1, 2.0);
        Assert.InRange(Ratio("Glu"), 0.7, 1.7);
        Assert.InRange(Ratio("Ins"), 0.5, 1.3);
        Assert.InRange(Ratio("GPC", "PCh"), 0.1, 0.4);
        Assert.InRange(fit["NAA"].CrlbPercent, 0, 5);
        Assert.InRange(fit.Phase0Degrees + (fit.Phase1DegreesPerPpm * (2.6 - fit.Spectrum.Acquisition.ReferencePpm)), -20, 20);
        Assert.InRange(fit.Groups[0].ShiftPpm, -0.01, 0.01);
    }
}
