using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Permutation;

/// <summary>Turns maps over one space into TFCE scores. One for each thread.</summary>
/// <remarks>
/// With F(h) = ∫₀^h x^H dx, the score of a node is its parent's plus e^E · (F(h) − F(h of the parent)): walked from the lowest node up, each is done once.
/// The sum over steps of dh = peak / steps is the same walk with F(h) = dh · Σ (k·dh)^H over the steps up to h.
/// </remarks>
internal sealed class TfceScore : IMapScore
{
    private readonly Tfce _tfce;
    private readonly (int Start, int Count, ComponentTree Tree, double Extent, float[] Cells)[] _parts;
    private readonly (double Score, double Level)[] _at;
    private readonly double[] _steps;

    public TfceScore(BrainSpace space, Tfce tfce)
    {
        _tfce = tfce;
        _parts = space is Grayordinates grayordinates
            ? [.. grayordinates.Structures.Select((structure, n) => Part(structure.Space, grayordinates.StartOf(n), tfce))]
            : [Part(space, 0, tfce)];
        _at = new (double, double)[space.Count];
        _steps = new double[tfce.Steps + 1];
    }

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<float> map, Span<float> scores, Sides sides)
    {
        foreach (var part in _parts) { Array.Clear(part.Cells); }

        var largest = 0.0;
        if (sides != Sides.Less) { largest = Math.Max(largest, Score(map, 1)); }

        if (sides != Sides.Greater) { largest = Math.Max(largest, Score(map, -1)); }

        // From cells to places in their order, which is quicker than writing to places in the order of values.
        foreach (var (start, count, tree, _, cells) in _parts)
        {
            var cellOf = tree.CellOf;
            for (var place = 0; place < count; place++) { scores[start + place] = cells[cellOf[place]]; }
        }

        return largest;
    }

    private double Score(ReadOnlySpan<float> map, int sign)
    {
        var step = _tfce.Steps > 0 ? Peak(map, sign) / _tfce.Steps : 0;
        for (var k = 1; k <= _tfce.Steps; k++) { _steps[k] = _steps[k - 1] + (step * Math.Pow(k * step, _tfce.Height)); }

        var largest = 0.0;
        foreach (var (start, count, tree, extent, cells) in _parts)
        {
            tree.Fill(map.Slice(start, count), sign);
            largest = Math.Max(largest, Walk(tree, extent, step, cells, sign));
        }

        return largest;
    }

    private double Walk(ComponentTree tree, double extentPower, double step, float[] scores, int sign)
    {
        var cell = tree.Cell;
        var (parent, height, extent, at) = (tree.Parent, tree.Height, tree.Extent, _at);
        var largest = 0.0;
        for (var node = cell.Length - 1; node >= 0; node--)
        {
            var (scoreBelow, from) = parent[node] is var below && below < 0 ? (0, 0) : at[below];
            var level = Sum(height[node], step);
            var total = level == from ? scoreBelow : scoreBelow + ((level - from) * Power(extent[node], extentPower));
            at[node] = (total, level);
            scores[cell[node]] = (float)(sign * total);
            if (total > largest) { largest = total; }
        }

        return largest;
    }

    private double Sum(double height, double step)
    {
        if (_tfce.Steps == 0) { return _tfce.Height == 2 ? height * height * height / 3 : Math.Pow(height, _tfce.Height + 1) / (_tfce.Height + 1); }

        // The peak itself is the last step, whatever rounding makes of the division.
        return step > 0 ? _steps[Math.Clamp((int)Math.Floor((height / step) + 1e-9), 0, _tfce.Steps)] : 0;
    }

    private static double Power(double extent, double power) => power switch { .5 => Math.Sqrt(extent), 1 => extent, _ => Math.Pow(extent, power) };

    private static double Peak(ReadOnlySpan<float> map, int sign)
    {
        var peak = 0f;
        foreach (var value in map)
        {
            if (sign * value > peak) { peak = sign * value; }
        }

        return peak;
    }

    private static (int Start, int Count, ComponentTree Tree, double Extent, float[] Cells) Part(BrainSpace space, int start, Tfce tfce)
    {
        var areas = space is SurfaceSpace surface ? Enumerable.Range(0, surface.Count).Select(place => (float)surface.SizeOf(place)).ToArray() : null;
        var tree = new ComponentTree(space, tfce.Neighbours, areas);
        return (start, space.Count, tree, areas is null ? tfce.Extent : tfce.SurfaceExtent, new float[tree.Cells]);
    }
}
