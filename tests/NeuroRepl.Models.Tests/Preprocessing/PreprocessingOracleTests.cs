using System.Numerics;
using System.Text.Json;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Testing;

namespace NeuroRepl.Models.Tests.Preprocessing;

/// <summary>A small scan that numpy and scipy preprocessed by other algorithms (tests/reference/preprocessing/preprocessing.py).</summary>
public sealed class PreprocessingOracleTests
{
    private static readonly JsonElement Oracle = JsonDocument.Parse(File.ReadAllText(Repository.At("tests", "reference", "preprocessing", "preprocessing.json"))).RootElement;
    private static readonly MrsAcquisition Acquisition = new(Oracle.GetProperty("bandwidth").GetDouble(), Oracle.GetProperty("mhz").GetDouble());
    private static readonly int Points = Oracle.GetProperty("points").GetInt32();
    private static readonly int Coils = Oracle.GetProperty("coils").GetInt32();

    [Fact]
    public void Coils_are_combined_as_well_as_by_a_generalised_eigenproblem()
    {
        var series = new SpectrumSeries(Pairs("coil_scan"), Points, [new("DIM_COIL", Coils), new("DIM_DYN", Oracle.GetProperty("transients").GetInt32())], Acquisition);

        var weights = series.CombineCoils().Weights;

        var theirs = Pairs("weights");
        var alike = weights.Zip(theirs, (a, b) => Complex.Conjugate(a) * b).Aggregate((a, b) => a + b).Magnitude / Math.Sqrt(weights.Sum(w => w.Magnitude * w.Magnitude) * theirs.Sum(w => w.Magnitude * w.Magnitude));
        Assert.InRange(alike, 0.995, 1 + 1e-12);                                       // both from noisy samples, of other stretches
        Assert.InRange(SignalToNoise(weights) / Oracle.GetProperty("optimum").GetDouble(), 0.98, 1 + 1e-9);
        Assert.InRange(SignalToNoise(weights) / SignalToNoise(theirs), 0.985, 1.02);
    }

    [Fact]
    public void Transients_are_registered_as_by_a_derivative_search_on_the_same_residuals()
    {
        var hertz = Numbers("found_hertz");
        var degrees = Numbers("found_degrees");
        var series = new SpectrumSeries(Pairs("moved"), Points, [new("DIM_DYN", hertz.Length)], Acquisition);

        var alignment = series.Align(new AlignmentOptions { UseCourse = false, BaselineOrder = -1 });

        var shifts = Scans.Centred(alignment.ShiftsHz.Zip(hertz, (a, b) => a - b));
        var phases = Scans.Centred(alignment.PhasesDegrees.Zip(degrees, (a, b) => a - b));
        Assert.InRange(shifts.Max(Math.Abs), 0, 0.01);                                 // a fifth of the standard error of one shift here
        Assert.InRange(phases.Max(Math.Abs), 0, 0.1);
    }

    [Fact]
    public void Residual_water_goes_as_by_a_full_singular_value_decomposition()
    {
        var (wet, dry, brain) = (Pairs("wet"), Pairs("dry"), Pairs("brain"));

        var ours = new Spectrum(wet, Acquisition).RemoveWater(components: Oracle.GetProperty("components").GetInt32()).Fid.ToArray();

        double Distance(Complex[] a, Complex[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y).Magnitude * (x - y).Magnitude).Sum());
        Assert.InRange(Distance(ours, dry) / Distance(wet, brain), 0, 0.002);          // of the water that was there; the noise is 0.0032 of it
        Assert.InRange(Distance(ours, brain) / Distance(dry, brain), 0.9, 1.1);
    }

    private static double SignalToNoise(IReadOnlyList<Complex> w)
    {
        var (c, psi) = (Pairs("sensitivities"), Pairs("psi"));
        var (signal, noise) = (Complex.Zero, Complex.Zero);
        for (var i = 0; i < Coils; i++)
        {
            signal += w[i] * c[i];
            for (var j = 0; j < Coils; j++) { noise += w[i] * psi[(i * Coils) + j] * Complex.Conjugate(w[j]); }
        }

        return signal.Magnitude / Math.Sqrt(noise.Real);
    }

    private static Complex[] Pairs(string name) => [.. Oracle.GetProperty(name).EnumerateArray().Select(v => new Complex(v[0].GetDouble(), v[1].GetDouble()))];

    private static double[] Numbers(string name) => [.. Oracle.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())];
}
