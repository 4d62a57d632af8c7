using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>Places that touch and pass a threshold with one sign.</summary>
public sealed class Cluster
{
    private readonly int[] _places;

    internal Cluster(BrainMap map, int[] places, IReadOnlyList<ClusterPeak> peaks)
    {
        (_places, Map, Peaks) = (places, map, peaks);
        Size = places.Sum(map.Space.SizeOf);
        Mass = places.Sum(place => (double)map[place]);
    }

    /// <summary>The map that the cluster lies in.</summary>
    public BrainMap Map { get; }

    /// <summary>The numbers of its places in the map's space, rising.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>How many places it has.</summary>
    public int Count => _places.Length;

    /// <summary>Its size: mm³ for voxels, mm² for vertices, the number of parcels.</summary>
    public double Size { get; }

    /// <summary>The sum of its values.</summary>
    public double Mass { get; }

    /// <summary>Its highest place and the local maxima apart from it, the highest first.</summary>
    public IReadOnlyList<ClusterPeak> Peaks { get; }

    /// <summary>Its highest place (for a negative cluster its lowest).</summary>
    public ClusterPeak Peak => Peaks[0];

    /// <summary>The middle of its places, each weighted by its value; nothing where positions are not known.</summary>
    public Millimetres? Centre
    {
        get
        {
            if (Map.Space.PositionOf(_places[0]) is null) { return null; }

            var (x, y, z) = (0.0, 0.0, 0.0);
            foreach (var place in _places)
            {
                var at = Map.Space.PositionOf(place)!.Value;
                (x, y, z) = (x + (Map[place] * at.X), y + (Map[place] * at.Y), z + (Map[place] * at.Z));
            }

            return (x / Mass, y / Mass, z / Mass);
        }
    }

    /// <summary>The smallest corrected p-value of its places; nothing for clusters of a map alone.</summary>
    public PValue? P { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Count} {Map.Space.Places}, peak {Peak}";
}
