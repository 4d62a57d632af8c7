using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Gives every place of a cluster that cluster's extent or mass. One for each thread.</summary>
internal sealed class ClusterScore(BrainSpace space, ClusterForming forming) : IMapScore
{
    private readonly int[] _starts = space.Neighbours(forming.Neighbours).Starts.ToArray();
    private readonly int[] _neighbours = space.Neighbours(forming.Neighbours).Neighbours.ToArray();
    private readonly float[] _sizes = [.. Enumerable.Range(0, space.Count).Select(place => IsVoxel(space, place) ? 1 : (float)space.SizeOf(place))];
    private readonly bool[] _seen = new bool[space.Count];
    private readonly int[] _cluster = new int[space.Count];

    public double Score(ReadOnlySpan<float> map, Span<float> scores, Sides sides)
    {
        scores.Clear();
        Array.Clear(_seen);
        var largest = 0.0;
        for (var start = 0; start < map.Length; start++)
        {
            if (_seen[start] || Math.Abs(map[start]) < forming.Threshold || map[start] == 0) { continue; }

            var sign = Math.Sign(map[start]);
            if ((sign < 0 && sides == Sides.Greater) || (sign > 0 && sides == Sides.Less)) { continue; }

            var (count, size) = Grow(map, start, sign);
            for (var n = 0; n < count; n++) { scores[_cluster[n]] = (float)(sign * size); }

            largest = Math.Max(largest, size);
        }

        return largest;
    }

    private (int Count, double Size) Grow(ReadOnlySpan<float> map, int start, int sign)
    {
        var (count, size) = (1, 0.0);
        (_cluster[0], _seen[start]) = (start, true);
        for (var n = 0; n < count; n++)
        {
            var place = _cluster[n];
            size += forming.Measure == ClusterMeasure.Mass ? Math.Abs(map[place]) * _sizes[place] : _sizes[place];
            for (var k = _starts[place]; k < _starts[place + 1]; k++)
            {
                var neighbour = _neighbours[k];
                if (_seen[neighbour] || sign * map[neighbour] < forming.Threshold) { continue; }

                _seen[neighbour] = true;
                _cluster[count++] = neighbour;
            }
        }

        return (count, size);
    }

    private static bool IsVoxel(BrainSpace space, int place) => space is VoxelSpace || (space is Grayordinates grayordinates && !grayordinates.Locate(place).Structure.IsSurface);
}
