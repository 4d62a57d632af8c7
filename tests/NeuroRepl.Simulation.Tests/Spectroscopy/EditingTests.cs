using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

public sealed class EditingTests
{
    private const double MHz = 123.2;

    [Fact]
    public void Editing_leaves_GABA_at_three_ppm_and_takes_creatine_away()
    {
        BasisSet Simulate(double ppm) => BasisSet.Simulate(
            Sequence.MegaPress(0.068, ppm), MHz, bandwidthHz: 2000, points: 2048, linewidthHz: 3, metabolites: ["GABA", "Cr"], macromolecules: false);
        var (on, off) = (Simulate(1.9), Simulate(7.5));

        var difference = BasisSet.Difference(on, off);

        Assert.Equal(0, difference["Cr"].Fid.ToArray().Max(v => v.Magnitude), 1e-9);

        // At TE = 1/(2J) the outer lines of the triplet, one of its two protons, are turned over without editing and stand with it: twice one proton is left.
        Assert.InRange(Peak(on, "GABA"), 0.6 * Peak(Pulse(), "GABA"), 1.2 * Peak(Pulse(), "GABA"));
        Assert.InRange(Area(difference, "GABA", 2.85, 3.15), 1.8, 2.2);
    }

    [Fact]
    public void An_editing_pulse_that_meets_no_proton_is_plain_PRESS()
    {
        var mega = Metabolites.Find("Glu").Lines(Sequence.MegaPress(0.068, 9.5, firstEchoTimeSeconds: 0.014), MHz);
        var press = Metabolites.Find("Glu").Lines(Sequence.Press(0.068, 0.014), MHz);

        Assert.Equal(press.Count, mega.Count);
        foreach (var (a, b) in press.Zip(mega))
        {
            Assert.Equal(a.FrequencyHz, b.FrequencyHz, 1e-9);
            Assert.Equal(0, (a.Amplitude - b.Amplitude).Magnitude, 1e-9);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(100.0)]
    [InlineData(250.0)]
    public void A_rectangular_pulse_turns_about_the_effective_field(double offsetHz)
    {
        // Mz after a pulse of ω₁ for τ at offset Δ: cos²θ + sin²θ·cos(√(ω₁² + Δ²)·τ), tan θ = ω₁/Δ; what is transverse is √(1 − Mz²).
        const double field = 250;
        const double seconds = 0.001;                      // 90° on resonance
        var pulse = new Sequence("rectangular", 0, [new SequenceStep.Shaped([.. Enumerable.Repeat(field, 1000)], [.. Enumerable.Repeat(90.0, 1000)], seconds / 1000)]);
        var system = new SpinSystem("S", "one proton", [new SpinGroup([MrsAcquisition.WaterPpm + (offsetHz / MHz)])], "closed form");

        var line = Assert.Single(system.Lines(pulse, MHz));

        var effective = Math.Sqrt((field * field) + (offsetHz * offsetHz));
        var sine2 = field * field / (effective * effective);
        var z = 1 - sine2 + (sine2 * Math.Cos(2 * Math.PI * effective * seconds));
        Assert.Equal(Math.Sqrt(1 - (z * z)), line.Amplitude.Magnitude, 1e-5);
    }

    [Fact]
    public void At_least_twenty_five_metabolites_are_known_with_their_source()
    {
        Assert.True(Metabolites.All.Count >= 25);
        Assert.All(Metabolites.All, system => Assert.NotEmpty(system.Source));
        Assert.Equal(Metabolites.All.Count, Metabolites.All.Select(s => s.Name).Distinct().Count());
    }

    private static BasisSet Pulse() => BasisSet.Simulate(
        Sequence.PulseAcquire(), MHz, bandwidthHz: 2000, points: 2048, linewidthHz: 3, metabolites: ["GABA"], macromolecules: false);

    private static double Peak(BasisSet basis, string name) => Values(basis, name, 2.85, 3.15).Max(v => v.Real);

    /// <summary>Area of the real part in protons: Σ over points × bandwidth/points ÷ bandwidth, as one proton's FID starts at 1.</summary>
    private static double Area(BasisSet basis, string name, double low, double high) => Values(basis, name, low, high).Sum(v => v.Real) * 2 / basis.Points;

    private static IEnumerable<System.Numerics.Complex> Values(BasisSet basis, string name, double low, double high)
    {
        var (ppm, values) = new Spectrum(basis[name].Fid.ToArray(), basis.Acquisition).Frequency();
        return values.Where((_, k) => ppm[k] > low && ppm[k] < high);
    }
}
