using System.Text.Json;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Assays;
using NeuroRepl.Statistics.Classical;
using NeuroRepl.Statistics.Longitudinal;

namespace NeuroRepl.Statistics.Tests.Longitudinal;

public sealed class LongitudinalTests
{
    [Fact]
    public void Oldham_is_unbiased_where_nothing_happens()
    {
        var (oldham, naive) = (0.0, 0.0);
        for (var k = 0; k < 400; k++)
        {
            var random = new CounterRandom(5, (ulong)k);
            var level = Enumerable.Range(0, 50).Select(_ => random.NextNormal()).ToArray();
            var before = level.Select(v => v + random.NextNormal()).ToArray();
            var after = level.Select(v => v + random.NextNormal()).ToArray();
            var result = Change.Oldham(before, after, ranks: false);
            oldham += result.Statistic / 400;
            naive += result.Details["naive r of change with baseline"] / 400;
        }

        Assert.Equal(0, oldham, .02);
        Assert.Equal(-.5, naive, .03);             // −√((1 − ρ)/2) with ρ = ½
    }

    [Fact]
    public void A_relative_change_from_a_shifted_logarithm_of_the_minimum_is_guarded()
    {
        var log = Adjustments.ShiftAndLog([-.4, .3, 1.2, .9]);
        Assert.Equal(0, log.Values[0]);
        Assert.Contains("divides by zero", log.Notes[0], StringComparison.Ordinal);

        var change = Change.Relative(log.Values, [.2, .8, .9, 1]);
        Assert.True(double.IsNaN(change.Values[0]));
        Assert.Equal([0], change.Unreliable);
        Assert.Equal(3, change.N);
        Assert.Contains("exactly 0", change.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_near_zero_is_named()
    {
        var change = Change.Relative([10, 12, .1, 9], [11, 12, 5, 8]);
        Assert.Equal([2], change.Unreliable);
        Assert.Contains("rows 3", change.Notes[0], StringComparison.Ordinal);
        Assert.Equal(.1, change.Values[0], 1e-12);
    }

    [Fact]
    public void Clock_time_is_taken_out()
    {
        double[] hours = [8.25, 9, 11.5, 14, 19.6], rest = [.3, -.2, .1, -.4, .2];
        var adjusted = Adjustments.ClockTimeResiduals([.. hours.Zip(rest, (h, e) => 20 - (.7 * h) + e)], hours);

        Assert.Equal(0, adjusted.Values.Sum(), 1e-12);
        Assert.Equal(0, adjusted.Values.Zip(hours, (v, h) => v * h).Sum(), 1e-11);       // residuals are orthogonal to the time
        Assert.Throws<ArgumentMistake>(() => Adjustments.ClockTimeResiduals([1, 2, 3], [8, 9, 815]));
    }

    [Fact]
    public void Values_below_the_limit_are_flagged_and_counted()
    {
        var result = Quantification.Apply([10, 30, double.NaN, 50, 20], 23.4, substitution: Substitution.Half);

        Assert.Equal([true, false, false, false, true], result.Below);
        Assert.Equal(11.7, result.Values[0], 1e-12);
        Assert.True(double.IsNaN(result.Values[2]));
        Assert.Contains("2 of 5 are below 23.4", result.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Tobit_regression_is_that_of_survreg()
    {
        var r = Oracle.Read("tests", "tobit.json");
        var fit = Tobit.Fit(r.Numbers("y"), r.Number("limit"), ("x", r.Numbers("x")));

        for (var j = 0; j < 2; j++)
        {
            Oracle.Same(r.Numbers("coefficients")[j], fit.Coefficients[j].Value, 1e-8);
            Oracle.Same(r.Numbers("se")[j], fit.StandardErrors[j], 1e-7);
        }

        Oracle.Same(r.Number("sigma"), fit.Sigma, 1e-8);
        Oracle.Same(r.Number("loglik"), fit.LogLikelihood, 1e-10);
        Assert.IsType<TestOutcome.Undefined>(Tobit.Fit([1, 2, 3], 10).Outcome);
        Assert.IsType<TestOutcome.Undefined>(Tobit.Fit([5, 6, 8, 7, 9], 1, ("x", [1, 2, 3, 4, 5]), ("2x", [2, 4, 6, 8, 10])).Outcome);
    }

    [Fact]
    public void A_ledger_adds_up()
    {
        var units = Enumerable.Range(1, 32).Select(i => $"sub-{i:00}").ToArray();
        var ledger = InclusionLedger.Of(units, "phMRI", "phMRS")
            .Exclude("*", "dropped out", units[..6])
            .Exclude("phMRI", "motion", units[6], units[0])
            .Exclude("phMRS", "CRLB above 5 %", units[7], units[8]);

        Assert.Equal(25, ledger.N("phMRI"));
        Assert.Equal(24, ledger.N("phMRS"));
        Assert.Equal(23, ledger.Complete("phMRI", "phMRS").Count);
        foreach (var analysis in ledger.Analyses)
        {
            var flow = ledger.Flow(analysis);
            Assert.Equal(32, flow.Sum(s => s.Out) + flow[^1].Left);
        }

        Assert.Equal(1, ledger.Flow("phMRI")[2].Out);          // the other one had dropped out before
        Assert.Equal("dropped out", ledger.Table().Texts("phMRI")[0]);
        Assert.Throws<ArgumentMistake>(() => ledger.Exclude("phMRI", "?", "sub-99"));
    }

    [Fact]
    public void A_sensitivity_table_shows_what_each_covariate_changes()
    {
        var table = CovariateSensitivity.Refit(["order", "fd"], set => [new IntervalEstimate("dose", 1 + (.1 * set.Count(c => c == "order")) - (.3 * set.Count(c => c == "fd")), 0, 2)]);

        Assert.Equal(["none", "order", "fd", "order + fd"], table.Texts("covariates"));
        Assert.Equal([0, .1, -.3, -.2], table.Numbers("change").Select(v => Math.Round(v, 12)));
    }

    [Fact]
    public void Conditions_that_differ_are_told_in_subjects_left_out_and_shuffled_ones_are_not()
    {
        var random = new CounterRandom(3);
        var (subject, condition, glu, bold) = (new List<string>(), new List<string>(), new List<double>(), new List<double>());
        for (var s = 0; s < 20; s++)
        {
            foreach (var c in new[] { 0, 1, 2 })
            {
                subject.Add($"s{s}");
                condition.Add("PLH"[c].ToString());
                glu.Add((c == 0 ? 0 : 2) + random.NextNormal());
                bold.Add((c == 2 ? 2 : 0) + random.NextNormal());
            }
        }

        var (one, both) = (Classification.LeaveOneSubjectOut(subject, condition, [glu], 50), Classification.LeaveOneSubjectOut(subject, condition, [glu, bold], 50));

        Assert.True(both.Accuracy.Value > one.Accuracy.Value);
        Assert.Equal(60, both.Confusion.Sum(row => row.Sum()));
        Assert.Equal(1.0 / 51, both.PValue, 1e-12);
        var noise = Classification.LeaveOneSubjectOut(subject, condition, [[.. Enumerable.Range(0, 60).Select(_ => random.NextNormal())]], 50);
        Assert.True(noise.PValue.Value > .05);
    }
}
