using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Preprocessing;

public sealed class CoilCombiningTests
{
    [Theory]
    [InlineData(32, 48, true)]
    [InlineData(32, 48, false)]
    [InlineData(4, 16, false)]
    public void The_combined_signal_to_noise_ratio_is_98_percent_of_the_whitened_optimum(int coils, int transients, bool withWater)
    {
        var array = new CoilArray(coils, seed: 31);
        var series = array.Scan(transients, Scans.Brain(), Scans.NoiseSd(20), seed: 32);
        if (withWater) { series = series.WithWater(array.Scan(2, Water(), Scans.NoiseSd(20), seed: 33)); }

        var combination = series.CombineCoils();

        Assert.InRange(array.SignalToNoise(combination.Weights) / array.Optimum, 0.98, 1.0 + 1e-9);
        Assert.Equal(transients, combination.Combined.Count);
        Assert.Equal([new("DIM_DYN", transients)], combination.Combined.Dimensions);
        Assert.Equal(withWater ? "the water reference" : "the data", combination.WeightsFrom);
        Assert.Equal(withWater, combination.Combined.Water is not null);
        Assert.All(combination.RelativeSignalToNoise, r => Assert.InRange(r, 0, 1));
    }

    [Fact]
    public void Where_the_metabolites_see_other_sensitivities_than_the_water_they_give_the_weights()
    {
        var (array, displaced) = (new CoilArray(4, seed: 42), new CoilArray(4, seed: 42, turned: 0.8));
        var series = array.Scan(32, Scans.Brain(), Scans.NoiseSd(20), seed: 43);

        var own = series.WithWater(displaced.Scan(2, Water(), Scans.NoiseSd(20), seed: 44)).CombineCoils();
        var asWater = series.WithWater(array.Scan(2, Water(), Scans.NoiseSd(20), seed: 44)).CombineCoils();

        Assert.Equal("the data", own.WeightsFrom);
        Assert.InRange(array.SignalToNoise(own.Weights) / array.Optimum, 0.98, 1 + 1e-9);
        Assert.Equal("the water reference", asWater.WeightsFrom);
        Assert.NotNull(own.Combined.Water);
    }

    [Fact]
    public void Without_noise_every_coil_adds_up_to_the_signal_of_the_best_one()
    {
        var array = new CoilArray(8, seed: 34);
        var series = array.Scan(4, Scans.Brain(), noiseSd: 1e-9, seed: 35);

        var combined = series.CombineCoils().Combined;

        var best = array.Sensitivities.MaxBy(c => c.Magnitude);
        Assert.All(Enumerable.Range(0, 1000), n => Assert.Equal(0, (combined.Row(2).Span[n] - (best * Scans.Brain()[n])).Magnitude, 1e-4 * Scans.Brain()[0].Magnitude));
    }

    [Fact]
    public void Coils_may_stand_behind_the_transients()
    {
        var array = new CoilArray(3, seed: 36);
        var series = array.Scan(6, Scans.Brain(), 0.01, seed: 37);
        var fids = new Complex[series.Fids.Length];
        for (var t = 0; t < 6; t++) { for (var c = 0; c < 3; c++) { series.Row((t * 3) + c).Span.CopyTo(fids.AsSpan(((c * 6) + t) * Scans.Points)); } }

        var turned = new SpectrumSeries(fids, Scans.Points, [new("DIM_DYN", 6), new("DIM_COIL", 3)], Scans.Acquisition);

        Assert.Equal(series.CombineCoils().Combined.Fids.ToArray(), turned.CombineCoils().Combined.Fids.ToArray());
    }

    [Fact]
    public void A_transient_that_is_not_a_number_does_not_spoil_the_weights()
    {
        var array = new CoilArray(4, seed: 38);
        var series = array.Scan(12, Scans.Brain(), Scans.NoiseSd(20), seed: 39);
        var fids = series.Fids.ToArray();
        fids[(5 * 4 * Scans.Points) + 77] = Complex.NaN;

        var combination = new SpectrumSeries(fids, Scans.Points, series.Dimensions, Scans.Acquisition).CombineCoils();

        Assert.InRange(array.SignalToNoise(combination.Weights) / array.Optimum, 0.97, 1.0 + 1e-9);
    }

