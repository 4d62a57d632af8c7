using NeuroRepl.Domain.Pharmacology;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Tests.Pharmacology;

public sealed class DoseSchemeTests
{
    [Fact]
    public void The_published_schemes_add_up_and_say_where_print_and_sum_differ()
    {
        Assert.Equal(.11 + (.1 * 40 / 60), PublishedDoses.BoucherieLow.TotalMgPerKg, 1e-12);             // 0.1767
        Assert.Equal(.22 + (.2 * 40 / 60), PublishedDoses.BoucherieHigh.TotalMgPerKg, 1e-12);            // 0.3533
        Assert.Contains("give 0.3533 mg/kg, the source prints 0.33: that much is reached when the last infusion runs 33 min instead of 40", Assert.Single(PublishedDoses.BoucherieHigh.Warnings), StringComparison.Ordinal);
        Assert.Contains("prints 0.17: that much is reached when the last infusion runs 36 min", Assert.Single(PublishedDoses.BoucherieLow.Warnings), StringComparison.Ordinal);
        Assert.Empty(PublishedDoses.Sahib.Warnings);
        Assert.Equal(.33, PublishedDoses.Marx.TotalMgPerKg, 1e-12);
        Assert.Empty(PublishedDoses.Marx.Warnings);
        Assert.Equal((50.0, .11, .11), (PublishedDoses.Marx.Minutes, PublishedDoses.Marx.GivenMgPerKg(10), PublishedDoses.Marx.GivenMgPerKg(8)));
        Assert.Equal(0, PublishedDoses.Marx.RateMgPerKgPerHour(9));
        Assert.Equal(.23 + .58, PublishedDoses.Moujaes.GivenMgPerKg(62), 1e-12);
    }

    [Fact]
    public void A_person_gets_milligrams_millilitres_and_pump_rates()
    {
        var dosing = PublishedDoses.BoucherieHigh.For(weightKg: 70, mgPerMl: 5);
        var table = dosing.Table();

        Assert.Equal(70 * (.22 + (.2 * 40 / 60)), dosing.TotalMg, 1e-9);
        Assert.Equal(dosing.TotalMg / 5, dosing.TotalMl, 1e-9);
        Assert.Equal(.2 * 70 / 5, table.Numbers("mL_per_h")[1], 1e-9);
        Assert.Equal(dosing.TotalMl, table.Numbers("total_mL")[^1], 1e-9);
        Assert.Equal((.11 * 70, 15.4), (Math.Round(dosing.GivenMg(.5), 9), Math.Round(dosing.GivenMg(1), 9)));
        Assert.Throws<ArgumentMistake>(() => PublishedDoses.Sahib.For(-70));
        Assert.Contains("rate or its total", Assert.Throws<ArgumentMistake>(() => new DoseScheme("x").Infusion(40)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_timeline_has_the_times_of_its_scheme_and_blocks()
    {
        var table = Timeline.Boucherie(PublishedDoses.BoucherieHigh).Table();
        var rows = table.Rows.Select(row => row.Index).ToArray();
        (string, double, double) At(int row) => (table.Texts("lane")[row]!, table.Numbers("start_min")[row], table.Numbers("end_min")[row]);

        Assert.Equal([("bolus", 0, 1), ("infusion", 1, 41)], rows[..2].Select(At));
        Assert.Contains(("blocks", -4.0, 0.0), rows.Select(At));
        for (var block = 1; block <= 8; block++) { Assert.Contains(("blocks", 4.0 * (block - 1), 4.0 * block), rows.Select(At)); }
        Assert.Contains("before it starts", Assert.Throws<ArgumentMistake>(() => new Timeline("t", [new("a", 5, 3)])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Crossovers_are_balanced_over_orders_and_periods()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var plan = Crossover.Randomise(32, seed, "placebo", "low", "high");
            Assert.Equal(6, plan.Sequences.Count);
            Assert.All(plan.Counts, count => Assert.InRange(count, 5, 6));
            foreach (var treatment in plan.Treatments)
            {
                for (var period = 0; period < 3; period++) { Assert.InRange(plan.Times(treatment, period), 10, 11); }
            }
        }

        Assert.Equal(Crossover.Randomise(32, 7, "a", "b", "c").Assigned, Crossover.Randomise(32, 7, "a", "b", "c").Assigned);
        Assert.NotEqual(Crossover.Randomise(32, 7, "a", "b", "c").Assigned, Crossover.Randomise(32, 8, "a", "b", "c").Assigned);
        Assert.Equal([5, 5], Crossover.Randomise(10, 1, "ketamine", "placebo").Counts);
        var table = Crossover.Randomise(6, 1, "a", "b").Table();
        Assert.Equal((12, "none"), (table.Count, table.Texts("after")[0]));
        Assert.Equal(table.Texts("treatment")[0], table.Texts("after")[1]);
    }

    [Fact]
    public void Williams_squares_balance_what_comes_after_what()
    {
        foreach (var n in new[] { 2, 3, 4, 5, 6 })
        {
            var orders = Crossover.Williams([.. Enumerable.Range(0, n).Select(k => $"t{k}")]);
            Assert.Equal(n % 2 == 0 ? n : 2 * n, orders.Count);
            var pairs = orders.SelectMany(order => order.Zip(order.Skip(1))).GroupBy(pair => pair).Select(group => group.Count()).ToArray();
            Assert.Equal(n * (n - 1), pairs.Length);
            Assert.All(pairs, count => Assert.Equal(pairs[0], count));
            for (var period = 0; period < n; period++) { Assert.All(orders.GroupBy(order => order[period]), group => Assert.Equal(orders.Count / n, group.Count())); }
        }

        Assert.Equal(6, Crossover.Orders("a", "b", "c").Distinct().Count());
        Assert.Throws<ArgumentMistake>(() => Crossover.Orders("a", "a"));
    }
}
