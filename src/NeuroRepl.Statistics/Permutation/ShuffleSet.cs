using System.Numerics;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>The rearrangements of one test, the identity first, none twice: all that exist where they are few, otherwise drawn at random.</summary>
/// <remarks>What counts is which row of the design each observation is moved to; rows that are equal are interchangeable, so rearrangements that differ by those only count once.</remarks>
internal sealed class ShuffleSet
{
    private readonly Shuffling _kind;
    private readonly int[] _class;
    private readonly int[][] _units;
    private readonly int[][] _groups;

    /// <param name="kind">Signs, places or both.</param>
    /// <param name="classes">Observations with the same number have the same row of the design.</param>
    /// <param name="blocks">Which observations may be exchanged; without it all.</param>
    /// <param name="wanted">How many rearrangements to draw where more exist.</param>
    /// <param name="seed">Seeds the draw.</param>
    public ShuffleSet(Shuffling kind, int[] classes, ExchangeabilityBlocks? blocks, int wanted, ulong seed)
    {
        Guard.InRange(wanted, 1, 100_000_000, "permutations");
        var all = Enumerable.Range(0, classes.Length).ToArray();
        // A unit moves and flips together: an observation, or a whole block. Units of one group may be exchanged.
        (_kind, _units) = (kind, blocks is { AreWhole: true } ? blocks.Rows : [.. all.Select(row => new[] { row })]);
        _groups = blocks is null or { AreWhole: true } ? [[.. Enumerable.Range(0, _units.Length)]] : blocks.Rows;
        _class = ClassesOfUnits(classes);
        Possible = CountPossible();
        IsExhaustive = Possible <= wanted;
        All = IsExhaustive ? Enumerate() : Draw(wanted, seed);
    }

    /// <summary>How many different rearrangements exist.</summary>
    public BigInteger Possible { get; }

    /// <summary>Whether all of them are here.</summary>
    public bool IsExhaustive { get; }

    /// <summary>The rearrangements, the identity first.</summary>
    public IReadOnlyList<Shuffle> All { get; }

    private bool Flips => _kind != Shuffling.Permutations;

    private bool Permutes => _kind != Shuffling.SignFlips;

    private int[] ClassesOfUnits(int[] classes)
    {
        var numbers = new Dictionary<string, int>();
        return [.. _units.Select(unit => Number(string.Join(',', unit.Select(row => classes[row]))))];

        int Number(string key) => numbers.TryGetValue(key, out var number) ? number : numbers[key] = numbers.Count;
    }

    private BigInteger CountPossible()
    {
        var count = Flips ? BigInteger.Pow(2, _units.Length) : BigInteger.One;
        if (!Permutes) { return count; }

        foreach (var group in _groups)
        {
            for (var n = 2; n <= group.Length; n++) { count *= n; }

            foreach (var alike in group.GroupBy(unit => _class[unit]))
            {
                for (var n = 2; n <= alike.Count(); n++) { count /= n; }
            }
        }

        return count;
    }

    private List<Shuffle> Enumerate()
    {
        var orders = Permutes ? Arrangements() : [[.. Enumerable.Range(0, _units.Length)]];
        var flips = Flips ? 1 << _units.Length : 1;
        var all = new List<Shuffle>(orders.Count * flips);
        foreach (var order in orders)
        {
            for (var bits = 0; bits < flips; bits++) { all.Add(Spread(order, unit => (bits >> unit & 1) == 0)); }
        }

        return all;
    }

    // Every distinct sequence of classes, group by group: the identity's own first, then in lexicographic order.
    private List<int[]> Arrangements()
    {
        List<int[]> done = [[.. Enumerable.Range(0, _units.Length)]];
        foreach (var group in _groups)
        {
            var sequences = Sequences([.. group.Select(unit => _class[unit])]);
            done = [.. done.SelectMany(order => sequences.Select(sequence => Place(order, group, sequence)))];
        }

        return done;
    }

    private static List<int[]> Sequences(int[] start)
    {
        var all = new List<int[]> { start };
        var current = start.Order().ToArray();
        do
        {
            if (!current.AsSpan().SequenceEqual(start)) { all.Add([.. current]); }
        }
        while (Next(current));

        return all;
    }

    private static bool Next(int[] sequence)
    {
        var i = sequence.Length - 2;
        while (i >= 0 && sequence[i] >= sequence[i + 1]) { i--; }

        if (i < 0) { return false; }

        var j = sequence.Length - 1;
        while (sequence[j] <= sequence[i]) { j--; }

        (sequence[i], sequence[j]) = (sequence[j], sequence[i]);
        Array.Reverse(sequence, i + 1, sequence.Length - i - 1);
        return true;
    }

    // The sequence says for each unit to which class of row it moves: to the first one of that class that is still free.
    private int[] Place(int[] order, int[] group, int[] sequence)
    {
        var placed = (int[])order.Clone();
        var free = group.GroupBy(unit => _class[unit]).ToDictionary(alike => alike.Key, alike => new Queue<int>(alike));
        for (var n = 0; n < group.Length; n++) { placed[free[sequence[n]].Dequeue()] = group[n]; }

        return placed;
    }

    private List<Shuffle> Draw(int wanted, ulong seed)
    {
        var random = new CounterRandom(seed);
        var identity = Enumerable.Range(0, _units.Length).ToArray();
        var seen = new HashSet<string> { Key(identity, new bool[identity.Length]) };
        var all = new List<Shuffle>(wanted) { Spread(identity, _ => true) };
        while (all.Count < wanted)
        {
            var order = (int[])identity.Clone();
            if (Permutes)
            {
                foreach (var group in _groups)
                {
                    var units = (int[])group.Clone();
                    random.Shuffle(units);
                    for (var n = 0; n < group.Length; n++) { order[group[n]] = units[n]; }
                }
            }

            var flipped = new bool[order.Length];
            for (var unit = 0; Flips && unit < order.Length; unit++) { flipped[unit] = (random.NextUInt() & 1) == 1; }

            if (seen.Add(Key(order, flipped))) { all.Add(Spread(order, unit => !flipped[unit])); }
        }

        return all;
    }

    private string Key(int[] order, bool[] flipped) => string.Create(order.Length, (order, flipped), (letters, state) =>
    {
        for (var place = 0; place < letters.Length; place++) { letters[state.order[place]] = (char)((_class[place] << 1) | (state.flipped[place] ? 1 : 0)); }
    });

    private Shuffle Spread(int[] order, Func<int, bool> isPositive)
    {
        var shuffle = Shuffle.Identity(_units.Sum(unit => unit.Length));
        for (var unit = 0; unit < order.Length; unit++)
        {
            for (var n = 0; n < _units[unit].Length; n++)
            {
                shuffle.Order[_units[unit][n]] = _units[order[unit]][n];
                if (!isPositive(unit)) { shuffle.Signs[_units[unit][n]] = -1; }
            }
        }

        return shuffle;
    }
}
