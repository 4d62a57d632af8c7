using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Pharmacology;

/// <summary>Balanced orders of treatments, and subjects randomised to them.</summary>
public static class Crossover
{
    /// <summary>Every order of the treatments; six of three.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Orders(params string[] treatments)
    {
        Check(treatments);
        if (treatments.Length > 6) { throw new ArgumentMistake($"{treatments.Length} treatments have more than 720 orders.", "Take Crossover.Williams, which balances with one or two orders a treatment."); }

        return [.. Permute(treatments)];
    }

    /// <summary>Williams' squares: each treatment equally often in each period and equally often after each other one; n orders for an even number n of treatments, 2n for an odd.</summary>
    /// <remarks>Williams, "Experimental designs balanced for the estimation of residual effects of treatments", Aust. J. Sci. Res. A 2 (1949).</remarks>
    public static IReadOnlyList<IReadOnlyList<string>> Williams(params string[] treatments)
    {
        Check(treatments);
        var n = treatments.Length;
        int[] zigzag = [.. Enumerable.Range(0, n).Select(k => k % 2 == 1 ? (k + 1) / 2 : (n - (k / 2)) % n)];
        var square = Enumerable.Range(0, n).Select(shift => (IReadOnlyList<string>)[.. zigzag.Select(k => treatments[(k + shift) % n])]).ToList();
        return n % 2 == 0 ? square : [.. square, .. square.Select(order => (IReadOnlyList<string>)[.. order.Reverse()])];
    }

    /// <summary>Randomises subjects in blocks that hold every order once. The last block, if it is not full, takes orders that keep the treatments of each period as even as can be.</summary>
    /// <param name="subjects">How many.</param>
    /// <param name="orders">The orders: all of them, or Williams'.</param>
    /// <param name="seed">The same seed gives the same list.</param>
    public static CrossoverPlan Randomise(int subjects, IReadOnlyList<IReadOnlyList<string>> orders, int seed = 1)
    {
        Guard.InRange(subjects, 1, 1_000_000);
        Guard.NotEmpty(orders);
        foreach (var order in orders) { Guard.SameLength(order.Count, orders[0].Count, "the length of an order", "that of the first"); }

        var assigned = new List<int>(subjects);
        for (var block = 0; assigned.Count < subjects; block++)
        {
            var random = new CounterRandom((ulong)(uint)seed, (ulong)block);
            int[] shuffled = [.. Enumerable.Range(0, orders.Count)];
            random.Shuffle(shuffled);
            var left = subjects - assigned.Count;
            assigned.AddRange(left >= shuffled.Length ? shuffled : MostEven(shuffled, left, orders));
        }

        return new([.. orders.SelectMany(order => order).Distinct()], orders, assigned, (ulong)(uint)seed);
    }

    /// <summary>Randomises subjects over all orders of the treatments.</summary>
    public static CrossoverPlan Randomise(int subjects, int seed, params string[] treatments) => Randomise(subjects, Orders(treatments), seed);

    // One after another, each the one that adds least to what its periods already have; among equals the first of the shuffled.
    private static List<int> MostEven(int[] shuffled, int count, IReadOnlyList<IReadOnlyList<string>> orders)
    {
        var taken = new List<int>();
        while (taken.Count < count)
        {
            taken.Add(shuffled.Where(own => !taken.Contains(own)).MinBy(own => taken.Sum(other => orders[own].Zip(orders[other]).Count(pair => pair.First == pair.Second))));
        }

        return taken;
    }

    private static IEnumerable<IReadOnlyList<string>> Permute(string[] left) => left.Length == 1
        ? [left]
        : left.SelectMany((first, k) => Permute([.. left.Where((_, other) => other != k)]).Select(rest => (IReadOnlyList<string>)[first, .. rest]));

    private static void Check(string[] treatments)
    {
        Guard.InRange(treatments.Length, 2, 100, "the number of treatments");
        if (treatments.Distinct().Count() < treatments.Length) { throw new ArgumentMistake("A treatment is named twice.", "Give each treatment a name of its own."); }
    }
}
