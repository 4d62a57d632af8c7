using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Smoothness;

/// <summary>The largest cluster of a map for every threshold, neighbourhood and treatment of signs, by joining each voxel above with its neighbours before it (union-find).</summary>
internal sealed class ClusterCounter
{
    private static readonly int[] Neighbourhoods = [3, 9, 13];      // of 26, half lie before a voxel: 3 share a face, 6 an edge, 4 a corner

    private readonly int[] _field;                  // where a place lies in the noise
    private readonly int[] _rimmed;                 // where it lies in a box with a rim
    private readonly int[] _steps;
    private readonly int[] _slot;                   // number in the list of a voxel of the rimmed box, −1 outside
    private readonly int[] _candidates;
    private readonly int[] _above;
    private readonly int[] _parent;
    private readonly int[] _size;
    private readonly double[] _one;
    private readonly double[] _two;

    public ClusterCounter(VoxelBox box, int fieldNx, int fieldNy, IReadOnlyList<double> one, IReadOnlyList<double> two)
    {
        (_one, _two) = ([.. one], [.. two]);
        var (nx, ny) = (box.Nx + 2, box.Ny + 2);
        _field = new int[box.Places.Length];
        _rimmed = new int[box.Places.Length];
        for (var place = 0; place < _field.Length; place++)
        {
            var (i, j, k) = box.IndexOf(box.Places[place]);
            _field[place] = VoxelBox.At(i, j, k, fieldNx, fieldNy);
            _rimmed[place] = VoxelBox.At(i + 1, j + 1, k + 1, nx, ny);
        }

        _steps = [.. VoxelSpace.Steps(VoxelNeighbours.Corners).OrderBy(step => Math.Abs(step.I) + Math.Abs(step.J) + Math.Abs(step.K)).Select(step => VoxelBox.At(step.I, step.J, step.K, nx, ny)).Where(step => step < 0)];
        _slot = new int[nx * ny * (box.Nz + 2)];
        Array.Fill(_slot, -1);
        (_candidates, _above, _parent, _size) = (new int[_field.Length], new int[_field.Length], new int[_field.Length], new int[_field.Length]);
    }

    /// <summary>How many numbers <see cref="Count"/> writes: thresholds × treatments of signs × neighbourhoods.</summary>
    public int Results => _one.Length * 9;

    /// <summary>The largest clusters of a map.</summary>
    /// <param name="noise">The map.</param>
    /// <param name="largest">For threshold p, sides s and neighbourhood n at (p·3 + s)·3 + n.</param>
    /// <returns>The highest value, and the largest absolute one.</returns>
    public (float Highest, float Largest) Count(double[] noise, int[] largest)
    {
        var lowest = Math.Min(_one.Min(), _two.Min());
        var (count, high, low) = (0, double.NegativeInfinity, double.PositiveInfinity);
        for (var place = 0; place < _field.Length; place++)
        {
            var z = noise[_field[place]];
            (high, low) = (Math.Max(high, z), Math.Min(low, z));
            if (Math.Abs(z) >= lowest) { _candidates[count++] = place; }
        }

        for (var p = 0; p < _one.Length; p++)
        {
            Largest(noise, count, _one[p], isPositive: true, mayJoin: true, largest.AsSpan(p * 9, 3));
            Largest(noise, count, _two[p], isPositive: false, mayJoin: true, largest.AsSpan((p * 9) + 3, 3));
            Largest(noise, count, _two[p], isPositive: false, mayJoin: false, largest.AsSpan((p * 9) + 6, 3));
        }

        return ((float)high, (float)Math.Max(high, -low));
    }

    private void Largest(double[] noise, int candidates, double threshold, bool isPositive, bool mayJoin, Span<int> largest)
    {
        var count = 0;
        for (var c = 0; c < candidates; c++)
        {
            var z = noise[_field[_candidates[c]]];
            if (isPositive ? z < threshold : Math.Abs(z) < threshold) { continue; }

            (_above[count], _parent[count], _size[count]) = (_candidates[c], count, 1);
            _slot[_rimmed[_candidates[c]]] = count;
            count++;
        }

        var top = count > 0 ? 1 : 0;
        var step = 0;
        for (var n = 0; n < Neighbourhoods.Length; n++)
        {
            for (; step < Neighbourhoods[n]; step++)
            {
                for (var a = 0; a < count; a++)
                {
                    var b = _slot[_rimmed[_above[a]] + _steps[step]];
                    if (b >= 0 && (mayJoin || noise[_field[_above[a]]] > 0 == noise[_field[_above[b]]] > 0)) { top = Math.Max(top, Join(a, b)); }
                }
            }

            largest[n] = top;
        }

        for (var a = 0; a < count; a++) { _slot[_rimmed[_above[a]]] = -1; }
    }

    private int Join(int a, int b)
    {
        (a, b) = (Root(a), Root(b));
        if (a == b) { return _size[a]; }
        if (_size[a] < _size[b]) { (a, b) = (b, a); }

        _parent[b] = a;
        return _size[a] += _size[b];
    }

    private int Root(int a)
    {
        while (_parent[a] != a) { a = _parent[a] = _parent[_parent[a]]; }

        return a;
    }
}
