namespace NeuroRepl.Numerics;

/// <summary>A few neighbouring numbers that go through the same arithmetic at once; one kernel written over it serves both widths.</summary>
internal interface ILane<TSelf>
    where TSelf : struct, ILane<TSelf>
{
    static abstract int Width { get; }

    static abstract TSelf Load(ref double source, int index);

    static abstract TSelf operator +(TSelf left, TSelf right);

    static abstract TSelf operator -(TSelf left, TSelf right);

    static abstract TSelf operator *(TSelf left, double right);

    void Store(ref double target, int index);
}
