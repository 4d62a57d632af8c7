using System.Numerics.Tensors;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Mixed;

/// <summary>Finds which random effects the observations tie together, and sums their cross-products.</summary>
internal static class ComponentBuilder
{
    private const int LargestDense = 160;     // above, eliminating the largest factor first costs less than one dense factor

    public static IReadOnlyList<Component> Of(IReadOnlyList<RandomFactor> factors, RowMajor[] z, RowMajor both, int largestDense = LargestDense)
    {
        var offset = new int[factors.Count + 1];
        for (var k = 0; k < factors.Count; k++) { offset[k + 1] = offset[k] + factors[k].Levels.Count; }

        var parent = Enumerable.Range(0, offset[^1]).ToArray();
        for (var row = 0; row < both.Rows && factors.Count > 1; row++)
        {
            for (var k = 1; k < factors.Count; k++) { Join(parent, factors[0].Codes[row], offset[k] + factors[k].Codes[row]); }
        }

        var rows = new List<int>[offset[^1]];
        for (var row = 0; row < both.Rows; row++) { (rows[Root(parent, factors[0].Codes[row])] ??= []).Add(row); }

        var members = new List<(int Factor, int Level)>[offset[^1]];
        for (var k = 0; k < factors.Count; k++)
        {
            for (var level = 0; level < factors[k].Levels.Count; level++) { (members[Root(parent, offset[k] + level)] ??= []).Add((k, level)); }
        }

        return [.. Enumerable.Range(0, offset[^1]).Where(root => rows[root] is not null).Select(root => One(factors, z, both, members[root], rows[root], largestDense))];
    }

    private static Component One(IReadOnlyList<RandomFactor> factors, RowMajor[] z, RowMajor both, List<(int Factor, int Level)> levels, List<int> rows, int largestDense)
    {
        var (members, start, size) = (new List<(int, int, int)>(), new Dictionary<(int, int), int>(), 0);
        foreach (var level in levels)
        {
            members.Add((level.Factor, level.Level, size));
            start[level] = size;
            size += factors[level.Factor].Width;
        }

        var cross = new RowMajor(size, both.Columns);
        foreach (var row in rows)
        {
            for (var k = 0; k < factors.Count; k++)
            {
                var at = start[(k, factors[k].Codes[row])];
                for (var e = 0; e < z[k].Columns; e++)
                {
                    if (z[k][row, e] != 0) { TensorPrimitives.MultiplyAdd(both.Row(row), z[k][row, e], cross.Row(at + e), cross.Row(at + e)); }
                }
            }
        }

        return size <= largestDense || factors.Count == 1
            ? new DenseComponent { Members = members, Size = size, Cross = cross, Gram = GramOf(factors, z, rows, start, size) }
            : CrossedComponent.Of(factors, z, rows, members, cross);
    }

    private static RowMajor GramOf(IReadOnlyList<RandomFactor> factors, RowMajor[] z, List<int> rows, Dictionary<(int, int), int> start, int size)
    {
        var gram = new RowMajor(size, size);
        foreach (var row in rows)
        {
            for (var k = 0; k < factors.Count; k++)
            {
                var first = start[(k, factors[k].Codes[row])];
                for (var m = 0; m < factors.Count; m++)
                {
                    var second = start[(m, factors[m].Codes[row])];
                    for (var e = 0; e < z[k].Columns; e++)
                    {
                        for (var f = 0; f < z[m].Columns; f++) { gram[first + e, second + f] += z[k][row, e] * z[m][row, f]; }
                    }
                }
            }
        }

        return gram;
    }

    private static int Root(int[] parent, int node)
    {
        while (parent[node] != node) { node = parent[node] = parent[parent[node]]; }

        return node;
    }

    private static void Join(int[] parent, int a, int b) => parent[Root(parent, a)] = Root(parent, b);
}
