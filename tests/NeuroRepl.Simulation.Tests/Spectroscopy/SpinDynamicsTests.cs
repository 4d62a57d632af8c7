using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;
using NeuroRepl.Testing;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

public sealed class SpinDynamicsTests
{
    private const double MHz = 298.04;

    public static TheoryData<string> AllSequences => ["pulse-acquire", "spin echo", "PRESS", "sLASER", "STEAM"];

    [Theory]
    [MemberData(nameof(AllSequences))]
    public void Singlet_is_a_decaying_turn_in_every_sequence(string name)
    {
        var fid = Simulate(new SpinSystem("X", "x", [new SpinGroup([2.008], weight: 3)], "test"), Find(name), points: 300, linewidthHz: 2)["X"].Fid.Span;

        for (var k = 0; k < fid.Length; k++)
        {
            var t = k / 3000.0;
            var expected = 3 * Math.Exp(-Math.PI * 2 * t) * Complex.Exp(2 * Math.PI * Complex.ImaginaryOne * (4.65 - 2.008) * MHz * t);
            Assert.True(Complex.Abs(expected - fid[k]) < 1e-10, $"sample {k}: {fid[k]}, expected {expected}");
        }
    }

    [Fact]
    public void Coupling_modulates_a_spin_echo_by_the_cosine_of_pi_J_t()
    {
        // weak coupling: 6 ppm apart at 298 MHz, J/Δν = 0.004; the closed form is cos(πJ(TE + t)) for each proton (Levitt, Spin Dynamics, § 14.5)
        const double j = 7, echo = 0.05;
        var system = new SpinSystem("AX", "ax", [new SpinGroup([1.0, 7.0], [new(0, 1, j)])], "test");
        var fid = Simulate(system, Sequence.SpinEcho(echo), points: 400, linewidthHz: 0)["AX"].Fid.Span;

        for (var k = 0; k < fid.Length; k++)
        {
            var t = k / 3000.0;
            var turns = Complex.Exp(2 * Math.PI * Complex.ImaginaryOne * 3.65 * MHz * t) + Complex.Exp(2 * Math.PI * Complex.ImaginaryOne * -2.35 * MHz * t);
            Assert.True(Complex.Abs((turns * Math.Cos(Math.PI * j * (echo + t))) - fid[k]) < 0.03, $"sample {k}");
        }
    }

    [Fact]
    public void Strongly_coupled_pair_is_the_textbook_AB_quartet()
    {
        // ν = ±½√(Δ² + J²) ± J/2 around the centre, heights ½(1 ± J/√(Δ² + J²)) (Levitt, Spin Dynamics, § 14.4)
        const double j = 15;
        var system = new SpinSystem("AB", "ab", [new SpinGroup([4.65 + 0.05, 4.65 - 0.05], [new(0, 1, j)])], "test");
        var lines = system.Lines(Sequence.PulseAcquire(), MHz);

        var root = Math.Sqrt(Math.Pow(0.1 * MHz, 2) + (j * j));
        double[] places = [-(root + j) / 2, -(root - j) / 2, (root - j) / 2, (root + j) / 2];
        double[] heights = [(1 - (j / root)) / 2, (1 + (j / root)) / 2, (1 + (j / root)) / 2, (1 - (j / root)) / 2];
        Assert.Equal(4, lines.Count);
        for (var k = 0; k < 4; k++)
        {
            Assert.Equal(places[k], lines[k].FrequencyHz, 1e-9);
            Assert.Equal(heights[k], lines[k].Amplitude.Real, 1e-12);
            Assert.Equal(0, lines[k].Amplitude.Imaginary, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(AllSequences))]
    public void Coupled_systems_match_dense_matrices_in_numpy(string name)
    {
        using var oracle = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "simulation", "spin_dynamics.json")));
        var samples = oracle.RootElement.GetProperty("samples").EnumerateArray().Select(s => s.GetInt32()).ToArray();
        var rows = oracle.RootElement.GetProperty("rows").EnumerateArray().Where(r => r.GetProperty("sequence").GetString() == name).ToArray();

        Assert.Equal(4, rows.Length);
        foreach (var row in rows)
        {
            var metabolite = row.GetProperty("metabolite").GetString()!;
            var fid = Simulate(Metabolites.Find(metabolite), Find(name), points: 1024, linewidthHz: 0)[metabolite].Fid.Span;
            for (var k = 0; k < samples.Length; k++)
            {
                var expected = new Complex(row.GetProperty("re")[k].GetDouble(), row.GetProperty("im")[k].GetDouble());
                Assert.True(Complex.Abs(expected - fid[samples[k]]) < 1e-6, $"{metabolite} at {samples[k]}: {fid[samples[k]]}, expected {expected}");
            }
        }
    }

    [Fact]
    public void Every_proton_counts_one_right_after_a_pulse()
    {
        foreach (var system in Metabolites.All)
        {
            var first = Simulate(system, Sequence.PulseAcquire(), points: 16, linewidthHz: 0)[system.Name].Fid.Span[0];
            Assert.Equal(system.Protons, first.Real, 1e-6);
            Assert.Equal(0, first.Imaginary, 1e-6);
        }
    }

    [Fact]
    public void Shifted_system_has_the_same_pattern_elsewhere()
    {
        var here = Metabolites.Find("Glu").Lines(Sequence.PulseAcquire(), MHz);
        var there = Metabolites.Find("Glu").Shifted(0.010).Lines(Sequence.PulseAcquire(), MHz);

        Assert.Equal(here.Count, there.Count);
        for (var k = 0; k < here.Count; k++)
        {
            Assert.Equal(-0.010 * MHz, there[k].FrequencyHz - here[k].FrequencyHz, 1e-6);
            Assert.Equal(here[k].Amplitude.Real, there[k].Amplitude.Real, 1e-9);
        }
    }

    [Fact]
    public void Own_sequence_of_the_same_steps_gives_the_same_lines()
    {
        var own = new Sequence("two echoes", 0.035, [.. Sequence.Press(0.035, 0.014).Steps]);

        Assert.Equal(Metabolites.Find("Glu").Lines(Sequence.Press(0.035, 0.014), MHz), Metabolites.Find("Glu").Lines(own, MHz));
        Assert.Throws<ArgumentMistake>(() => new Sequence("backwards", 0.01, [new SequenceStep.Delay(-0.001)]));
    }

    [Fact]
    public void Coupling_to_a_proton_that_is_not_there_is_told() => Assert.Throws<ArgumentMistake>(() => new SpinGroup([1.0, 2.0], [new(0, 2, 7)]));

    [Fact]
    public void Unknown_metabolite_is_told_with_the_list()
    {
        var error = Assert.Throws<ArgumentMistake>(() => BasisSet.Simulate(Sequence.Slaser(0.036), MHz, metabolites: ["NAD"]));

        Assert.Contains("NAAG", error.Hint, StringComparison.Ordinal);
    }

    private static Sequence Find(string name) => name switch
    {
        "pulse-acquire" => Sequence.PulseAcquire(),
        "spin echo" => Sequence.SpinEcho(0.068),
        "PRESS" => Sequence.Press(0.035, firstEchoTimeSeconds: 0.014),
        "sLASER" => Sequence.Slaser(0.036),
        _ => Sequence.Steam(0.020, 0.012),
    };

    private static BasisSet Simulate(SpinSystem system, Sequence sequence, int points, double linewidthHz) =>
        BasisSet.Simulate([system], sequence, MHz, points: points, linewidthHz: linewidthHz);
}
