namespace NeuroRepl.Numerics;

/// <summary>Random numbers that depend on seed, stream and position only, so that the same seed gives the same bits on any number of threads.</summary>
/// <remarks>Philox 4×32-10: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011). Checked against the paper's known answers.</remarks>
public sealed class CounterRandom
{
    private readonly uint _key0;
    private readonly uint _key1;
    private readonly ulong _stream;
    private readonly uint[] _block = new uint[4];
    private ulong _counter;
    private int _used = 4;
    private double _spareNormal = double.NaN;

    /// <param name="seed">What the user gives.</param>
    /// <param name="stream">Which independent stream: a permutation's, a chain's, a subject's number.</param>
    public CounterRandom(ulong seed, ulong stream = 0) => (_key0, _key1, _stream) = ((uint)seed, (uint)(seed >> 32), stream);

    /// <summary>32 random bits.</summary>
    public uint NextUInt()
    {
        if (_used == 4)
        {
            Philox(_counter++, _stream, _key0, _key1, _block);
            _used = 0;
        }

        return _block[_used++];
    }

    /// <summary>A number in [0, 1) with 53 random bits.</summary>
    public double NextDouble()
    {
        var high = (ulong)(NextUInt() >> 5);
        var low = NextUInt() >> 6;
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }

    /// <summary>A whole number in [0, bound), without bias.</summary>
    public int NextInt(int bound)
    {
        Guard.InRange(bound, 1, int.MaxValue);
        var threshold = unchecked((uint)-bound) % (uint)bound;      // Lemire's rejection, so that no value is favoured
        while (true)
        {
            var product = (ulong)NextUInt() * (uint)bound;
            if ((uint)product >= threshold) { return (int)(product >> 32); }
        }
    }

    /// <summary>A draw from the standard normal distribution (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            var spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double u, v, s;
        do
        {
            u = (2 * NextDouble()) - 1;
            v = (2 * NextDouble()) - 1;
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);

        var scale = Math.Sqrt(-2 * Math.Log(s) / s);
        _spareNormal = v * scale;
        return u * scale;
    }

    /// <summary>Brings the elements into a random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(T[] values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    internal static void Philox(ulong counter, ulong stream, uint key0, uint key1, Span<uint> block)
    {
        var (c0, c1, c2, c3) = ((uint)counter, (uint)(counter >> 32), (uint)stream, (uint)(stream >> 32));
        for (var round = 0; round < 10; round++)
        {
            var p0 = 0xD2511F53UL * c0;
            var p1 = 0xCD9E8D57UL * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ key0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ key1, (uint)p0);
            unchecked { key0 += 0x9E3779B9; key1 += 0xBB67AE85; }
        }

        (block[0], block[1], block[2], block[3]) = (c0, c1, c2, c3);
    }
}
