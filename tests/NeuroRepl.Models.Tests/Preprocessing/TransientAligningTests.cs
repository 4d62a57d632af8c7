using System.Numerics;
using NeuroRepl.Domain.Spectroscopy;
using NeuroRepl.Models.Preprocessing;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.Preprocessing;

public sealed class TransientAligningTests
{
    [Theory]
    [InlineData(64, 1UL, 0.0)]
    [InlineData(128, 2UL, 400.0)]
    [InlineData(448, 3UL, 0.0)]
    public void Drift_and_jitter_are_taken_out_to_a_fifth_of_a_hertz_and_a_degree_on_single_transients(int transients, ulong seed, double water)
    {
        var (series, hertz, radians) = Scans.Drifting(transients, signalToNoise: 20, seed, water);

        var alignment = series.Align();

        var leftHz = Scans.RootMeanSquare(Scans.Centred(alignment.ShiftsHz.Zip(hertz, (found, true_) => found - true_)));
        var leftDegrees = Scans.RootMeanSquare(Scans.Centred(alignment.PhasesDegrees.Zip(radians, (found, true_) => Math.IEEERemainder(found - (true_ * 180 / Math.PI), 360))));
        Assert.InRange(leftHz, 0, 0.2);
        Assert.InRange(leftDegrees, 0, 1.0);
        Assert.True(alignment.IsConverged);
        Assert.Empty(alignment.Warnings);
        Assert.InRange(Scans.RootMeanSquare(alignment.ShiftErrorsHz) / leftHz, 0.8, 1.5);           // the stated errors are the true ones (a little more: the course helped)
    }

    [Theory]
    [InlineData(3, 3, "line")]
    [InlineData(4, 8, "sine")]
    [InlineData(8, 8, "jump")]
    [InlineData(6, 6, "sine")]
    public void The_reach_or_where_noise_forbids_it_the_cramer_rao_bound_holds_for_other_widths_and_other_drifts(double lorentzHz, double gaussHz, string course)
    {
        Func<double, double> drift = course switch { "sine" => x => 0.5 * Math.Sin(7 * x), "jump" => x => x < 0.4 ? 0 : 1, _ => x => x };
        var (series, hertz, radians) = Scans.Drifting(128, signalToNoise: 20, seed: 70, brain: Scans.Brain(0, lorentzHz, gaussHz), drift: drift);

        var alignment = series.Align();

        var leftHz = Scans.RootMeanSquare(Scans.Centred(alignment.ShiftsHz.Zip(hertz, (found, true_) => found - true_)));
        var leftDegrees = Scans.RootMeanSquare(Scans.Centred(alignment.PhasesDegrees.Zip(radians, (found, true_) => Math.IEEERemainder(found - (true_ * 180 / Math.PI), 360))));
        var (boundHz, boundDegrees) = Scans.Bounds(Scans.Brain(0, lorentzHz, gaussHz), signalToNoise: 20);
        Assert.True(leftHz <= Math.Max(0.2, 1.15 * boundHz) && leftDegrees <= Math.Max(1, 1.15 * boundDegrees), $"{leftHz:F3} Hz, {leftDegrees:F2} degrees left; without the course {Left(series.Align(new AlignmentOptions { UseCourse = false }), hertz):F3}, plain {Left(series.Align(new AlignmentOptions { UseCourse = false, BaselineOrder = -1 }), hertz):F3} Hz; no estimate from one transient can do better than {boundHz:F3} Hz, {boundDegrees:F2} degrees");
        Assert.Empty(alignment.Warnings);
    }

    private static double Left(Alignment alignment, double[] hertz) => Scans.RootMeanSquare(Scans.Centred(alignment.ShiftsHz.Zip(hertz, (found, true_) => found - true_)));

    [Fact]
    public void Without_noise_every_shift_and_phase_comes_back_exactly()
    {
        var (series, hertz, radians) = Scans.Drifting(32, signalToNoise: 1e9, seed: 4);

        var alignment = series.Align();

        var shifts = Scans.Centred(alignment.ShiftsHz.Zip(hertz, (found, true_) => found - true_));
        Assert.InRange(shifts.Max(Math.Abs), 0, 0.02);
        Assert.InRange(Scans.Centred(alignment.PhasesDegrees.Zip(radians, (found, true_) => found - (true_ * 180 / Math.PI))).Max(Math.Abs), 0, 0.1);
    }

    [Fact]
    public void At_a_signal_to_noise_ratio_of_five_no_transient_locks_onto_a_neighbouring_peak()
    {
        var (series, hertz, _) = Scans.Drifting(96, signalToNoise: 5, seed: 5);

        var alignment = series.Align();

        Assert.InRange(Scans.Centred(alignment.ShiftsHz.Zip(hertz, (found, true_) => found - true_)).Max(Math.Abs), 0, 4);
    }

