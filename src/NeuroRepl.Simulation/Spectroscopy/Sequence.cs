using NeuroRepl.Numerics;
using static NeuroRepl.Simulation.Spectroscopy.SequenceStep;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>A localisation sequence as ideal pulses and waits, from the first pulse to the first sample.</summary>
/// <remarks>
/// Hard pulses have no duration, bandwidth or slice profile. Against a 7 T sLASER basis simulated with its real adiabatic pulses the spectra agree to
/// r &gt; 0.99
/// for most metabolites; where J evolution over the echo decides the pattern (Lac, Asp, GABA), real adiabatic pulses hold it back by about 2 ms of
/// 36.
/// For quantification in vivo use a basis made with the scanner's own pulses.
/// </remarks>
public sealed class Sequence
{
    /// <summary>
    /// A sequence of one's own; the usual ones are <see cref="Slaser"/>, <see cref="Press"/>, <see cref="Steam"/>, <see cref="SpinEcho"/>.
    /// </summary>
    /// <param name="name">What it is called.</param>
    /// <param name="echoTimeSeconds">From excitation to echo, in seconds.</param>
    /// <param name="steps">Pulses, waits and gradients, in order.</param>
    /// <param name="mixingTimeSeconds">The mixing time, where it has one.</param>
    /// <exception cref="ArgumentMistake">There are no steps, or a wait is negative.</exception>
    public Sequence(string name, double echoTimeSeconds, IReadOnlyList<SequenceStep> steps, double? mixingTimeSeconds = null)
    {
        Guard.NotBlank(name);
        Guard.NotEmpty(steps);
        foreach (var delay in steps.OfType<Delay>()) { Guard.InRange(delay.Seconds, 0, 10, "a wait in seconds"); }

        foreach (var shaped in steps.OfType<Shaped>())
        {
            Guard.SameLength(shaped.PhaseDegrees.Count, shaped.AmplitudeHz.Count, "the number of phases of a shaped pulse", "that of its amplitudes");
            Guard.InRange(shaped.Seconds, 0, 1, "the seconds a shaped pulse lasts");
        }

        (Name, EchoTimeSeconds, Steps, MixingTimeSeconds) = (name, echoTimeSeconds, steps, mixingTimeSeconds);
    }

    /// <summary>What it is called: "sLASER".</summary>
    public string Name { get; }

    /// <summary>From excitation to echo, in seconds.</summary>
    public double EchoTimeSeconds { get; }

    /// <summary>The time between the second and the third pulse of STEAM, in seconds.</summary>
    public double? MixingTimeSeconds { get; }

    /// <summary>What happens, in order.</summary>
    public IReadOnlyList<SequenceStep> Steps { get; }

    /// <summary>One 90° pulse and the signal at once.</summary>
    public static Sequence PulseAcquire() => new("pulse-acquire", 0, [new Pulse(90, 90)]);

    /// <summary>90° – TE/2 – 180° – TE/2.</summary>
    public static Sequence SpinEcho(double echoTimeSeconds)
    {
        Guard.Positive(echoTimeSeconds);
        return new("spin echo", echoTimeSeconds, [new Pulse(90, 90), .. Echoes(echoTimeSeconds)]);
    }

    /// <summary>PRESS: two echoes in a row, 90° – TE₁/2 – 180° – (TE₁ + TE₂)/2 – 180° – TE₂/2.</summary>
    /// <param name="echoTimeSeconds">TE₁ + TE₂.</param>
    /// <param name="firstEchoTimeSeconds">TE₁; half of the echo time unless given.</param>
    public static Sequence Press(double echoTimeSeconds, double? firstEchoTimeSeconds = null)
    {
        Guard.Positive(echoTimeSeconds);
        var first = firstEchoTimeSeconds ?? echoTimeSeconds / 2;
        Guard.InRange(first, 0, echoTimeSeconds, nameof(firstEchoTimeSeconds));
        return new("PRESS", echoTimeSeconds, [new Pulse(90, 90), .. Echoes(first, echoTimeSeconds - first)]);
    }

    /// <summary>semi-LASER: a 90° pulse and two pairs of 180° pulses at equal spacing, four echoes of TE/4.</summary>
    public static Sequence Slaser(double echoTimeSeconds)
    {
        Guard.Positive(echoTimeSeconds);
        var quarter = echoTimeSeconds / 4;
        return new("sLASER", echoTimeSeconds, [new Pulse(90, 90), .. Echoes(quarter, quarter, quarter, quarter)]);
    }

    /// <summary>MEGA-PRESS: PRESS with two editing pulses half an echo time apart, which turn back the coupling to the protons of their band.</summary>
    /// <remarks>
    /// Mescher, Merkle, Kirsch, Garwood and Gruetter, NMR Biomed 11 (1998) 266. Simulate it twice, on (1.9 ppm for GABA at TE 68 ms) and off (7.5 ppm),
    /// and take <c>BasisSet.Difference(on, off)</c>.
    /// </remarks>
    /// <param name="editingPpm">Where the editing pulses turn protons.</param>
    /// <param name="editingWidthPpm">The full width of their band.</param>
    /// <param name="firstEchoTimeSeconds">TE₁ of the PRESS; a fifth of the echo time unless given.</param>
    public static Sequence MegaPress(double echoTimeSeconds, double editingPpm, double editingWidthPpm = 0.5, double? firstEchoTimeSeconds = null)
    {
        Guard.Positive(echoTimeSeconds);
        Guard.Positive(editingWidthPpm);
        var first = firstEchoTimeSeconds ?? echoTimeSeconds / 5;
        Guard.InRange(first, 0, echoTimeSeconds, nameof(firstEchoTimeSeconds));
        var editing = new Selective(180, editingPpm, editingWidthPpm);
        var firstEdit = (echoTimeSeconds + first) / 4;
        var secondRefocus = (echoTimeSeconds + first) / 2;
        var secondEdit = firstEdit + (echoTimeSeconds / 2);
        return new($"MEGA-PRESS, editing at {editingPpm:0.##} ppm", echoTimeSeconds,
        [
            new Pulse(90, 90), new Delay(first / 2), new Pulse(180), new Delay(firstEdit - (first / 2)), editing,
            new Delay(secondRefocus - firstEdit), new Pulse(180), new Delay(secondEdit - secondRefocus), editing, new Delay(echoTimeSeconds - secondEdit),
        ]);
    }

    /// <summary>STEAM: 90° – TE/2 – 90° – TM – 90° – TE/2, with gradients that leave the stimulated echo.</summary>
    /// <remarks>What survives TM is order zero, zero-quantum coherences included, as on a scanner.</remarks>
    public static Sequence Steam(double echoTimeSeconds, double mixingTimeSeconds)
    {
        Guard.Positive(echoTimeSeconds);
        Guard.Positive(mixingTimeSeconds);
        var half = new Delay(echoTimeSeconds / 2);
        return new(
            "STEAM",
            echoTimeSeconds,
            [new Pulse(90, 90), half, new Keep(1), new Pulse(90, 90), new Keep(0), new Delay(mixingTimeSeconds), new Pulse(90, 90), new Keep(-1), half],
            mixingTimeSeconds);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Name}, TE {EchoTimeSeconds * 1000:0.#} ms{(MixingTimeSeconds is { } mixing ? $", TM {mixing * 1000:0.#} ms" : "")}";

    private static IEnumerable<SequenceStep> Echoes(params double[] echoTimes)
    {
        foreach (var time in echoTimes)
        {
            yield return new Delay(time / 2);
            yield return new Pulse(180);
            yield return new Delay(time / 2);
        }
    }
}