    [Fact]
    public void A_water_reference_with_other_coils_dwell_or_field_is_refused()
    {
        var series = new CoilArray(4, seed: 40).Scan(4, Scans.Brain(), 1, seed: 41);
        SpectrumSeries Water(int coils, double bandwidth, double mhz) => new(new Complex[coils * 64], 64, [new("DIM_COIL", coils)], new MrsAcquisition(bandwidth, mhz));

        Assert.Contains("3 coils", Assert.Throws<PreprocessingException>(() => series.WithWater(Water(3, 3000, 297.2)).CombineCoils()).Message, StringComparison.Ordinal);
        Assert.Contains("250.00 µs", Assert.Throws<PreprocessingException>(() => series.WithWater(Water(4, 4000, 297.2)).Preprocess()).Message, StringComparison.Ordinal);
        Assert.Contains("127.8", Assert.Throws<PreprocessingException>(() => series.WithWater(Water(4, 3000, 127.8)).CombineCoils()).Message, StringComparison.Ordinal);
    }

    private static Complex[] Water() => [.. Enumerable.Range(0, Scans.Points).Select(n => 5e4 * Complex.FromPolarCoordinates(Math.Exp(-30.0 * n / Scans.BandwidthHz), 2 * Math.PI * 2.0 * n / Scans.BandwidthHz))];

    /// <summary>Coils with random sensitivities and noise that neighbours share: Ψ = A·Aᴴ.</summary>
    private sealed class CoilArray
    {
        private readonly int _coils;
        private readonly Complex[,] _mixing;

        public CoilArray(int coils, ulong seed, double turned = 0)
        {
            var random = new CounterRandom(seed);
            _coils = coils;
            Complex Draw() => new(random.NextNormal(), random.NextNormal());
            Sensitivities = [.. Enumerable.Range(0, coils).Select(_ => Draw() * (0.2 + random.NextDouble()))];
            for (var c = 0; c < coils; c++) { Sensitivities[c] *= Complex.FromPolarCoordinates(1 + (c % 2 == 0 ? turned : 0), c % 2 == 0 ? turned : 0); }

            _mixing = new Complex[coils, coils];
            for (var i = 0; i < coils; i++)
            {
                for (var j = 0; j < coils; j++) { _mixing[i, j] = i == j ? 0.7 + random.NextDouble() : 0.5 * Draw() / Math.Sqrt(coils); }
            }

            Optimum = Math.Sqrt(MathNetOptimum());
        }

        public Complex[] Sensitivities { get; }

        /// <summary>√(cᴴΨ⁻¹c).</summary>
        public double Optimum { get; }

        /// <summary>|wᵀc| over the standard deviation of wᵀ·noise.</summary>
        public double SignalToNoise(IReadOnlyList<Complex> w)
        {
            var signal = Sensitivities.Select((c, i) => w[i] * c).Aggregate((a, b) => a + b);
            var noise = 0.0;
            for (var j = 0; j < _coils; j++)
            {
                var sum = Complex.Zero;
                for (var i = 0; i < _coils; i++) { sum += w[i] * _mixing[i, j]; }

                noise += sum.Magnitude * sum.Magnitude;
            }

            return signal.Magnitude / Math.Sqrt(noise);
        }

        public SpectrumSeries Scan(int transients, Complex[] signal, double noiseSd, ulong seed)
        {
            var random = new CounterRandom(seed);
            var fids = new Complex[transients * _coils * Scans.Points];
            var source = new Complex[_coils];
            for (var t = 0; t < transients; t++)
            {
                var moved = Scans.Moved(signal, 0.5 * random.NextNormal(), 0.1 * random.NextNormal());
                if (noiseSd < 1e-6) { moved = signal; }

                for (var n = 0; n < Scans.Points; n++)
                {
                    for (var j = 0; j < _coils; j++) { source[j] = noiseSd * new Complex(random.NextNormal(), random.NextNormal()); }

                    for (var c = 0; c < _coils; c++)
                    {
                        var value = Sensitivities[c] * moved[n];
                        for (var j = 0; j < _coils; j++) { value += _mixing[c, j] * source[j]; }

                        fids[(((t * _coils) + c) * Scans.Points) + n] = value;
                    }
                }
            }

            return new SpectrumSeries(fids, Scans.Points, [new("DIM_COIL", _coils), new("DIM_DYN", transients)], Scans.Acquisition) { Name = "raw" };
        }

        /// <summary>‖A⁻¹c‖², by a linear solver of another house.</summary>
        private double MathNetOptimum()
        {
            var a = MathNet.Numerics.LinearAlgebra.Matrix<Complex>.Build.DenseOfArray(_mixing);
            var x = a.Solve(MathNet.Numerics.LinearAlgebra.Vector<Complex>.Build.Dense(Sensitivities));
            return Math.Pow(x.L2Norm(), 2);
        }
    }
}
