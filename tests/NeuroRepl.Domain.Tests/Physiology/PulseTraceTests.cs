using NeuroRepl.Domain.Physiology;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Physiology;

public sealed class PulseTraceTests
{
    [Theory]
    [InlineData(60, 496, 0)]
    [InlineData(60, 100, 0.1)]
    [InlineData(48, 496, 0.1)]
    [InlineData(95, 50, 0.05)]
    [InlineData(150, 496, 0.1)]
    public void A_pulse_of_known_rate_is_found_within_half_a_beat_a_minute(double bpm, double hz, double noise)
    {
        var beats = Wave(_ => bpm, 120, hz, noise).Beats();

        Assert.Equal(bpm, beats.BeatsPerMinute, 0.5);
        Assert.InRange(beats.Times.Count, (2 * bpm) - 3, (2 * bpm) + 3);
    }

    [Fact]
    public void A_rise_of_ten_percent_from_the_second_block_on_is_ten_percent_in_the_table()
    {
        var table = Wave(t => t < 240 ? 60 : 66, 720, 100, 0.05).Beats().Blocks(240, 4);

        Assert.Equal([60, 66, 66, double.NaN], table.Numbers("bpm").Select(bpm => Math.Round(bpm)));
        Assert.Equal(10, table.Numbers("change_percent")[2], 0.5);
        Assert.True(double.IsNaN(table.Numbers("change_percent")[3]));             // the recording ended: missing stays missing
    }

    [Fact]
    public void A_clip_that_slips_leaves_its_time_out_and_most_of_a_block_gone_is_a_missing_block()
    {
        var wave = Wave(_ => 72, 120, 100, 0.02).Samples.ToArray();
        for (var n = 3000; n < 9000; n++) { wave[n] = n < 5000 ? double.NaN : 0; }

        var beats = new PulseTrace(wave, 100).Beats();
        Assert.Equal(72, beats.RateBetween(0, 30), 0.5);
        Assert.True(double.IsNaN(beats.RateBetween(30, 90)));
        Assert.Equal(72, beats.RateBetween(90, 120), 0.5);
    }

    [Fact]
    public void A_trace_of_nothing_has_no_rate()
    {
        Assert.True(double.IsNaN(new PulseTrace(new double[5000], 100).Beats().BeatsPerMinute));
        Assert.Empty(new PulseTrace([.. Enumerable.Repeat(double.NaN, 500)], 100).Beats().Times);
        Assert.Throws<ArgumentMistake>(() => new PulseTrace([1, 2], 0));
    }

    /// <summary>A steep rise, a slower fall and a dicrotic notch, on a drifting ground.</summary>
    private static PulseTrace Wave(Func<double, double> bpm, double seconds, double hz, double noise)
    {
        var random = new CounterRandom(seed: 4);
        var (phase, samples) = (0.0, new double[(int)(seconds * hz)]);
        for (var n = 0; n < samples.Length; n++)
        {
            var t = n / hz;
            phase += bpm(t) / 60 / hz;
            var x = phase % 1;
            samples[n] = 500 + (30 * Math.Sin(0.5 * t)) + (100 * (Math.Exp(-Math.Pow((x - 0.2) / 0.09, 2)) + (0.35 * Math.Exp(-Math.Pow((x - 0.5) / 0.08, 2))) + (noise * random.NextNormal())));
        }

        return new(samples, hz);
    }
}
