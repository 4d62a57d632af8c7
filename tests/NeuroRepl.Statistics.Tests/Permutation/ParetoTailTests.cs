using NeuroRepl.Domain.Imaging;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Statistics.Tests.Permutation;

public class ParetoTailTests
{
    [Fact]
    public void The_fit_is_that_of_its_definition()
    {
        var reference = Reference.Root.GetProperty("pareto");
        var excess = reference.GetProperty("excess").Numbers();

        var (scale, shape) = ParetoTail.Moments(excess);

        Reference.Close(reference.GetProperty("scale").GetDouble(), scale, 1e-10, "scale");
        Reference.Close(reference.GetProperty("shape").GetDouble(), shape, 1e-10, "shape");
        Reference.Close(reference.GetProperty("A2").GetDouble(), ParetoTail.AndersonDarling(excess, scale, shape), 1e-10, "A²");
    }

    [Fact]
    public void The_tail_of_a_thousand_exponential_values_reaches_far_beyond_them()
    {
        var random = new CounterRandom(4);
        double[] values = [.. Enumerable.Range(0, 4000).Select(_ => -Math.Log(1 - random.NextDouble())).Order()];

        var tail = ParetoTail.Of(values)!;

        Assert.InRange(tail.Fit, .05, 1);
        Assert.InRange(Math.Log(tail.Upper(7)), -7 - .7, -7 + .7);        // exp(−7) is .0009
        Assert.InRange(tail.Upper(tail.Threshold), tail.Share - 1e-12, tail.Share + 1e-12);
    }

    [Fact]
    public void Values_that_follow_no_tail_get_none()
    {
        double[] steps = [.. Enumerable.Range(0, 1000).Select(n => (double)(n / 250))];

        Assert.Null(ParetoTail.Of(steps));
        Assert.Null(ParetoTail.Of([.. Enumerable.Range(0, 30).Select(n => (double)n)]));
    }

    [Fact]
    public void It_is_off_by_default_and_says_so_when_it_is_on()
    {
        var copes = Noise(14);
        var off = copes.PermutationTest(400, seed: 1);
        var on = copes.PermutationTest(400, seed: 1, scheme: new() { ParetoTail = true });
        var long_ = copes.PermutationTest(16000, seed: 1);

        Assert.DoesNotContain(off.Notes, note => note.Contains("Pareto", StringComparison.Ordinal));
        Assert.Contains(on.Notes, note => note.StartsWith("Pareto tail is on", StringComparison.Ordinal));
        var best = Enumerable.Range(0, copes.Space.Count).MinBy(place => long_.FamilyWiseP[place]);
        Assert.Equal(1.0 / 400, off.FamilyWiseP[best], 6);
        Assert.InRange(on.FamilyWiseP[best], 1e-12, .003);
        Assert.Equal(PKind.Asymptotic, on.PAt(best).Kind);
        for (var place = 0; place < copes.Space.Count; place++)
        {
            if (off.FamilyWiseP[place] >= .1) { Assert.Equal(off.FamilyWiseP[place], on.FamilyWiseP[place]); }
            else { Assert.InRange(on.FamilyWiseP[place], 0, .12); }
        }
    }

    private static CopeSet Noise(int scans)
    {
        var space = new ParcelSpace([.. Enumerable.Range(0, 60).Select(n => $"parcel {n}")]);
        var random = new CounterRandom(5);
        var values = new float[scans * 60];
        for (var n = 0; n < values.Length; n++) { values[n] = (float)random.NextNormal() + (n % 60 < 5 ? 2.5f : 0); }

        return new(space, values, new Table("scans", [new TextColumn("subject", [.. Enumerable.Range(1, scans).Select(n => $"{n:00}")])]));
    }
}