    [Fact]
    public void Random_phases_that_cancel_in_the_mean_are_found_too()
    {
        var random = new CounterRandom(6);
        var phases = Enumerable.Range(0, 40).Select(_ => 2 * Math.PI * random.NextDouble()).ToArray();
        var brain = Scans.Brain();
        var fids = phases.SelectMany(p => Scans.Moved(brain, 0, p)).ToArray();
        Scans.AddNoise(fids, Scans.NoiseSd(20), random);

        var alignment = new SpectrumSeries(fids, Scans.Points, [new("DIM_DYN", 40)], Scans.Acquisition).Align();

        var turn = alignment.PhasesDegrees.Zip(phases, (found, true_) => Complex.FromPolarCoordinates(1, (found * Math.PI / 180) - true_)).Aggregate((a, b) => a + b) / 40;
        Assert.InRange(turn.Magnitude, Math.Cos(1.2 * Math.PI / 180), 1);
    }

    [Fact]
    public void Water_that_comes_and_goes_beside_the_metabolites_moves_none_of_them()
    {
        var random = new CounterRandom(60);
        var (series, hertz, _) = Scans.Drifting(64, seed: 9, spoil: (_, fid) =>
        {
            var turn = Complex.FromPolarCoordinates(1.5 * fid[0].Magnitude * (0.5 + random.NextDouble()), 2 * Math.PI * random.NextDouble());
            for (var n = 0; n < fid.Length; n++) { fid[n] += turn * Math.Exp(-90.0 * n / Scans.BandwidthHz); }
        });

        var left = Scans.RootMeanSquare(Scans.Centred(series.Align().ShiftsHz.Zip(hertz, (found, true_) => found - true_)));
        var without = Scans.RootMeanSquare(Scans.Centred(series.Align(new AlignmentOptions { BaselineOrder = -1 }).ShiftsHz.Zip(hertz, (found, true_) => found - true_)));

        Assert.InRange(left, 0, 0.35);
        Assert.True(without > 1.5 * left, $"without the polynomial {without:F2} Hz, with it {left:F2} Hz");
    }

    [Fact]
    public void The_median_transient_stays_where_it_was()
    {
        var (series, _, _) = Scans.Drifting(33, seed: 7);

        Assert.Equal(0, alignmentMedian(series.Align()), 1e-9);

        static double alignmentMedian(Alignment alignment) => alignment.ShiftsHz.Order().ElementAt(16);
    }

    [Fact]
    public void Transients_that_are_not_numbers_or_constant_are_named_and_left()
    {
        var (series, _, _) = Scans.Drifting(12, seed: 8);
        var fids = series.Fids.ToArray();
        fids[(3 * Scans.Points) + 5] = Complex.NaN;
        Array.Fill(fids, Complex.One, 7 * Scans.Points, Scans.Points);
        Array.Clear(fids, 9 * Scans.Points, Scans.Points);

        var alignment = new SpectrumSeries(fids, Scans.Points, series.Dimensions, Scans.Acquisition).Align();

        Assert.Equal([3, 7, 9], alignment.Unusable.Keys.Order());
        Assert.Contains("sample 5", alignment.Unusable[3], StringComparison.Ordinal);
        Assert.Contains("the same", alignment.Unusable[7], StringComparison.Ordinal);
        Assert.Contains("zero", alignment.Unusable[9], StringComparison.Ordinal);
        Assert.True(double.IsNaN(alignment.ShiftsHz[3]));
    }

    [Fact]
    public void Nothing_usable_coils_and_another_dimension_are_refused_with_what_to_do()
    {
        SpectrumSeries Of(params SeriesDimension[] dimensions) => new(new Complex[dimensions.Aggregate(64, (n, d) => n * d.Length)], 64, dimensions, Scans.Acquisition) { Name = "zeros" };

        Assert.Contains("None of the 3 transients of zeros", Assert.Throws<PreprocessingException>(() => Of(new SeriesDimension("DIM_DYN", 3)).Align()).Message, StringComparison.Ordinal);
        Assert.Contains("CombineCoils", Assert.Throws<PreprocessingException>(() => Of(new("DIM_COIL", 2), new("DIM_DYN", 3)).Align()).Hint, StringComparison.Ordinal);
        Assert.Contains("Only(\"DIM_EDIT\", 0)", Assert.Throws<PreprocessingException>(() => Of(new("DIM_DYN", 2), new("DIM_EDIT", 2)).Align()).Hint, StringComparison.Ordinal);
    }
}
