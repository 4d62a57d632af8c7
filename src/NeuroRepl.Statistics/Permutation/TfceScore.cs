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
    private readonly (int Start, int Count, ComponentTree Tree, double Extent)[] _parts;
    private readonly double[] _score;
    private readonly double[] _steps;

    public TfceScore(BrainSpace space, Tfce tfce)
    {
        _tfce = tfce;
        _parts = space is Grayordinates grayordinates
            ? [.. grayordinates.Structures.Select((structure, n) => Part(structure.Space, grayordinates.StartOf(n), tfce))]
            : [Part(space, 0, tfce)];
        _score = new double[space.Count];
        _steps = new double[tfce.Steps + 1];
    }

    /// <inheritdoc/>
    public double Score(ReadOnlySpan<float> map, Span<float> scores, Sides sides)
    {
        scores.Clear();
        var largest = 0.0;
        if (sides != Sides.Less) { largest = Math.Max(largest, Score(map, scores, 1)); }

        if (sides != Sides.Greater) { largest = Math.Max(largest, Score(map, scores, -1)); }

        return largest;
    }

    private double Score(ReadOnlySpan<float> map, Span<float> scores, int sign)
    {
        var step = _tfce.Steps > 0 ? Peak(map, sign) / _tfce.Steps : 0;
        for (var k = 1; k <= _tfce.Steps; k++) { _steps[k] = _steps[k - 1] + (step * Math.Pow(k * step, _tfce.Height)); }

        var largest = 0.0;
        foreach (var (start, count, tree, extent) in _parts)
        {
            tree.Fill(map.Slice(start, count), sign);
            largest = Math.Max(largest, Walk(tree, extent, step, scores.Slice(start, count), sign));
        }

        return largest;
    }

    private double Walk(ComponentTree tree, double extentPower, double step, Span<float> scores, int sign)
    {
        var place = tree.Place;
        var (parent, height, extent, score) = (tree.Parent, tree.Height, tree.Extent, _score);
        var largest = 0.0;
        for (var node = tree.Count - 1; node >= 0; node--)
        {
            var below = parent[node];
            var (scoreBelow, from) = below < 0 ? (0, 0) : (score[below], height[below]);
            var gain = height[node] == from ? 0 : (Sum(height[node], step) - Sum(from, step)) * Power(extent[node], extentPower);
            var total = scoreBelow + gain;
            score[node] = total;
            scores[place[node]] = (float)(sign * total);
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

    private static (int Start, int Count, ComponentTree Tree, double Extent) Part(BrainSpace space, int start, Tfce tfce)
    {
        var areas = space is SurfaceSpace surface ? Enumerable.Range(0, surface.Count).Select(place => (float)surface.SizeOf(place)).ToArray() : null;
        return (start, space.Count, new ComponentTree(space, tfce.Neighbours, areas), areas is null ? tfce.Extent : tfce.SurfaceExtent);
    }
}
