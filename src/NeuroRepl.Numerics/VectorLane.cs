using System.Numerics;
using System.Runtime.CompilerServices;

namespace NeuroRepl.Numerics;

/// <summary>As many numbers as the machine's vectors hold.</summary>
internal readonly struct VectorLane(Vector<double> value) : ILane<VectorLane>
{
    private readonly Vector<double> _value = value;

    public static int Width => Vector<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Load(ref double source, int index) => new(Vector.LoadUnsafe(ref source, (nuint)index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator +(VectorLane left, VectorLane right) => new(left._value + right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator -(VectorLane left, VectorLane right) => new(left._value - right._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator *(VectorLane left, double right) => new(left._value * right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(ref double target, int index) => _value.StoreUnsafe(ref target, (nuint)index);
}
