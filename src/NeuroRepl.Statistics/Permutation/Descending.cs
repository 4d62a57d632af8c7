namespace NeuroRepl.Statistics.Permutation;

/// <summary>Sorts the positive values of a map from the highest down, by radix: a positive float's bits are in its order.</summary>
internal sealed class Descending(int places)
{
    private const int Digit = 11;
    private const int Digits = 1 << Digit;
    private readonly uint[] _keys = new uint[places];
    private readonly uint[] _spareKeys = new uint[places];
    private readonly int[] _spare = new int[places];
    private readonly int[] _counts = new int[3 * Digits];

    /// <summary>The places in order; as many as <see cref="Sort"/> said.</summary>
    public int[] Places { get; } = new int[places];

    /// <summary>Sorts, and says how many values are positive. Places of equal value stay in their order.</summary>
    public int Sort(ReadOnlySpan<float> map, int sign)
    {
        Array.Clear(_counts);
        var count = 0;
        for (var place = 0; place < map.Length; place++)
        {
            var value = sign * map[place];
            if (!(value > 0)) { continue; }                          // NaN is nobody's support

            var key = ~BitConverter.SingleToUInt32Bits(value);       // turned round: the highest first
            (_keys[count], Places[count]) = (key, place);
            count++;
            _counts[key & (Digits - 1)]++;
            _counts[Digits + ((key >> Digit) & (Digits - 1))]++;
            _counts[(2 * Digits) + (key >> (2 * Digit))]++;
        }

        var (from, to, fromPlaces, toPlaces) = (_keys, _spareKeys, Places, _spare);
        for (var pass = 0; pass < 3; pass++)
        {
            Scatter(pass, count, from, fromPlaces, to, toPlaces);
            (from, to, fromPlaces, toPlaces) = (to, from, toPlaces, fromPlaces);
        }

        // Three passes end in the spare arrays.
        fromPlaces.AsSpan(0, count).CopyTo(Places);
        return count;
    }

    private void Scatter(int pass, int count, uint[] keys, int[] places, uint[] toKeys, int[] toPlaces)
    {
        var counts = _counts.AsSpan(pass * Digits, Digits);
        var start = 0;
        for (var digit = 0; digit < Digits; digit++) { (counts[digit], start) = (start, start + counts[digit]); }

        var shift = pass * Digit;
        for (var n = 0; n < count; n++)
        {
            var to = counts[(int)((keys[n] >> shift) & (Digits - 1))]++;
            (toKeys[to], toPlaces[to]) = (keys[n], places[n]);
        }
    }
}
