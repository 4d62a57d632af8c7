using System.Collections.Concurrent;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Models.Smoothing;

/// <summary>A Gaussian along each index of a grid, divided by what of it falls into the mask.</summary>
/// <remarks>
/// The box around the mask gets a rim of zeros as wide as the kernel after each row, plane and the box itself. A shift along any index is then a shift of the one array that holds the box:
/// what it fetches across an end is a zero. So each direction is one sum of shifted copies.
/// </remarks>
internal sealed class VoxelSmoother : ISmoother
{
    private readonly int[] _slots;                          // where each place lies in the box
    private readonly float[][] _kernels;
    private readonly int[] _strides;
    private readonly int _length;
    private readonly int _rim;
    private readonly float[] _insideMask;
    private readonly ConcurrentBag<(float[] First, float[] Second)> _rooms = [];       // as many as threads smooth at once

    public VoxelSmoother(VoxelSpace space, double fwhmMm)
    {
        var size = space.Grid.Affine.VoxelSize;
        _kernels = [Kernel(fwhmMm / size.X), Kernel(fwhmMm / size.Y), Kernel(fwhmMm / size.Z)];
        var corners = space.Voxels.ToArray().Select(space.Grid.IndexOf).ToArray();
        var (i0, j0, k0) = (corners.Min(c => c.I), corners.Min(c => c.J), corners.Min(c => c.K));
        int[] reach = [.. _kernels.Select(kernel => kernel.Length / 2)];
        var nx = corners.Max(c => c.I) - i0 + 1 + reach[0];
        var ny = corners.Max(c => c.J) - j0 + 1 + reach[1];
        var nz = corners.Max(c => c.K) - k0 + 1 + reach[2];
        _strides = [1, nx, nx * ny];
        _length = nx * ny * nz;
        _rim = reach.Zip(_strides, (r, stride) => r * stride).Max();
        _slots = [.. corners.Select(c => _rim + (c.I - i0) + (nx * (c.J - j0)) + (nx * ny * (c.K - k0)))];
        _insideMask = new float[_slots.Length];
        Filter([.. Enumerable.Repeat(1f, _slots.Length)], _insideMask);
    }

    public void Smooth(ReadOnlySpan<float> map, Span<float> smoothed)
    {
        if (TensorPrimitives.IsFiniteAll(map))
        {
            Filter(map, smoothed);
            TensorPrimitives.Divide(smoothed, _insideMask, smoothed);
            return;
        }

        // What is no number is outside for this map.
        var (known, there) = (map.ToArray(), new float[map.Length]);
        for (var place = 0; place < known.Length; place++)
        {
            there[place] = float.IsFinite(known[place]) ? 1 : 0;
            if (there[place] == 0) { known[place] = 0; }
        }

        var weights = new float[map.Length];
        Filter(there, weights);
        Filter(known, smoothed);
        for (var place = 0; place < known.Length; place++) { smoothed[place] = there[place] == 0 ? float.NaN : smoothed[place] / weights[place]; }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Filter(ReadOnlySpan<float> map, Span<float> filtered)
    {
        if (!_rooms.TryTake(out var room)) { room = (new float[_length + (2 * _rim)], new float[_length + (2 * _rim)]); }

        var (from, to) = room;
        Array.Clear(from);
        Array.Clear(to);                                    // its rims: they are read, never written
        for (var place = 0; place < map.Length; place++) { from[_slots[place]] = map[place]; }

        for (var axis = 0; axis < 3; axis++)
        {
            if (_kernels[axis].Length == 1) { continue; }

            Shifted(from, to, _kernels[axis], _strides[axis]);
            (from, to) = (to, from);
        }

        for (var place = 0; place < map.Length; place++) { filtered[place] = from[_slots[place]]; }

        _rooms.Add(room);
    }

    // The sum over the kernel at each place of the box, several places at once in registers; the kernel is even, so both sides share a factor.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Shifted(float[] from, float[] to, float[] kernel, int stride)
    {
        var reach = kernel.Length / 2;
        ref var x = ref MemoryMarshal.GetArrayDataReference(from);
        ref var y = ref MemoryMarshal.GetArrayDataReference(to);
        var middle = new Vector<float>(kernel[reach]);
        var at = _rim;
        for (; at + (2 * Vector<float>.Count) <= _rim + _length; at += 2 * Vector<float>.Count)
        {
            var first = middle * Vector.LoadUnsafe(ref x, (nuint)at);
            var second = middle * Vector.LoadUnsafe(ref x, (nuint)(at + Vector<float>.Count));
            for (var w = 1; w <= reach; w++)
            {
                var weight = new Vector<float>(kernel[reach + w]);
                var (before, after) = ((nuint)(at - (w * stride)), (nuint)(at + (w * stride)));
                first = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref x, before) + Vector.LoadUnsafe(ref x, after), first);
                second = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref x, before + (nuint)Vector<float>.Count) + Vector.LoadUnsafe(ref x, after + (nuint)Vector<float>.Count), second);
            }

            first.StoreUnsafe(ref y, (nuint)at);
            second.StoreUnsafe(ref y, (nuint)(at + Vector<float>.Count));
        }

        for (; at < _rim + _length; at++)
        {
            var sum = kernel[reach] * from[at];
            for (var w = 1; w <= reach; w++) { sum += kernel[reach + w] * (from[at - (w * stride)] + from[at + (w * stride)]); }

            to[at] = sum;
        }
    }

    private static float[] Kernel(double fwhmVoxels)
    {
        var sigma = fwhmVoxels / Math.Sqrt(8 * Math.Log(2));
        var reach = (int)((4 * sigma) + .5);
        double[] weights = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(n => sigma > 0 ? Math.Exp(-n * n / (2 * sigma * sigma)) : 1)];
        var sum = weights.Sum();
        return [.. weights.Select(weight => (float)(weight / sum))];
    }
}
