namespace NeuroRepl.Statistics.Permutation;

/// <summary>One rearrangement: observation i is replaced by Signs[i] times observation Order[i].</summary>
internal readonly record struct Shuffle(int[] Order, sbyte[] Signs)
{
    public static Shuffle Identity(int observations)
    {
        var signs = new sbyte[observations];
        Array.Fill(signs, (sbyte)1);
        return new([.. Enumerable.Range(0, observations)], signs);
    }
}
