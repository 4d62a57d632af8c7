using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Quantification;

/// <summary>How large a signal is at time zero.</summary>
internal static class WaterSignal
{
    private const double EndShare = 0.05;
    private const int MostSamples = 4096;

    /// <summary>The amplitude of an unsuppressed water FID at time zero.</summary>
    /// <remarks>
    /// The magnitude, which neither phase nor eddy currents touch, follows log|s| = log A − a·t − b·t² + c·t³ (a Voigt line has c = 0), fitted to the samples above 5 % of the largest,
    /// each weighted by its power; noise adds 2σ² to the power and is taken off first.
    /// </remarks>
    /// <exception cref="QuantificationException">No signal, or too few samples.</exception>
    public static double Amplitude(Spectrum water)
    {
        var fid = water.Fid.Span;
        var tail = fid[(fid.Length * 7 / 8)..];
        var noise = tail.Length == 0 ? 0 : Mean(tail);
        var largest = 0.0;
        foreach (var value in fid) { largest = Math.Max(largest, value.Magnitude); }

        var last = fid.Length - 1;
        while (last > 0 && fid[last].Magnitude < EndShare * largest) { last--; }

        if (last < 8 || !(largest > 0) || !double.IsFinite(largest)) { throw new QuantificationException($"The water reference {water.Name} has no signal that could be measured.", "Look at it: water.Plot(), and at the file it comes from."); }

        var used = Enumerable.Range(0, last + 1).Where(n => n < MostSamples).ToArray();
        var (x, y) = (new RowMajor(used.Length, 4), new double[used.Length]);
        var isDecayed = noise < 0.25 * EndShare * EndShare * largest * largest;
        foreach (var (row, n) in used.Index())
        {
            var value = fid[n];
            var power = Math.Max((value.Real * value.Real) + (value.Imaginary * value.Imaginary) - (isDecayed ? noise : 0), 1e-6 * largest * largest);
            var (weight, t) = (Math.Sqrt(power) / largest, (double)n / last);
            y[row] = weight * 0.5 * Math.Log(power);
            for (var j = 0; j < 4; j++) { x[row, j] = weight * Math.Pow(t, j); }
        }

        return Math.Exp(LeastSquares.Fit(x, y).Coefficients[0]);
    }

    /// <summary>The signal of one proton of a unit amount in a basis, at time zero: from the methyl singlets of creatine, NAA, or the singlets of choline compounds.</summary>
    /// <remarks>Protons: Govindaraju, Young and Maudsley, NMR Biomed 13 (2000). The singlet is told from the metabolite's other lines by <see cref="DampedExponentials"/>.</remarks>
    public static (double Signal, string From)? PerProton(BasisSet basis)
    {
        foreach (var (name, ppm, protons) in (ReadOnlySpan<(string, double, int)>)[("Cr", 3.027, 3), ("PCr", 3.029, 3), ("NAA", 2.008, 3), ("GPC", 3.212, 9), ("PCh", 3.208, 9), ("Scyllo", 3.340, 6)])
        {
            var metabolite = basis.Metabolites.FirstOrDefault(m => m.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            if (metabolite is null) { continue; }

            var fid = metabolite.Fid.Span[..Math.Min(metabolite.Fid.Length, 2048)];
            var model = DampedExponentials.Fit(fid, Math.Min(40, fid.Length / 4), tolerance: 1e-6);
            var sum = Complex.Zero;
            for (var k = 0; k < model.Poles.Count; k++)
            {
                var at = basis.Acquisition.PpmAt(model.Poles[k].Phase * basis.Acquisition.BandwidthHz / (2 * Math.PI));
                if (Math.Abs(at - ppm) < 0.04) { sum += model.Amplitudes[k]; }
            }

            if (sum.Magnitude > 0) { return (sum.Magnitude / protons, $"{metabolite.Name}'s singlet at {ppm:F2} ppm, {protons} protons"); }
        }

        return null;
    }

    private static double Mean(ReadOnlySpan<Complex> values)
    {
        var sum = 0.0;
        foreach (var value in values) { sum += (value.Real * value.Real) + (value.Imaginary * value.Imaginary); }

        return sum / values.Length;
    }
}
