using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Models.Smoothing;

/// <summary>Distances along a surface: shortest paths over edges, and straight over two triangles that share an edge.</summary>
internal sealed class Geodesics
{
    private readonly int[] _starts;
    private readonly (int Vertex, float Length)[] _links;
    private readonly float[] _distance;
    private readonly List<int> _touched = [];
    private readonly PriorityQueue<int, float> _queue = new();

    public Geodesics(SurfaceMesh mesh)
    {
        var links = new Dictionary<(int, int), float>();
        var opposite = new Dictionary<(int, int), int>();
        var triangles = mesh.Triangles.Span;
        for (var t = 0; t < triangles.Length; t += 3)
        {
            for (var corner = 0; corner < 3; corner++)
            {
                var (a, b, c) = (triangles[t + corner], triangles[t + ((corner + 1) % 3)], triangles[t + ((corner + 2) % 3)]);
                var edge = a < b ? (a, b) : (b, a);
                links[edge] = (float)mesh.PositionOf(a).DistanceTo(mesh.PositionOf(b));
                if (!opposite.TryAdd(edge, c) && opposite[edge] != c && Across(mesh, edge, opposite[edge], c) is { } length)
                {
                    var pair = c < opposite[edge] ? (c, opposite[edge]) : (opposite[edge], c);
                    if (!links.TryGetValue(pair, out var known) || length < known) { links[pair] = length; }
                }
            }
        }

        _starts = new int[mesh.VertexCount + 1];
        foreach (var ((a, b), _) in links)
        {
            _starts[a + 1]++;
            _starts[b + 1]++;
        }

        for (var v = 0; v < mesh.VertexCount; v++) { _starts[v + 1] += _starts[v]; }

        _links = new (int, float)[_starts[^1]];
        var next = _starts.ToArray();
        foreach (var ((a, b), length) in links.OrderBy(link => link.Key))
        {
            _links[next[a]++] = (b, length);
            _links[next[b]++] = (a, length);
        }

        _distance = new float[mesh.VertexCount];
        Array.Fill(_distance, float.PositiveInfinity);
    }

    private Geodesics(Geodesics other)
    {
        (_starts, _links) = (other._starts, other._links);
        _distance = new float[other._distance.Length];
        Array.Fill(_distance, float.PositiveInfinity);
    }

    /// <summary>The same surface for another thread.</summary>
    public Geodesics Twin() => new(this);

    /// <summary>The vertices within a distance of one, itself first, each with its distance.</summary>
    public List<(int Vertex, float Distance)> Within(int vertex, float limit)
    {
        var found = new List<(int, float)>();
        _distance[vertex] = 0;
        _touched.Add(vertex);
        _queue.Enqueue(vertex, 0);
        while (_queue.TryDequeue(out var here, out var distance))
        {
            if (distance > _distance[here]) { continue; }

            found.Add((here, distance));
            for (var k = _starts[here]; k < _starts[here + 1]; k++)
            {
                var (other, length) = _links[k];
                var reached = distance + length;
                if (reached > limit || reached >= _distance[other]) { continue; }
                if (float.IsPositiveInfinity(_distance[other])) { _touched.Add(other); }

                _distance[other] = reached;
                _queue.Enqueue(other, reached);
            }
        }

        foreach (var other in _touched) { _distance[other] = float.PositiveInfinity; }

        _touched.Clear();
        return found;
    }

    // Two triangles laid flat about their common edge: the straight way between their far corners, where it crosses that edge.
    private static float? Across(SurfaceMesh mesh, (int A, int B) edge, int c, int d)
    {
        var (a, b) = (mesh.PositionOf(edge.A), mesh.PositionOf(edge.B));
        var width = a.DistanceTo(b);
        if (!(width > 0)) { return null; }

        var (cx, cy) = Flat(a, b, mesh.PositionOf(c), width);
        var (dx, dy) = Flat(a, b, mesh.PositionOf(d), width);
        var crossing = cy + dy > 0 ? cx + ((dx - cx) * cy / (cy + dy)) : -1;
        return crossing > 0 && crossing < width ? (float)Math.Sqrt(((cx - dx) * (cx - dx)) + ((cy + dy) * (cy + dy))) : null;
    }

    private static (double Along, double Beside) Flat(Millimetres a, Millimetres b, Millimetres c, double width)
    {
        var (ca, cb) = (c.DistanceTo(a), c.DistanceTo(b));
        var along = ((ca * ca) - (cb * cb) + (width * width)) / (2 * width);
        return (along, Math.Sqrt(Math.Max(0, (ca * ca) - (along * along))));
    }
}
