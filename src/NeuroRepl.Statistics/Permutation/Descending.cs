namespace NeuroRepl.Statistics.Permutation;

/// <summary>Sorts the positive values of a map from the highest down, by radix: a positive float's bits are in its order.</summary>
internal sealed class Descending(int[] cellOf)
{
    private const int Digit = 11;
    private const int Digits = 1 << Digit;
    private readonly int[] _counts = new int[3 * Digits];

    // The key above, the cell below: a scatter then writes to one line of the cache, not to two.
    private ulong[] _items = new ulong[cellOf.Length + 1];
    private ulong[] _spare = new ulong[cellOf.Length + 1];

    /// <summary>The cells of the places, in order; as many as <see cref="Sort"/> said.</summary>
    public int[] Cells { get; } = new int[cellOf.Length];

    /// <summary>Their values, made positive.</summary>
    public float[] Values { get; } = new float[cellOf.Length];

    /// <summary>Sorts, and says how many values are positive. Places of equal value stay in their order.</summary>
    public int Sort(ReadOnlySpan<float> map, int sign)
    {
        var count = Take(map, sign);
        Count(_items.AsSpan(0, count));
        for (var pass = 0; pass < 3; pass++)
        {
            Scatter(pass, _items.AsSpan(0, count), _spare);
            (_items, _spare) = (_spare, _items);
        }

        for (var n = 0; n < count; n++) { (Cells[n], Values[n]) = ((int)(uint)_items[n], BitConverter.UInt32BitsToSingle(~(uint)(_items[n] >> 32))); }

        return count;
    }

    // Every place is written, and overwritten by the next one where it is not positive (or NaN, nobody's support): signs are noise, and no processor guesses them.
    private int Take(ReadOnlySpan<float> map, int sign)
    {
        var (items, cells) = (_items, cellOf);
        var count = 0;
        for (var place = 0; place < map.Length; place++)
        {
            var value = sign * map[place];
            items[count] = ((ulong)~BitConverter.SingleToUInt32Bits(value) << 32) | (uint)cells[place];         // turned round: the highest first
            count += value > 0 ? 1 : 0;
        }

        return count;
    }

    private void Count(ReadOnlySpan<ulong> items)
    {
        var counts = _counts;
        Array.Clear(counts);
        foreach (var item in items)
        {
            var key = (uint)(item >> 32);
            counts[key & (Digits - 1)]++;
            counts[Digits + ((key >> Digit) & (Digits - 1))]++;
            counts[(2 * Digits) + (key >> (2 * Digit))]++;
        }
    }

    private void Scatter(int pass, ReadOnlySpan<ulong> items, ulong[] to)
    {
        var counts = _counts.AsSpan(pass * Digits, Digits);
        var start = 0;
        for (var digit = 0; digit < Digits; digit++) { (counts[digit], start) = (start, start + counts[digit]); }

        var shift = 32 + (pass * Digit);
        foreach (var item in items) { to[counts[(int)(item >> shift) & (Digits - 1)]++] = item; }
    }
}
