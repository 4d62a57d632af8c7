namespace NeuroRepl.Statistics.Maps;

/// <summary>Turns rotations into "which place's value lies here now". One object is one thread's workspace.</summary>
internal sealed class SpinAssignment
{
    private readonly IReadOnlyList<HemisphereSphere> _hemispheres;
    private readonly SpinMethod _method;
    private readonly double[] _before;
    private readonly double[] _cost;
    private readonly double[] _least;
    private readonly int[] _nearest;
    private readonly int[][] _chosen;
    private readonly bool[] _isTaken;
    private readonly LinearAssignment[] _assignments = [];

    public SpinAssignment(IReadOnlyList<HemisphereSphere> hemispheres, SpinMethod method)
    {
        (_hemispheres, _method) = (hemispheres, method);
        var most = hemispheres.Max(h => h.Places.Length);
        _before = new double[3 * most];
        var eachOnce = method is SpinMethod.Vasa or SpinMethod.Hungarian;
        _cost = eachOnce ? new double[most * most] : [];
        (_least, _nearest, _isTaken) = (new double[most], new int[most], new bool[most]);
        _chosen = [.. hemispheres.Select(h => new int[h.Places.Length])];
        if (method == SpinMethod.Hungarian) { _assignments = [.. hemispheres.Select(h => new LinearAssignment(h.Places.Length))]; }
    }

    /// <param name="rotation">The left hemisphere's rotation; the right one's is its mirror image.</param>
    /// <param name="sourceOf">The place whose value each place takes; −1 for the medial wall, and for places on no sphere.</param>
    public void Assign(Rotation rotation, int[] sourceOf)
    {
        Array.Fill(sourceOf, -1);
        for (var n = 0; n < _hemispheres.Count; n++)
        {
            var hemisphere = _hemispheres[n];
            var count = hemisphere.Places.Length;
            var before = _before.AsSpan(0, 3 * count);
            (hemisphere.IsMirrored ? rotation.Mirrored() : rotation).Back(hemisphere.PlacePoints, before);
            var chosen = _chosen[n];
            if (_method == SpinMethod.Hungarian)
            {
                Distances(hemisphere, before);
                _assignments[n].Solve(_cost, chosen);
            }
            else if (_method == SpinMethod.Vasa)
            {
                Distances(hemisphere, before);
                FurthestFirst(chosen);
            }
            else
            {
                for (var p = 0; p < count; p++) { chosen[p] = hemisphere.Index.Nearest(before[3 * p], before[(3 * p) + 1], before[(3 * p) + 2]); }
            }

            for (var p = 0; p < count; p++) { sourceOf[hemisphere.Places[p]] = hemisphere.Sources[chosen[p]]; }
        }
    }

    private void Distances(HemisphereSphere hemisphere, ReadOnlySpan<double> before)
    {
        var (points, count) = (hemisphere.SourcePoints, hemisphere.Places.Length);
        for (var p = 0; p < count; p++)
        {
            var (x, y, z) = (before[3 * p], before[(3 * p) + 1], before[(3 * p) + 2]);
            var row = _cost.AsSpan(p * count, count);
            for (var s = 0; s < count; s++)
            {
                var (dx, dy, dz) = (x - points[3 * s], y - points[(3 * s) + 1], z - points[(3 * s) + 2]);
                row[s] = (dx * dx) + (dy * dy) + (dz * dz);
            }

            System.Numerics.Tensors.TensorPrimitives.Sqrt(row, row);
        }
    }

    private void FurthestFirst(int[] chosen)
    {
        var count = chosen.Length;
        Array.Clear(_isTaken);
        for (var p = 0; p < count; p++) { Seek(p, count); }
        for (var done = 0; done < count; done++)
        {
            var next = System.Numerics.Tensors.TensorPrimitives.IndexOfMax<double>(_least.AsSpan(0, count));
            var taken = _nearest[next];
            (chosen[next], _least[next], _nearest[next], _isTaken[taken]) = (taken, double.NegativeInfinity, -1, true);
            for (var p = 0; p < count; p++)
            {
                if (_nearest[p] == taken) { Seek(p, count); }
            }
        }
    }

    private void Seek(int place, int count)
    {
        var (best, least) = (-1, double.PositiveInfinity);
        for (var s = 0; s < count; s++)
        {
            var d = _cost[(place * count) + s];
            if (d < least && !_isTaken[s]) { (best, least) = (s, d); }
        }

        (_nearest[place], _least[place]) = (best, least);
    }
}
