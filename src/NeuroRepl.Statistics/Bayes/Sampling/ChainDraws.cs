namespace NeuroRepl.Statistics.Bayes.Sampling;

/// <summary>What one chain drew after its warm-up.</summary>
internal sealed class ChainDraws(int dimension, int draws)
{
    private readonly double[] _positions = new double[dimension * draws];

    public int Count { get; private set; }

    public double[] LogDensity { get; } = new double[draws];

    public double[] Energy { get; } = new double[draws];

    public int[] Depth { get; } = new int[draws];

    public int[] Leapfrogs { get; } = new int[draws];

    public bool[] IsDivergent { get; } = new bool[draws];

    public double[] Acceptance { get; } = new double[draws];

    public double StepSize { get; set; }

    public long WarmupLeapfrogs { get; set; }

    public ReadOnlySpan<double> this[int draw] => _positions.AsSpan(draw * dimension, dimension);

    /// <summary>The first draws only.</summary>
    public ChainDraws Shortened(int count)
    {
        var result = new ChainDraws(dimension, count) { Count = count, StepSize = StepSize, WarmupLeapfrogs = WarmupLeapfrogs };
        Array.Copy(_positions, result._positions, dimension * count);
        Array.Copy(LogDensity, result.LogDensity, count);
        Array.Copy(Energy, result.Energy, count);
        Array.Copy(Depth, result.Depth, count);
        Array.Copy(Leapfrogs, result.Leapfrogs, count);
        Array.Copy(IsDivergent, result.IsDivergent, count);
        Array.Copy(Acceptance, result.Acceptance, count);
        return result;
    }

    public void Add(Nuts nuts)
    {
        nuts.Now.Position.CopyTo(_positions.AsSpan(Count * dimension, dimension));
        (LogDensity[Count], Energy[Count], Depth[Count], Leapfrogs[Count]) = (nuts.Now.LogDensity, nuts.Energy, nuts.Depth, nuts.Leapfrogs);
        (IsDivergent[Count], Acceptance[Count]) = (nuts.IsDivergent, nuts.Acceptance);
        Count++;
    }
}
