using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

public sealed class SpectrumSimulationTests
{
    private static readonly BasisSet Singlet = BasisSet.Simulate(
        [new SpinSystem("X", "x", [new SpinGroup([2.0])], "test")], Sequence.PulseAcquire(), 298.04, points: 1024, linewidthHz: 0);

    private static readonly SpectrumTruth Plain = new()
    {
        Concentrations = new Dictionary<string, double> { ["X"] = 5 }, LorentzianHz = 0, GaussianHz = 0, SignalToNoise = double.PositiveInfinity,
    };

    [Fact]
    public void Widths_are_full_widths_at_half_maximum()
    {
        // the FID of a line of width w: exp(−πwt) if Lorentzian; half of exp(−(πwt)²/(4 ln 2)) at t = 2 ln 2/(πw) if Gaussian
        var lorentzian = Spectrum.Simulate(Singlet, Plain with { LorentzianHz = 12 }).Fid.Span;
        var gaussian = Spectrum.Simulate(Singlet, Plain with { GaussianHz = 12 }).Fid.Span;

        Assert.Equal(5 * Math.Exp(-Math.PI * 12 * 0.1), lorentzian[300].Magnitude, 1e-9);
        Assert.Equal(12, HalfWidth(lorentzian.ToArray()), 0.1);
        Assert.Equal(12, HalfWidth(gaussian.ToArray()), 0.1);
    }

    [Fact]
    public void Shift_moves_the_peak_to_higher_ppm_and_phase_turns_it()
    {
        var fid = Spectrum.Simulate(Singlet, Plain with { ShiftPpm = 0.05, Phase0Degrees = 30 }).Fid.Span;

        var expected = 5 * Complex.Exp(Complex.ImaginaryOne * ((Math.PI / 6) + (2 * Math.PI * (4.65 - 2.05) * 298.04 * 100 / 3000)));
        Assert.True(Complex.Abs(expected - fid[100]) < 1e-9);
    }

    [Fact]
    public void First_order_phase_turns_each_peak_by_its_distance_from_the_reference()
    {
        var phased = Spectrum.Simulate(Singlet, Plain with { LorentzianHz = 10, Phase1DegreesPerPpm = 10 }).Fid.ToArray();
        var plain = Spectrum.Simulate(Singlet, Plain with { LorentzianHz = 10 }).Fid.ToArray();
        var (a, b) = (Fourier.Forward(phased), Fourier.Forward(plain));
        var peak = Enumerable.Range(0, b.Length).MaxBy(k => b[k].Magnitude);
        var ppm = 4.65 - (peak * 3000.0 / 1024 / 298.04);

        Assert.Equal(10 * (ppm - 4.65), (a[peak] / b[peak]).Phase * 180 / Math.PI, 1e-6);
    }

    [Fact]
    public void Noise_is_as_loud_as_asked_for()
    {
        var truth = Plain with { LorentzianHz = 8, SignalToNoise = 50 };
        var noisy = Fourier.Forward(Spectrum.Simulate(Singlet, truth, seed: 7).Fid.ToArray());
        var clean = Fourier.Forward(Spectrum.Simulate(Singlet, truth with { SignalToNoise = double.PositiveInfinity }).Fid.ToArray());
        var sd = Math.Sqrt(noisy.Zip(clean, (a, b) => Math.Pow((a - b).Real, 2)).Average());

        Assert.Equal(50, clean.Max(z => z.Real) / sd, 4.0);            // 1024 points: the SD is known to 2.2 %, so ± 4 is three and a half of these
    }

    [Fact]
    public void Same_seed_same_bits_other_seed_other_noise()
    {
        var truth = Plain with { SignalToNoise = 50, WaterMillimolar = 40000, ResidualWater = 1e-4 };
        var (first, again) = (Spectrum.Simulate(Singlet, truth, seed: 3), Spectrum.Simulate(Singlet, truth, seed: 3));
        var other = Spectrum.Simulate(Singlet, truth, seed: 4);

        Assert.Equal(first.Fid.ToArray(), again.Fid.ToArray());
        Assert.Equal(first.Water!.Fid.ToArray(), again.Water!.Fid.ToArray());
        Assert.NotEqual(first.Fid.ToArray(), other.Fid.ToArray());
    }

    [Fact]
    public void Water_reference_is_two_protons_per_molecule_at_the_reference()
    {
        var water = Spectrum.Simulate(Singlet, Plain with { WaterMillimolar = 40000 }).Water!.Fid.Span;

        Assert.Equal(80000, water[0].Real, 1e-6);
        Assert.Equal(80000, water[500].Real, 1e-6);
    }

    [Fact]
    public void Metabolite_that_the_basis_lacks_is_told() => Assert.Throws<ArgumentMistake>(
        () => Spectrum.Simulate(Singlet, Plain with { Concentrations = new Dictionary<string, double> { ["Glu"] = 1 } }));

    private static double HalfWidth(Complex[] fid)
    {
        var padded = new Complex[1 << 16];
        fid.CopyTo(padded, 0);
        padded[0] /= 2;
        var real = Fourier.Forward(padded).Select(z => z.Real).ToArray();
        var top = real.Max();
        return real.Count(height => height > top / 2) * 3000.0 / padded.Length;
    }
}
