using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;

namespace NeuroRepl.Simulation.Spectroscopy;

/// <summary>What a spin system gives after a sequence, as lines and as samples.</summary>
internal static class SpinSimulation
{
    private const double Faint = 1e-9;          // of one proton: far below the float of a file
    private const double Apart = 1e-7;          // hertz: lines closer than that are one

    /// <summary>The lines of a system; one uncoupled proton on resonance gives 1 in every sequence, phase included.</summary>
    public static IReadOnlyList<SpinLine> Lines(SpinSystem system, Sequence sequence, MrsAcquisition acquisition)
    {
        var proton = new SpinGroup([acquisition.ReferencePpm]);
        var one = GroupLines(proton, sequence, acquisition).Aggregate(Complex.Zero, (sum, line) => sum + line.Amplitude);
        var lines = system.Groups.SelectMany(group => GroupLines(group, sequence, acquisition));
        return Merge(lines.Select(line => line with { Amplitude = line.Amplitude / one }));
    }

    /// <summary>Adds what the lines give at every sample, damped to a Lorentzian of so many hertz full width at half maximum.</summary>
    public static Complex[] Sample(IReadOnlyList<SpinLine> lines, int points, double dwellSeconds, double linewidthHz)
    {
        var fid = new Complex[points];
        foreach (var line in lines)
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * line.FrequencyHz * dwellSeconds);
            var decay = Math.Exp(-Math.PI * linewidthHz * dwellSeconds);
            var (re, im) = (decay * cos, decay * sin);
            var (x, y) = (line.Amplitude.Real, line.Amplitude.Imaginary);
            for (var k = 0; k < points; k++)
            {
                fid[k] += new Complex(x, y);
                (x, y) = ((x * re) - (y * im), (x * im) + (y * re));
            }
        }

        return fid;
    }

    private static IEnumerable<SpinLine> GroupLines(SpinGroup group, Sequence sequence, MrsAcquisition acquisition)
    {
        var offsets = PartnerOffsets(group);
        foreach (var offset in offsets)
        {
            var hertz = group.ShiftsPpm.Select((ppm, i) => -acquisition.HertzAt(ppm) + offset[i]).ToArray();
            var states = new SpinStates(hertz, group.Couplings);
            var rho = new DensityMatrix(states, group.ShiftsPpm);
            foreach (var step in sequence.Steps) { rho.Apply(step); }

            foreach (var line in rho.Lines(4.0 / states.Count * group.Weight / offsets.Count)) { yield return line; }
        }
    }

    /// <summary>For every combination of states m of the other nuclei, Σ m·J at each proton.</summary>
    private static List<double[]> PartnerOffsets(SpinGroup group)
    {
        List<double[]> offsets = [new double[group.ShiftsPpm.Count]];
        foreach (var partner in group.Partners)
        {
            offsets = [.. from offset in offsets
                          from step in Enumerable.Range(0, partner.TwiceSpin + 1)
                          let m = step - (partner.TwiceSpin / 2.0)
                          select offset.Select((hertz, i) => hertz + (m * partner.Hertz[i])).ToArray()];
        }

        return offsets;
    }

    private static List<SpinLine> Merge(IEnumerable<SpinLine> lines)
    {
        var merged = new List<SpinLine>();
        foreach (var line in lines.Where(l => Complex.Abs(l.Amplitude) > Faint * Faint).OrderBy(l => l.FrequencyHz))
        {
            if (merged.Count > 0 && line.FrequencyHz - merged[^1].FrequencyHz < Apart)
            {
                merged[^1] = merged[^1] with { Amplitude = merged[^1].Amplitude + line.Amplitude };
            }
            else
            {
                merged.Add(line);
            }
        }

        merged.RemoveAll(line => Complex.Abs(line.Amplitude) < Faint);
        return merged;
    }
}
