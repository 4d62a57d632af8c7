using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Numerics;
using NeuroRepl.Simulation.Spectroscopy;
using NeuroRepl.Testing;
using Xunit.Abstractions;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

/// <summary>Against a 7 T sLASER TE 36 ms basis that others simulated with the scanner's real pulses.</summary>
public sealed class RealBasisTests(ITestOutputHelper output)
{
    private const double MHz = 297.190252;
    private const double ExtraHz = 9;           // both made 10 Hz wide, about a line in vivo

    private static readonly string[] Singlets = ["Cr", "PCr", "Scyllo", "GPC", "PCh"];
    private static readonly string[] Coupled = ["NAA", "NAAG", "Glc", "Tau", "PE", "GSH", "Asc", "Glu", "Gln", "Ins"];

    /// <summary>Their pattern hangs most on J evolution over the echo, which adiabatic pulses of finite length hold back.</summary>
    private static readonly string[] MostModulated = ["GABA", "Lac", "Asp"];

    [Needs("shared:mrs/slaser_7T_te36")]
    public void Ideal_pulses_agree_with_a_basis_made_from_real_ones()
    {
        var protonArea = Ratio("Cr", 0).Scale;
        foreach (var name in (string[])[.. Singlets, .. Coupled, .. MostModulated])
        {
            var (r, magnitude, scale) = Ratio(name, name == "Ins" ? 0.010 : 0);
            output.WriteLine($"{name,-7} r(real) = {r:F4}, r(magnitude) = {magnitude:F4}, area per proton / Cr's = {scale / protonArea:F3}");
            Assert.True(r >= (Singlets.Contains(name) ? 0.999 : Coupled.Contains(name) ? 0.995 : 0.95), $"{name}: r = {r:F4}");
            Assert.InRange(scale / protonArea, 0.9, Singlets.Contains(name) ? 1.01 : 1.3);
        }
    }

    [Needs("shared:mrs/slaser_7T_te36")]
    public void Most_modulated_patterns_there_are_those_of_a_shorter_echo()
    {
        foreach (var name in MostModulated)
        {
            var (full, shorter) = (Ratio(name, 0).Real, Ratio(name, 0, echoTimeSeconds: 0.034).Real);
            output.WriteLine($"{name,-7} r(real) = {full:F4} at TE 36 ms, {shorter:F4} at 34 ms");
            Assert.True(shorter > full + 0.01 && shorter > 0.965, $"{name}: {full:F4} and {shorter:F4}");
        }
    }

    [Needs("shared:mrs/slaser_7T_te36")]
    public void Inositol_stands_a_hundredth_of_a_ppm_higher_there()
    {
        double[] shifts = [0, 0.005, 0.008, 0.010, 0.012, 0.015];

        Assert.Equal(0.010, shifts.MaxBy(shift => Ratio("Ins", shift).Real));
    }

    private static (double Real, double Magnitude, double Scale) Ratio(string name, double shiftPpm, double echoTimeSeconds = 0.036)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.SharedData("mrs", "slaser_7T_te36")!, $"{name}.json")));
        var stored = file.RootElement.GetProperty("basis");
        var real = stored.GetProperty("basis_re").EnumerateArray().Zip(
            stored.GetProperty("basis_im").EnumerateArray(), (re, im) => new Complex(re.GetDouble(), im.GetDouble())).ToArray();
        var ours = BasisSet.Simulate(
            Sequence.Slaser(echoTimeSeconds), MHz, bandwidthHz: 6000, points: real.Length, linewidthHz: 1, metabolites: [name], macromolecules: false)[name].Fid.ToArray();
        for (var k = 0; k < ours.Length; k++) { ours[k] *= Complex.FromPolarCoordinates(1, -2 * Math.PI * shiftPpm * MHz * k / 6000); }

        var (a, b) = (InRange(real), InRange(ours));
        var (dot, length) = (a.Zip(b, (x, y) => x * Complex.Conjugate(y)).Aggregate(Complex.Zero, (sum, z) => sum + z), b.Sum(y => y.Magnitude * y.Magnitude));
        return (Correlation([.. a.Select(z => z.Real)], [.. b.Select(z => z.Real)]),
            Correlation([.. a.Select(z => z.Magnitude)], [.. b.Select(z => z.Magnitude)]),
            dot.Magnitude / length);
    }

    private static Complex[] InRange(Complex[] fid)
    {
        var broad = fid.Select((sample, k) => sample * Math.Exp(-Math.PI * ExtraHz * k / 6000)).ToArray();
        var (spectrum, hertz) = (Fourier.Shift(Fourier.Forward(broad)), Fourier.Frequencies(broad.Length, 6000));
        return [.. spectrum.Where((_, k) => 4.65 - (hertz[k] / MHz) is > 0.2 and < 4.2)];
    }

    private static double Correlation(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        return x.Zip(y, (a, b) => (a - mx) * (b - my)).Sum() / Math.Sqrt(x.Sum(a => (a - mx) * (a - mx)) * y.Sum(b => (b - my) * (b - my)));
    }
}
