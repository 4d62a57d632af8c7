using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class FitWarningsTests
{
    private static readonly BasisSet Basis = Synthetic.Basis();

    [Fact]
    public void A_good_fit_warns_of_nothing()
    {
        var basis = Synthetic.Basis(only: ["NAA", "Cr", "GPC", "Glu", "Ins"]);
        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name]), 10, seed: 1), basis.Acquisition).Fit(basis, SpectrumModel.FslMrs);

        Assert.Empty(fit.Warnings);
    }

    [Fact]
    public void Reversed_data_are_told()
    {
        var fid = Synthetic.Noisy(Synthetic.Fid(Basis, name => Synthetic.Truth[name]), 10, seed: 2);

        var fit = new Spectrum([.. fid.Select(Complex.Conjugate)], Basis.Acquisition).Fit(Basis, SpectrumModel.FslMrs);

        Assert.Contains(fit.Warnings, w => w.Contains("reversed"));
    }

    [Fact]
    public void Noise_alone_is_no_fit_to_trust()
    {
        var fit = new Spectrum(Synthetic.Noisy(new Complex[1024], 10, seed: 3), Basis.Acquisition).Fit(Basis, SpectrumModel.FslMrs);

        Assert.Contains(fit.Warnings, w => w.Contains("signal-to-noise"));
        Assert.Contains(fit.Warnings, w => w.Contains("CRLB above") || w.Contains("Not found"));
        Assert.DoesNotContain(fit.Warnings, w => w.Contains("reversed"));
    }

    [Fact]
    public void A_metabolite_that_the_basis_misses_shows_as_structure_in_the_residual()
    {
        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(Basis, name => Synthetic.Truth[name]), 10, seed: 4), Basis.Acquisition).Fit(Basis.Without("Glu", "MM"), SpectrumModel.FslMrs);

        Assert.Contains(fit.Warnings, w => w.Contains("residual is not only noise"));
    }

    [Fact]
    public void Too_few_iterations_are_told_and_what_to_try()
    {
        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(Basis, name => Synthetic.Truth[name]), 10, seed: 5), Basis.Acquisition)
            .Fit(Basis, SpectrumModel.FslMrs with { MaxIterations = 1 });

        Assert.Contains("Raise MaxIterations", Assert.IsType<FitOutcome.Stopped>(fit.Outcome).WhatToTry);
        Assert.Contains(fit.Warnings, w => w.Contains("did not converge"));
    }

    [Fact]
    public void A_shift_at_its_bound_is_told()
    {
        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(Basis, name => Synthetic.Truth[name], shiftPpm: 0.06), 10, seed: 6), Basis.Acquisition)
            .Fit(Basis, SpectrumModel.FslMrs with { MaxShiftPpm = 0.05 });

        Assert.Contains(fit.Warnings, w => w.Contains("shift is at its bound"));
    }

    [Fact]
    public void A_basis_broader_than_the_data_is_told()
    {
        var broad = new BasisSet("broad", [.. Basis.Metabolites.Select(m => new BasisSpectrum(
            m.Name, [.. m.Fid.ToArray().Select((v, n) => v * Math.Exp(-Math.PI * 10 * n / 6000))]))], Basis.Acquisition);

        var fit = new Spectrum(Synthetic.Noisy(Synthetic.Fid(Basis, name => Synthetic.Truth[name], lorentzHz: 5, gaussHz: 0), 10, seed: 7), Basis.Acquisition).Fit(broad, SpectrumModel.FslMrs);

        Assert.Contains(fit.Warnings, w => w.Contains("no broader than the basis"));
    }
}
