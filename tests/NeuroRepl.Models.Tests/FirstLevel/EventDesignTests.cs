using NeuroRepl.Domain.Designs;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Tests.FirstLevel;

public sealed class EventDesignTests
{
    [Fact]
    public void Events_with_response_functions_give_the_columns_that_scipy_gives()
    {
        foreach (var (name, hrf) in new[] { ("glover", Hrf.Glover.WithDispersion()), ("spm", Hrf.Spm.WithDispersion()), ("fir", Hrf.Fir(0, 1, 3)), ("boxcar", Hrf.None) })
        {
            var design = DesignMatrix.FromEvents(FirstLevelOracle.Events, 300, .8, hrf);
            var columns = FirstLevelOracle.Rows(name);

            Assert.Equal(columns.Length, design.Columns);
            for (var k = 0; k < columns.Length; k++)
            {
                var scale = columns[k].Max(Math.Abs);
                for (var t = 0; t < 300; t++) { Assert.Equal(columns[k][t], design[t, k], 1e-9 * Math.Max(1, scale)); }
            }
        }

        Assert.Equal(["event", "event_derivative", "event_dispersion"], DesignMatrix.FromEvents(FirstLevelOracle.Events, 300, .8, Hrf.Glover.WithDispersion()).Names);
    }

    [Fact]
    public void Discarded_volumes_shift_the_clock_of_the_rows()
    {
        var all = DesignMatrix.FromEvents(FirstLevelOracle.Events, 300, .8);
        var cut = DesignMatrix.FromEvents(FirstLevelOracle.Events, 290, .8, discard: 10);

        Assert.Equal(10, cut.Discarded);
        for (var t = 0; t < 290; t++) { Assert.Equal(all[t + 10, 0], cut[t, 0], 1e-3); }     // the fine grid begins elsewhere: a fiftieth of a volume
    }

    [Fact]
    public void An_event_outside_the_run_is_refused()
    {
        var events = new Table("events.tsv", [new NumberColumn("onset", [10, 12_000]), new NumberColumn("duration", [1, 1]), new TextColumn("trial_type", ["go", "go"])]);
        var error = Assert.Throws<DesignException>(() => DesignMatrix.FromEvents(events, 300, .8));

        Assert.Equal("Row 1 of events.tsv (go) starts at 12000 s, outside the run from 0 to 240 s.", error.Message);
        Assert.Contains("onset < 240", error.Hint, StringComparison.Ordinal);
        Assert.Contains("include go, which is not among the conditions nogo", Assert.Throws<DesignException>(() => DesignMatrix.FromEvents(events.At([0]), 300, .8, conditions: ["nogo"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Confounds_take_the_rows_of_the_run_and_say_what_was_missing()
    {
        var design = DesignMatrix.Blocks(2, 5, discard: 2);
        var table = new Table("confounds.tsv", [new NumberColumn("csf", [.. Enumerable.Range(0, 12).Select(t => (double)t)]), new NumberColumn("csf_derivative1", [.. Enumerable.Range(0, 12).Select(t => t == 2 ? double.NaN : 1 + (t % 2))])]);
        var with = design.WithConfounds(table, "csf*");

        Assert.Equal(["block1", "block2", "csf", "csf_derivative1"], with.Names);
        Assert.Equal(-4.5, with[0, 2]);                     // volume 2 of 2 … 11, about the mean 6.5
        Assert.Equal(0, with[0, 3]);
        Assert.Contains("csf_derivative1 (1)", Assert.Single(with.Notes), StringComparison.Ordinal);
        Assert.Equal("The confounds confounds.tsv have 11 rows, the design has 10 after 2 left out.", Assert.Throws<DesignException>(() => design.WithConfounds(table.At([.. Enumerable.Range(0, 11)]), "csf")).Message);
        Assert.Equal(with.Names, (design + with.Without("block1", "block2")).Names);
        Assert.Contains("10 and 9 rows", Assert.Throws<DesignException>(() => DesignMatrix.Mean(10) + DesignMatrix.Mean(9)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gamma_variate_peaks_at_one_where_its_formula_says()
    {
        var curve = Regressor.GammaVariate(4000, .5, onsetSeconds: 240, alpha: 3, betaSeconds: 100);

        Assert.Equal(1, curve.Max(), 1e-12);
        Assert.Equal((240 + 300) / .5, Array.IndexOf(curve, curve.Max()));
        Assert.Equal(Math.Pow(2, 3) * Math.Exp(-3), curve[(240 + 600) * 2], 1e-12);         // twice αβ after the onset: 2³·e⁻³
        Assert.Equal(0, curve[480]);
    }

    [Fact]
    public void Flagged_volumes_get_a_column_each_by_their_number_in_the_scan()
    {
        var flags = Enumerable.Range(0, 12).Select(t => t is 1 or 5 or 11).ToArray();

        Assert.Equal(["block1", "block2", "scrub5", "scrub11"], DesignMatrix.Blocks(2, 5, discard: 2).WithSpikes(flags).Names);
        Assert.Equal(1, DesignMatrix.Blocks(2, 5, discard: 2).WithSpikes(flags)[3, 2]);
    }
}
