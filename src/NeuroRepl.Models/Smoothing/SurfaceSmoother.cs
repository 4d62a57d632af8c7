using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Models.Smoothing;

/// <summary>A Gaussian of the distance along the surface, such that the integral over the surface is kept.</summary>
/// <remarks>
/// As wb_command -metric-smoothing (GEO_GAUSS_AREA) describes: each vertex spreads its value times its area over its surroundings by g(d) = exp(−d²/2σ²), normalised over their areas; each vertex
/// then takes the mean of what arrives, weighted by how much: out_j = Σᵢ K_ij·Aᵢ·vᵢ / Σᵢ K_ij·Aᵢ with K_ij = g(d_ij)/Σₖ g(d_ik)·Aₖ.
/// </remarks>
internal sealed class SurfaceSmoother : ISmoother
{
    private const float ReachInSigmas = 4;
    private readonly int[] _starts;
    private readonly int[] _from;
    private readonly float[] _weights;

    public SurfaceSmoother(SurfaceSpace space, double fwhmMm)
    {
        var sigma = fwhmMm / Math.Sqrt(8 * Math.Log(2));
        var placeOf = new int[space.Mesh.VertexCount];
        Array.Fill(placeOf, -1);
        for (var place = 0; place < space.Count; place++) { placeOf[space.Vertices.Span[place]] = place; }

        var spread = new (int To, float Weight)[space.Count][];
        var geodesics = new Geodesics(space.Mesh);
        Parallel.For(0, (space.Count + 255) / 256, new ParallelOptions { CancellationToken = Interrupt.Token }, geodesics.Twin, (piece, _, own) =>
        {
            for (var place = 256 * piece; place < Math.Min(space.Count, 256 * (piece + 1)); place++) { spread[place] = Spread(space, placeOf, own, place, sigma); }

            return own;
        }, _ => { });

        _starts = new int[space.Count + 1];
        foreach (var targets in spread)
        {
            foreach (var (to, _) in targets) { _starts[to + 1]++; }
        }

        for (var place = 0; place < space.Count; place++) { _starts[place + 1] += _starts[place]; }

        (_from, _weights) = (new int[_starts[^1]], new float[_starts[^1]]);
        var next = _starts.ToArray();
        for (var place = 0; place < space.Count; place++)
        {
            foreach (var (to, weight) in spread[place])
            {
                (_from[next[to]], _weights[next[to]]) = (place, weight);
                next[to]++;
            }
        }
    }

    public void Smooth(ReadOnlySpan<float> map, Span<float> smoothed)
    {
        for (var place = 0; place < smoothed.Length; place++)
        {
            var (sum, weights) = (0.0, 0.0);
            for (var k = _starts[place]; k < _starts[place + 1]; k++)
            {
                var value = map[_from[k]];
                if (!float.IsFinite(value)) { continue; }

                sum += _weights[k] * value;
                weights += _weights[k];
            }

            smoothed[place] = float.IsFinite(map[place]) ? (float)(sum / weights) : float.NaN;
        }
    }

    private static (int, float)[] Spread(SurfaceSpace space, int[] placeOf, Geodesics geodesics, int place, double sigma)
    {
        var near = geodesics.Within(space.Vertices.Span[place], (float)(ReachInSigmas * sigma)).Where(one => placeOf[one.Vertex] >= 0)
            .Select(one => (Place: placeOf[one.Vertex], Weight: Math.Exp(-one.Distance * one.Distance / (2 * sigma * sigma)))).ToArray();
        var total = near.Sum(one => one.Weight * space.SizeOf(one.Place));
        return [.. near.Select(one => (one.Place, (float)(one.Weight * space.SizeOf(place) / total)))];
    }
}
