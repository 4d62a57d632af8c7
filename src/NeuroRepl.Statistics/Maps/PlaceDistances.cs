using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Maps;

/// <summary>The places with a value that surrogates are made for, in groups that do not exchange values, and the distances within each.</summary>
internal static class PlaceDistances
{
    private const int Most = 5000;

    public static IEnumerable<(int[] Places, RowMajor Distances)> Of(BrainMap map, SurrogateOptions options)
    {
        var known = Enumerable.Range(0, map.Count).Where(p => float.IsFinite(map[p])).ToArray();
        if (options.Distances is { } given) { Check(given, map); }

        if (options.PerHemisphere && map.Space.PositionOf(0) is null) { throw Unplaced(map); }

        var groups = options.PerHemisphere ? known.GroupBy(p => map.Space.PositionOf(p)!.Value.X > 0).Select(g => g.ToArray()).ToArray() : [known];
        foreach (var places in groups)
        {
            if (places.Length < 10) { throw new ArgumentMistake($"The map {map.Name} has {places.Length} places with a value{(options.PerHemisphere ? " in a hemisphere" : "")}; surrogates need at least 10.", "Use more parcels, or PerHemisphere = false."); }
            if (places.Length > Most) { throw new ArgumentMistake($"{places.Length} places would need a matrix of {(long)places.Length * places.Length * 8 >> 20} MiB of distances.", $"Average over parcels first (at most {Most} places), or use spins: map.CorrelateWith(other)."); }
            if (places.Min(p => map[p]) == places.Max(p => map[p])) { throw new ArgumentMistake($"The map {map.Name} is {map[places[0]]} everywhere; it has no variogram.", "Look at the step that made the map."); }

            yield return (places, Matrix(places, map, options.Distances));
        }
    }

    private static RowMajor Matrix(int[] places, BrainMap map, RowMajor? given)
    {
        var n = places.Length;
        var result = new RowMajor(n, n);
        Millimetres[] at = given is null ? [.. places.Select(p => map.Space.PositionOf(p) ?? throw Unplaced(map))] : [];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++) { result[i, j] = given is { } matrix ? matrix[places[i], places[j]] : at[i].DistanceTo(at[j]); }
        }

        return result;
    }

    private static ArgumentMistake Unplaced(BrainMap map) => new($"The {map.Space.Places} of {map.Name} have no positions.", "Give their centres, new ParcelSpace(names, positions), or distances: new SurrogateOptions { Distances = matrix }.");

    private static void Check(RowMajor given, BrainMap map)
    {
        Guard.SameLength(given.Rows, map.Count, "the number of rows of the distances", $"that of the {map.Space.Places}");
        Guard.SameLength(given.Columns, map.Count, "the number of columns of the distances", $"that of the {map.Space.Places}");
        for (var i = 0; i < given.Rows; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (!(given[i, j] > 0) || Math.Abs(given[i, j] - given[j, i]) > 1e-6 * given[i, j]) { throw new ArgumentMistake($"The distance from {i} to {j} is {given[i, j]}, back it is {given[j, i]}; distances are above 0 and the same both ways.", "Look at how the matrix was made."); }
            }
        }
    }
}
