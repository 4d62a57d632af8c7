using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Preprocessing;

public sealed class SingleStepsTests
{
    /// <summary>What eddy currents do: a phase that starts at zero and settles, tens of degrees large.</summary>
    private static double Eddy(double t) => (0.9 * (1 - Math.Exp(-t / 0.01))) - (0.5 * (1 - Math.Exp(-t / 0.05)));

    private static Spectrum Water(double noise = 0, ulong seed = 50)
    {
        var random = new CounterRandom(seed);
        Complex[] fid = [.. Enumerable.Range(0, Scans.Points).Select(n => 2e4 * Complex.FromPolarCoordinates(Math.Exp(-35.0 * n / Scans.BandwidthHz), 0.4 + (2 * Math.PI * 3 * n / Scans.BandwidthHz) + Eddy(n / Scans.BandwidthHz)))];
        Scans.AddNoise(fid, noise, random);
        return new Spectrum(fid, Scans.Acquisition) { Name = "water" };
    }

    [Fact]
    public void The_phase_of_eddy_currents_is_taken_out_to_less_than_a_degree()
    {
        var sd = Scans.NoiseSd(100);
        Complex[] fid = [.. Scans.Brain().Select((v, n) => v * Complex.FromPolarCoordinates(1, 0.4 + (2 * Math.PI * 3 * n / Scans.BandwidthHz) + Eddy(n / Scans.BandwidthHz)))];

        var corrected = new Spectrum(fid, Scans.Acquisition).CorrectEddyCurrents(Water(sd));

        var (brain, samples) = (Scans.Brain(), corrected.Fid.Span.ToArray());
        var left = Enumerable.Range(0, 400).Where(n => brain[n].Magnitude > 0.01 * brain[0].Magnitude).Max(n => Math.Abs((samples[n] / brain[n]).Phase)) * 180 / Math.PI;
        Assert.InRange(left, 0, 1);
        Assert.Contains("eddy currents corrected", Assert.Single(corrected.Steps), StringComparison.Ordinal);
        Assert.Contains("water stood at", corrected.Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_the_water_has_decayed_the_phase_goes_on_in_a_straight_line()
    {
        var phase = EddyCurrents.Of(Water(noise: 40)).PhaseRadians;

        for (var n = 0; n < Scans.Points; n += 16)
        {
            var expected = 0.4 + (2 * Math.PI * 3 * n / Scans.BandwidthHz) + Eddy(n / Scans.BandwidthHz);
            Assert.Equal(expected, phase[n], n < 300 ? 0.03 : 0.4);
        }
    }

    [Fact]
    public void A_water_reference_with_another_dwell_or_without_signal_is_refused()
    {
        var spectrum = new Spectrum(Scans.Brain(), Scans.Acquisition) { Name = "brain" };

        Assert.Contains("333.33 µs", Assert.Throws<PreprocessingException>(() => spectrum.CorrectEddyCurrents(new Spectrum(new Complex[64], new MrsAcquisition(2000, 297.2)))).Message, StringComparison.Ordinal);
        Assert.Contains("all samples are zero", Assert.Throws<PreprocessingException>(() => spectrum.CorrectEddyCurrents(new Spectrum(new Complex[64], Scans.Acquisition))).Message, StringComparison.Ordinal);
        Assert.Contains("no water reference", Assert.Throws<PreprocessingException>(() => spectrum.CorrectEddyCurrents()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2000)]
    public void Residual_water_goes_and_the_metabolites_stay(double water)
    {
        var (with, without) = (Scans.Brain(water), Scans.Brain());
        var noise = new Complex[Scans.Points];
        Scans.AddNoise(noise, Scans.NoiseSd(150), new CounterRandom(51));

        var cleaned = new Spectrum([.. with.Zip(noise, (a, b) => a + b)], Scans.Acquisition).RemoveWater();

        var (ppm, values) = cleaned.Frequency();
        var truth = new Spectrum([.. without.Zip(noise, (a, b) => a + b)], Scans.Acquisition).Frequency().Values;
        var sd = Scans.NoiseSd(150) * Math.Sqrt(Scans.Points);
        var metabolites = Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is > 0.2 and < 4.1).ToArray();
        Assert.InRange(Scans.RootMeanSquare(metabolites.Select(k => (values[k] - truth[k]).Real)) / sd, 0, 1);
        var around = Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is > 4.5 and < 4.8).Max(k => (values[k] - truth[k]).Magnitude);
        Assert.InRange(around / truth.Max(v => v.Magnitude), 0, 0.1);           // of the tallest metabolite: its tail is fitted there too
        Assert.Contains("residual water removed", cleaned.Steps[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Each_step_does_what_its_formula_says_and_keeps_what_was_before()
    {
        var spectrum = new Spectrum(Scans.Brain(), Scans.Acquisition);
        var t7 = 7 / Scans.BandwidthHz;

        AssertSample(spectrum.Phase(30), 7, spectrum.Fid.Span[7] * Complex.FromPolarCoordinates(1, -Math.PI / 6));
        AssertSample(spectrum.Shift(0.1), 7, spectrum.Fid.Span[7] * Complex.FromPolarCoordinates(1, -2 * Math.PI * 29.72 * t7));
        AssertSample(spectrum.Apodise(lorentzianHz: 4), 7, spectrum.Fid.Span[7] * Math.Exp(-Math.PI * 4 * t7));
        AssertSample(spectrum.Apodise(gaussianHz: 4), 7, spectrum.Fid.Span[7] * Math.Exp(-Math.Pow(Math.PI * 4 * t7, 2) / (4 * Math.Log(2))));
        Assert.Equal(512, spectrum.Truncate(512).Points);
        AssertSample(spectrum.DropFirst(2), 0, spectrum.Fid.Span[2]);
        Assert.Same(spectrum, spectrum.Phase(30).Before);
        Assert.Equal(["phase of 30° taken out", "cut to 512 of 1024 points"], spectrum.Phase(30).Truncate(512).Steps);
    }

    [Fact]
    public void Apodising_by_a_lorentzian_adds_its_width_to_that_of_a_line()
    {
        Complex[] line = [.. Enumerable.Range(0, 4096).Select(n => new Complex(Math.Exp(-Math.PI * 5 * n / 3000.0), 0))];

        var width = Linewidth.Of(new Spectrum(line, Scans.Acquisition).Apodise(lorentzianHz: 3), (4, 5)).WidthHz;

        Assert.Equal(8, width, 0.02);
    }

    [Fact]
    public void Phase_and_reference_are_steps_of_their_own()
    {
        var spectrum = new Spectrum(Scans.Moved(Scans.Brain(), 6, 0.7), Scans.Acquisition);

        var phased = spectrum.PhaseZeroOrder();
        var both = phased.ReferenceFrequency();

        Assert.Contains("phased by −", Assert.Single(phased.Steps), StringComparison.Ordinal);
        Assert.Contains("referenced by −", both.Steps[1], StringComparison.Ordinal);
        Assert.Equal(0, (both.Fid.Span[100] - spectrum.Preprocess().Fid.Span[100]).Magnitude / spectrum.Fid.Span[0].Magnitude, 1e-3);
    }

    private static void AssertSample(Spectrum spectrum, int n, Complex expected) => Assert.Equal(0, (spectrum.Fid.Span[n] - expected).Magnitude, 1e-9 * expected.Magnitude);
}
