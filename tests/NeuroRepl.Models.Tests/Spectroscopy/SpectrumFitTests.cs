using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class SpectrumFitTests
{
    private static readonly string[] Few = ["NAA", "Cr", "GPC", "Glu", "Ins", "Gln", "GSH", "Tau"];

    [Fact]
    public void Noiseless_truth_is_found_exactly()
    {
        var basis = Synthetic.Basis();
        var fid = Synthetic.Fid(basis, name => Synthetic.Truth[name], lorentzHz: 4, gaussHz: 7, shiftPpm: 0.03, phase0: 35, phase1: -3);

        var fit = new Spectrum(fid, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);

        Assert.IsType<FitOutcome.Converged>(fit.Outcome);
        foreach (var m in fit.Metabolites) { Assert.Equal(Synthetic.Truth[m.Name], m.Concentration.Value, 1e-3); }

        var line = Assert.Single(fit.Groups);
        Assert.Equal(4, line.LorentzianHz, 1e-2);
        Assert.Equal(7, line.GaussianHz, 1e-2);
        Assert.Equal(0.03, line.ShiftPpm, 1e-5);
        Assert.Equal(35, fit.Phase0Degrees, 0.02);
        Assert.Equal(-3, fit.Phase1DegreesPerPpm, 0.01);
        Assert.Equal(4.2 / 8.6, fit["Cr"].RatioToCreatine, 1e-3);
        Assert.Equal(11.0 / 8.6, fit["NAA"].RatioToCreatine, 1e-3);
    }

    [Fact]
    public void One_singlet_has_the_amplitude_width_and_height_of_its_closed_form()
    {
        // A Lorentzian line of amplitude a that decays by λ a sample: half-first-point sum a·(1/(1 − q) − ½), q = e^(−λ), as high on resonance.
        const double amplitude = 2.5;
        const double fwhm = 6.0;
        var acquisition = new MrsAcquisition(4000, 297.2);
        Complex[] Line(double width, double size) => [.. Enumerable.Range(0, 4096).Select(n => Complex.FromPolarCoordinates(
            size * Math.Exp(-Math.PI * width * n / 4000), 2 * Math.PI * acquisition.HertzAt(2.0) * n / 4000))];
        var basis = new BasisSet("one", [new BasisSpectrum("S", Line(1, 1))], acquisition);
        var spectrum = new Spectrum(Synthetic.Noisy(Line(fwhm, amplitude), 1e-3, seed: 1), acquisition);

        var fit = spectrum.Fit(basis, new SpectrumModel { BaselineOrder = -1, FitFirstOrderPhase = false });

        Assert.Equal(amplitude, fit["S"].Concentration.Value, 1e-4);
        Assert.Equal(fwhm - 1, fit.Groups[0].LorentzianHz, 1e-2);
        Assert.Equal(fwhm, fit.LinewidthHz, 0.05);
        var height = amplitude * ((1 / (1 - Math.Exp(-Math.PI * fwhm / 4000))) - 0.5);
        Assert.Equal(height, fit.SignalToNoise * fit.NoiseSd, 1e-3 * height);
    }

    [Fact]
    public void Amplitude_bound_of_one_known_line_is_sigma_over_its_norm()
    {
        // With nothing else unknown Var(c) = σ²/‖m‖²; phase, shift and width of a symmetric line in its middle change that only through the width.
        var basis = Synthetic.Basis(only: ["Cr"]);
        var spectrum = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, _ => 5), 3, seed: 2), basis.Acquisition);

        var fit = spectrum.Fit(basis, new SpectrumModel { BaselineOrder = -1, FitFirstOrderPhase = false });

        var (_, values) = new Spectrum(Synthetic.Fid(basis, _ => 1, fit.Groups[0].LorentzianHz, fit.Groups[0].GaussianHz), basis.Acquisition).Frequency();
        var lower = fit.NoiseSd / Math.Sqrt(values.Sum(v => v.Magnitude * v.Magnitude));
        Assert.InRange(fit["Cr"].Crlb, lower, 2.5 * lower);
    }

    [Fact]
    public void Spread_over_noise_draws_is_what_the_bounds_say()
    {
        const int draws = 300;
        var basis = Synthetic.Basis(points: 512, bandwidthHz: 4000, only: Few);
        var clean = Synthetic.Fid(basis, name => Synthetic.Truth[name] + 3, phase0: 10);
        var fits = new SpectrumFit[draws];
        Parallel.For(0, draws, k => fits[k] = new Spectrum(Synthetic.Noisy(clean, 10, seed: 5, stream: (ulong)k), basis.Acquisition).Fit(basis, SpectrumModel.FslMrs));

        foreach (var name in Few)
        {
            var values = fits.Select(fit => fit[name].Concentration.Value).ToArray();
            var sd = Math.Sqrt(values.Sum(v => Math.Pow(v - values.Average(), 2)) / (draws - 1));
            var bound = fits.Average(fit => fit[name].Crlb);
            var within = fits.Count(fit => Math.Abs(fit[name].Concentration.Value - Synthetic.Truth[name] - 3) < 2 * fit[name].Crlb);

            // The standard error of a standard deviation of 300 draws is 4.1 %: 0.88 to 1.12 is three of them.
            Assert.InRange(sd / bound, 0.88, 1.12);
            Assert.InRange(values.Average() - Synthetic.Truth[name] - 3, -4 * bound / Math.Sqrt(draws), 4 * bound / Math.Sqrt(draws));
            Assert.InRange(within, 0.92 * draws, draws);        // 95.4 % expected
        }

        Assert.Equal(10, fits.Average(fit => fit.NoiseSd), 0.1);
    }

    [Fact]
    public void Correlations_are_those_of_the_noise_draws()
    {
        const int draws = 300;
        var basis = Synthetic.Basis(points: 512, bandwidthHz: 4000, only: ["Glu", "Gln", "Cr"]);
        var clean = Synthetic.Fid(basis, _ => 8);
        var fits = new SpectrumFit[draws];
        Parallel.For(0, draws, k => fits[k] = new Spectrum(Synthetic.Noisy(clean, 20, seed: 6, stream: (ulong)k), basis.Acquisition).Fit(basis, SpectrumModel.FslMrs));

        var names = fits[0].Metabolites.Select(m => m.Name).ToList();
        var (a, b) = (names.IndexOf("Gln"), names.IndexOf("Glu"));
        var x = fits.Select(f => f.Metabolites[a].Concentration.Value).ToArray();
        var y = fits.Select(f => f.Metabolites[b].Concentration.Value).ToArray();
        var (mx, my) = (x.Average(), y.Average());
        var seen = x.Zip(y, (u, v) => (u - mx) * (v - my)).Sum() / Math.Sqrt(x.Sum(u => (u - mx) * (u - mx)) * y.Sum(v => (v - my) * (v - my)));

        Assert.Equal(seen, fits.Average(f => f.Correlations[(a * 3) + b]), 3 / Math.Sqrt(draws));
        Assert.Equal(1, fits[0].Correlations[0]);
    }

    [Fact]
    public void A_basis_with_another_ppm_reference_gives_the_same_fit()
    {
        var basis = Synthetic.Basis();
        var spectrum = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name], phase0: 20), 10, seed: 7), basis.Acquisition);

        var fit = spectrum.Fit(basis, SpectrumModel.FslMrs);
        var other = spectrum.Fit(Synthetic.Basis(referencePpm: 4.68), SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites) { Assert.Equal(m.Concentration.Value, other[m.Name].Concentration.Value, 1e-2 * m.Crlb); }

        Assert.Equal(fit.Groups[0].ShiftPpm, other.Groups[0].ShiftPpm, 1e-6);
    }

    [Fact]
    public void A_spectrum_with_another_ppm_reference_gives_the_same_fit()
    {
        var basis = Synthetic.Basis();
        var other = Synthetic.Basis(referencePpm: 4.7);
        var fid = Synthetic.Fid(basis, name => Synthetic.Truth[name]);
        var otherFid = Synthetic.Fid(other, name => Synthetic.Truth[name]);

        var fit = new Spectrum(fid, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);
        var otherFit = new Spectrum(otherFid, other.Acquisition).Fit(basis, SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites) { Assert.Equal(m.Concentration.Value, otherFit[m.Name].Concentration.Value, 1e-2); }
    }

    [Fact]
    public void Positive_phase_turns_counter_clockwise()
    {
        var basis = Synthetic.Basis();
        var fid = Synthetic.Fid(basis, name => Synthetic.Truth[name]);
        Complex[] turned = [.. fid.Select(v => v * Complex.FromPolarCoordinates(1, 50 * Math.PI / 180))];

        Assert.Equal(50, new Spectrum(turned, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs).Phase0Degrees, 0.01);
    }

    [Fact]
    public void Positive_shift_goes_to_higher_ppm()
    {
        var basis = Synthetic.Basis();
        var fid = Synthetic.Fid(basis, name => Synthetic.Truth[name], lorentzHz: 6);
        var shiftHz = -0.05 * 297.2;                    // higher ppm is lower frequency
        Complex[] moved = [.. fid.Select((v, n) => v * Complex.FromPolarCoordinates(1, 2 * Math.PI * shiftHz * n / 6000))];

        Assert.Equal(0.05, new Spectrum(moved, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs).Groups[0].ShiftPpm, 1e-5);
    }

    [Fact]
    public void Concentrations_scale_with_the_data_and_against_the_basis()
    {
        var basis = Synthetic.Basis(only: Few);
        var fid = Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name]), 10, seed: 8);
        var small = new BasisSet("small", [.. basis.Metabolites.Select(m => new BasisSpectrum(m.Name, [.. m.Fid.ToArray().Select(v => v / 1e6)]))], basis.Acquisition);

        var fit = new Spectrum(fid, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);
        var scaled = new Spectrum([.. fid.Select(v => v * 1e-8)], basis.Acquisition).Fit(small, SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites)
        {
            Assert.Equal(m.Concentration.Value, 100 * scaled[m.Name].Concentration.Value, 1e-3 * m.Crlb);
            Assert.Equal(m.CrlbPercent, scaled[m.Name].CrlbPercent, 1e-3 * m.CrlbPercent);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(4096)]
    public void A_basis_of_another_length_is_cut_or_filled(int basisPoints)
    {
        var truth = Synthetic.Basis(only: Few);
        var spectrum = new Spectrum(Synthetic.Fid(truth, name => Synthetic.Truth[name], lorentzHz: 12, gaussHz: 8), truth.Acquisition);

        var fit = spectrum.Fit(Synthetic.Basis(points: basisPoints, only: Few), SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites) { Assert.Equal(Synthetic.Truth[m.Name], m.Concentration.Value, basisPoints < 1024 ? 0.3 : 1e-3); }
    }

    [Fact]
    public void Filling_the_data_with_zeros_gains_no_certainty()
    {
        var basis = Synthetic.Basis(only: Few);
        var fid = Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name]), 10, seed: 9);

        var fit = new Spectrum(fid, basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);
        var filled = new Spectrum([.. fid, .. new Complex[1024]], basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);

        foreach (var m in fit.Metabolites)
        {
            Assert.Equal(m.Concentration.Value, filled[m.Name].Concentration.Value, 0.7 * m.Crlb);
            Assert.InRange(filled[m.Name].Crlb / m.Crlb, 0.85, 1.15);
        }
    }

    [Fact]
    public void Curves_add_up()
    {
        var basis = Synthetic.Basis();
        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name], phase0: 60), 10, seed: 10), basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);

        var curves = fit.Curves;
        var squares = 0.0;
        for (var k = 0; k < curves.Ppm.Count; k++)
        {
            Assert.Equal(curves.Fit[k], curves.Baseline[k] + curves.Metabolites.Values.Sum(m => m[k]), 1e-6);
            Assert.Equal(curves.Residual[k], curves.Data[k] - curves.Fit[k], 1e-9);
            if (fit.Model.Range.Contains(curves.Ppm[k])) { squares += curves.Residual[k] * curves.Residual[k]; }
        }

        Assert.InRange(squares / fit.ResidualSumOfSquares, 0.4, 0.6);       // the real half of it
        var top = Enumerable.Range(0, curves.Ppm.Count).Where(k => fit.Model.Range.Contains(curves.Ppm[k])).MaxBy(k => curves.Data[k]);
        Assert.InRange(curves.Ppm[top], 1.98, 2.04);
    }

    [Fact]
    public void The_same_input_gives_the_same_bits()
    {
        var basis = Synthetic.Basis();
        var spectrum = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name]), 10, seed: 11), basis.Acquisition);
        var fits = new SpectrumFit[4];

        Parallel.For(0, fits.Length, k => fits[k] = spectrum.Fit(basis, SpectrumModel.FslMrs));

        foreach (var fit in fits) { Assert.Equal(fits[0].Metabolites, fit.Metabolites); }
    }

    [Fact]
    public void An_interrupt_stops_a_fit()
    {
        var basis = Synthetic.Basis(only: Few);
        using var source = new CancellationTokenSource();
        source.Cancel();
        Interrupt.Set(source.Token);
        try { Assert.Throws<OperationCanceledException>(() => new Spectrum(Synthetic.Fid(basis, _ => 1), basis.Acquisition).Fit(basis, SpectrumModel.FslMrs)); }
        finally { Interrupt.Set(default); }
    }
}
