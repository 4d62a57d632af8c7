using System.Globalization;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>Finds clusters in maps.</summary>
public static class ClusterFinding
{
    /// <summary>The clusters of places at or above a threshold; positive and negative ones are kept apart.</summary>
    /// <param name="map">The map; places without a value belong to no cluster.</param>
    /// <param name="threshold">What a value's size must reach.</param>
    /// <param name="sides">Which signs are looked at.</param>
    /// <param name="neighbours">Which voxels touch; AFNI's NN1, NN2, NN3.</param>
    /// <param name="atLeast">Smaller clusters are left out: how many places one must have.</param>
    /// <param name="peaksApartMm">Local maxima nearer than this to a higher one are not listed.</param>
    /// <exception cref="ArgumentMistake">A threshold of 0 or less.</exception>
    public static ClusterTable Clusters(
        this BrainMap map, double threshold, Sides sides = Sides.Two, VoxelNeighbours neighbours = VoxelNeighbours.Corners, int atLeast = 1, double peaksApartMm = 8)
    {
        Guard.Positive(threshold);
        var size = sides switch { Sides.Greater => map.Unit, Sides.Less => $"−{map.Unit}", _ => $"|{map.Unit}|" };
        var rule = string.Create(CultureInfo.InvariantCulture, $"{size} ≥ {threshold:0.###}{(map.Space is ParcelSpace or SurfaceSpace ? "" : $", touching at {neighbours.ToString().ToLowerInvariant()}")}");
        return Of(map, place => Math.Abs(map[place]) >= threshold, sides, neighbours, atLeast, peaksApartMm, rule, p: null);
    }

    internal static ClusterTable Of(
        BrainMap map, Func<int, bool> isInside, Sides sides, VoxelNeighbours neighbours, int atLeast, double peaksApartMm, string rule, Func<int, PValue>? p)
    {
        var touching = new PlaceNeighbours(map.Space, neighbours);
        var sign = new sbyte[map.Count];
        for (var place = 0; place < sign.Length; place++)
        {
            if (isInside(place)) { sign[place] = (sbyte)(map[place] > 0 && sides != Sides.Less ? 1 : map[place] < 0 && sides != Sides.Greater ? -1 : 0); }
        }

        var clusters = Components(touching, sign).Where(places => places.Length >= atLeast)
            .Select(places => new Cluster(map, places, Peaks(map, touching, places, peaksApartMm)) { P = p is null ? null : places.Select(p).MinBy(value => value.Value) });
        return new(map, rule, clusters.OrderByDescending(cluster => cluster.Count).ThenByDescending(cluster => Math.Abs(cluster.Peak.Value)));
    }

    private static IEnumerable<int[]> Components(PlaceNeighbours touching, sbyte[] sign)
    {
        var room = new int[26];
        var seen = new bool[sign.Length];
        var waiting = new Stack<int>();
        for (var start = 0; start < sign.Length; start++)
        {
            if (sign[start] == 0 || seen[start]) { continue; }

            var places = new List<int>();
            seen[start] = true;
            waiting.Push(start);
            while (waiting.TryPop(out var place))
            {
                places.Add(place);
                foreach (var neighbour in touching.Of(place, room))
                {
                    if (seen[neighbour] || sign[neighbour] != sign[start]) { continue; }

                    seen[neighbour] = true;
                    waiting.Push(neighbour);
                }
            }

            places.Sort();
            yield return [.. places];
        }
    }

    private static List<ClusterPeak> Peaks(BrainMap map, PlaceNeighbours touching, int[] places, double apartMm)
    {
        var room = new int[26];
        var inside = places.ToHashSet();
        var peaks = new List<ClusterPeak>();
        foreach (var place in places.Where(IsPeak).OrderByDescending(place => Math.Abs(map[place])).ThenBy(place => place))
        {
            var at = map.Space.PositionOf(place);
            if (peaks.Count > 0 && (at is null || peaks.Any(peak => peak.Position!.Value.DistanceTo(at.Value) < apartMm))) { continue; }

            peaks.Add(new(place, map[place], at, map.Space.NameOf(place)));
        }

        return peaks;

        bool IsPeak(int place)
        {
            foreach (var neighbour in touching.Of(place, room))
            {
                var higher = Math.Abs(map[neighbour]).CompareTo(Math.Abs(map[place]));
                if (inside.Contains(neighbour) && (higher > 0 || (higher == 0 && neighbour < place))) { return false; }    // of equal neighbours the first
            }

            return true;
        }
    }
}
