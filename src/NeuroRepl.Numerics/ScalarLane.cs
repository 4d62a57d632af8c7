using System.Runtime.CompilerServices;

namespace NeuroRepl.Numerics;

/// <summary>One number: what is left over after the vectors, and the first stages of a single transform.</summary>
internal readonly struct ScalarLane(double value) : ILane<ScalarLane>
{
    private readonly double _value = value;

    public static int Width => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Load(ref double source, int index) => new(Unsafe.Add(ref source, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator +(ScalarLane left, ScalarLane right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane left, ScalarLane right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator *(ScalarLane left, double right) => new(left._value * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, int index) => Unsafe.Add(ref target, index) = _value;
}
