using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;

namespace NeuroRepl.Models.Tests.Spectroscopy;

public sealed class SpectrumPreprocessingTests
{
    public static TheoryData<double, double, double, double> Injected => new()
    {
        { 297.2, 6000, 0, 0 }, { 297.2, 6000, 34, 6 }, { 297.2, 6000, -120, -25 }, { 297.2, 6000, 179, 80 }, { 127.8, 2000, 75, -12 }, { 127.8, 2000, -160, 30 },
    };

    [Theory]
    [MemberData(nameof(Injected))]
    public void Injected_phase_and_shift_are_taken_out(double mhz, double bandwidth, double degrees, double hertz)
    {
        var basis = Synthetic.Basis(mhz, bandwidth, points: 1024);
        var clean = Synthetic.Fid(basis, name => Synthetic.Truth[name], lorentzHz: mhz > 200 ? 6 : 3, gaussHz: mhz > 200 ? 6 : 3);
        Complex[] moved = [.. Synthetic.Noisy(clean, Height(basis, clean) / 100, seed: 3)
            .Select((v, n) => v * Complex.FromPolarCoordinates(1, (degrees * Math.PI / 180) + (2 * Math.PI * hertz * n / bandwidth)))];

        var spectrum = new Spectrum(moved, basis.Acquisition).Preprocess();

        var (turned, shifted) = Applied(moved, spectrum);
        Assert.InRange(Math.IEEERemainder(turned + degrees, 360), -1.1, 1.1);
        Assert.InRange(shifted + hertz, -0.5, 0.5);
        Assert.Equal(2, spectrum.Steps.Count);
    }

    [Fact]
    public void What_was_turned_is_what_was_injected()
    {
        var basis = Synthetic.Basis();
        var clean = Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name]), 20, seed: 4);
        Complex[] moved = [.. clean.Select((v, n) => v * Complex.FromPolarCoordinates(1, (40 * Math.PI / 180) + (2 * Math.PI * 12 * n / 6000)))];

        var once = new Spectrum(clean, basis.Acquisition).Preprocess();
        var again = new Spectrum(moved, basis.Acquisition).Preprocess();

        var (degrees, hertz) = Applied(clean, once);
        var (moreDegrees, moreHertz) = Applied(moved, again);
        Assert.Equal(-40, moreDegrees - degrees, 0.1);
        Assert.Equal(-12, moreHertz - hertz, 0.05);
        Assert.Equal($"phased by −{-moreDegrees:F1}°", again.Steps[0]);
        Assert.StartsWith($"referenced by −{-moreHertz:F2} Hz (+{-moreHertz / 297.2:F4} ppm)", again.Steps[1]);
        Assert.Contains("NAA 2.008, Cr 3.027, Cho 3.210", again.Steps[1]);
    }

    [Theory]
    [InlineData(0.2, 5, 5)]
    [InlineData(6, 4, 3)]
    public void No_singlet_needs_to_be_the_biggest(double naa, double creatine, double choline)
    {
        var basis = Synthetic.Basis(only: ["NAA", "Cr", "GPC", "Glu", "Ins"]);
        var fid = Synthetic.Fid(basis, name => name switch { "NAA" => naa, "Cr" => creatine, "GPC" => choline, _ => 3 }, phase0: 100, shiftPpm: 0.04);

        var (degrees, hertz) = Applied(fid, new Spectrum(fid, basis.Acquisition).Preprocess());

        Assert.Equal(-100, degrees, 2.0);                   // glutamate and inositol reach into the windows without being modelled there
        Assert.Equal(0.04 * 297.2, hertz, 0.7);             // choline's line is taken at 3.210 but GPC alone stands at 3.212: 0.6 Hz
    }

    [Fact]
    public void Residual_water_twenty_times_as_high_does_not_matter()
    {
        var basis = Synthetic.Basis();
        var fid = Synthetic.Noisy(Synthetic.Fid(basis, name => Synthetic.Truth[name], phase0: 60, shiftPpm: -0.03), 20, seed: 6);
        for (var n = 0; n < fid.Length; n++)
        {
            var t = n / 6000.0;
            fid[n] += Complex.FromPolarCoordinates(700 * Math.Exp(-40 * t), 2.0 + (2 * Math.PI * 5 * t));
        }

        var (degrees, hertz) = Applied(fid, new Spectrum(fid, basis.Acquisition).Preprocess());

        Assert.Equal(-60, degrees, 1.0);
        Assert.Equal(-0.03 * 297.2, hertz, 0.5);
    }

    [Fact]
    public void Noise_is_left_alone_and_the_step_says_so()
    {
        var spectrum = new Spectrum(Synthetic.Noisy(new Complex[1024], 10, seed: 7), new MrsAcquisition(6000, 297.2));

        var same = spectrum.Preprocess();

        Assert.Equal(spectrum.Fid.ToArray(), same.Fid.ToArray());
        Assert.Contains("neither phased nor referenced", Assert.Single(same.Steps));
    }

    [Fact]
    public void Another_nucleus_and_a_narrow_bandwidth_are_left_alone()
    {
        Complex[] fid = [.. Enumerable.Range(0, 512).Select(n => new Complex(Math.Exp(-0.01 * n), 0))];

        Assert.Contains("31P", Assert.Single(new Spectrum(fid, new MrsAcquisition(4000, 120.3) { Nucleus = "31P" }).Preprocess().Steps));
        Assert.Contains("bandwidth", Assert.Single(new Spectrum(fid, new MrsAcquisition(500, 297.2)).Preprocess().Steps));
    }

    [Fact]
    public void Water_and_name_stay()
    {
        var basis = Synthetic.Basis(only: ["NAA", "Cr", "GPC"]);
        var water = new Spectrum([Complex.One], basis.Acquisition);
        var spectrum = new Spectrum(Synthetic.Noisy(Synthetic.Fid(basis, _ => 3), 10, seed: 8), basis.Acquisition) { Name = "sub-01", Water = water };

        var done = spectrum.Preprocess();

        Assert.Same(water, done.Water);
        Assert.Equal("sub-01", done.Name);
    }

    [Fact]
    public void Zeros_and_not_numbers_are_refused()
    {
        Assert.Throws<FitException>(() => new Spectrum(new Complex[64], new MrsAcquisition(6000, 297.2)).Preprocess());
        Assert.Throws<FitException>(() => new Spectrum([Complex.One, Complex.NaN], new MrsAcquisition(6000, 297.2)).Preprocess());
    }

    /// <summary>The turn of the first sample in degrees, and what each further one turned in hertz.</summary>
    private static (double Degrees, double Hertz) Applied(Complex[] before, Spectrum after)
    {
        var first = after.Fid.Span[0] / before[0];
        var next = after.Fid.Span[1] / before[1] / first;
        return (first.Phase * 180 / Math.PI, next.Phase / (2 * Math.PI) * after.BandwidthHz);
    }

    private static double Height(BasisSet basis, Complex[] fid) => new Spectrum(fid, basis.Acquisition).Frequency().Values.Max(v => v.Magnitude);
}
