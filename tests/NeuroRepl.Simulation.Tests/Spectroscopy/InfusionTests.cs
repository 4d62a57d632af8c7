using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Spectroscopy;
using NeuroRepl.Models.Spectroscopy.Dynamic;
using NeuroRepl.Simulation.Spectroscopy;

namespace NeuroRepl.Simulation.Tests.Spectroscopy;

/// <summary>Simulated infusions, and whether a dynamic fit finds in them what was put in.</summary>
public sealed class InfusionTests
{
    private static readonly BasisSet Basis = BasisSet.Simulate(Sequence.Slaser(echoTimeSeconds: 0.036), spectrometerMHz: 298.04, points: 1024);
    private static readonly BlockTruth Truth = BlockTruth.Infusion(Basis) with { Baseline = BlockTruth.Infusion(Basis).Baseline with { Baseline = [] } };

    private static readonly Lazy<DynamicFit[]> Fits = new(() =>
    [
        .. Enumerable.Range(0, 6).Select(k => SpectrumSeries.SimulateBlocks(Basis, 3, 48, Truth, seed: 40 + (ulong)k).FitDynamic(Basis, DesignMatrix.Blocks(3, 48))),
    ]);

    [Fact]
    public void A_block_holds_what_the_truth_says_and_noise_of_one_size()
    {
        var noiseless = Truth with { Baseline = Truth.Baseline with { SignalToNoise = double.PositiveInfinity } };
        var (clean, noisy) = (SpectrumSeries.SimulateBlocks(Basis, [2, 3], noiseless), SpectrumSeries.SimulateBlocks(Basis, [200, 200], Truth));

        Assert.Equal(5, clean.Count);
        Assert.Equal(clean[0].Fid.ToArray(), clean[1].Fid.ToArray());
        Assert.Equal(clean[2].Fid.ToArray(), clean[4].Fid.ToArray());
        Assert.NotEqual(clean[1].Fid.ToArray(), clean[2].Fid.ToArray());
        Assert.Equal(1.25 * Truth.Baseline.Concentrations["Lac"], Truth.Of(1).Concentrations["Lac"], 1e-12);
        Assert.Equal(Truth.Baseline.GaussianHz - 0.4, Truth.Of(1).GaussianHz, 1e-12);

        var height = clean[0].Frequency() is var (ppm, values)
            ? Enumerable.Range(0, ppm.Length).Where(k => ppm[k] is > 1.8 and < 4.2).Max(k => (values[k] * System.Numerics.Complex.FromPolarCoordinates(1, -8 * Math.PI / 180)).Real) : 0;
        foreach (var block in (int[])[0, 1])                    // mean square of 200 × 1024 complex differences: right to 0.3 %
        {
            var square = Enumerable.Range(200 * block, 200).Average(i => noisy[i].Fid.ToArray().Zip(clean[2 * block].Fid.ToArray(), (a, b) => Math.Pow((a - b).Magnitude, 2)).Average()) / 2;
            Assert.Equal(height / 35, Math.Sqrt(square * 1024), 0.01 * height / 35);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_does_not()
    {
        Assert.Equal(SpectrumSeries.SimulateBlocks(Basis, 2, 2).Fids.ToArray(), SpectrumSeries.SimulateBlocks(Basis, 2, 2).Fids.ToArray());
        Assert.NotEqual(SpectrumSeries.SimulateBlocks(Basis, 2, 2).Fids.ToArray(), SpectrumSeries.SimulateBlocks(Basis, 2, 2, seed: 2).Fids.ToArray());
    }

    [Fact]
    public void Glutamate_lactate_and_width_come_back_with_errors_as_large_as_said()
    {
        foreach (var name in (string[])["Glu", "Lac", "Gaussian"])
        {
            var z = Fits.Value.SelectMany(fit => new[] { 1, 2 }.Select(block =>
            {
                var change = (name == "Gaussian" ? fit.Gaussian : fit[name]).Contrast($"block{block + 1} - block1");
                return (change.Estimate - (True(name, block) - True(name, 0))) / change.StandardError;
            })).ToArray();

            Assert.All(z, v => Assert.InRange(v, -3.5, 3.5));
            Assert.InRange(Math.Sqrt(z.Average(v => v * v)), 0.45, 1.6);       // of 12 normal numbers, all but two times in a thousand
        }
    }

    [Fact]
    public void One_model_for_all_is_surer_than_a_fit_a_block()
    {
        var series = SpectrumSeries.SimulateBlocks(Basis, 3, 48, Truth, seed: 40);
        var joint = Fits.Value[0]["Glu"].Contrast("block2 - block1").StandardError;
        double[] crlb = [.. new[] { 0, 1 }.Select(block => new Spectrum(Mean(series, 48 * block), Basis.Acquisition).Fit(Basis)["Glu"].Crlb)];

        Assert.True(joint < 0.97 * Math.Sqrt((crlb[0] * crlb[0]) + (crlb[1] * crlb[1])), $"{joint} against {string.Join(", ", crlb)}");
    }

    [Fact]
    public void Single_transients_averaged_over_subjects_follow_the_truth_within_their_standard_error()
    {
        var subjects = Enumerable.Range(0, 8).Select(k => SpectrumSeries.SimulateBlocks(Basis, 3, 16, Truth, seed: 70 + (ulong)k).FitTransients(Basis)["Glu"].TimeCourse()).ToArray();
        var mean = TimeCourse.Mean(subjects).MovingAverage(8);
        double[] z = [.. new[] { 8, 24, 40 }.Select(i => (mean.Values[i] - True("Glu", i / 16)) / (subjects.Average(s => s.StandardErrors[i]) / Math.Sqrt(8 * 8)))];

        Assert.All(z, v => Assert.InRange(v, -3.5, 3.5));
        Assert.Equal(48, mean.Values.Count);
    }

    private static double True(string name, int block) => name == "Gaussian" ? Truth.Of(block).GaussianHz : Truth.Of(block).Concentrations[name];

    private static System.Numerics.Complex[] Mean(SpectrumSeries series, int first) =>
        [.. Enumerable.Range(0, series.Points).Select(n => Enumerable.Range(first, 48).Aggregate(System.Numerics.Complex.Zero, (sum, i) => sum + series.Row(i).Span[n]) / 48)];
}
