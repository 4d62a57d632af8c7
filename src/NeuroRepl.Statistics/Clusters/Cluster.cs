using NeuroRepl.Domain.Atlases;
using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

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

    /// <summary>A map of 1 in the cluster and 0 elsewhere, to take values from or to combine: <c>clusters[0].Mask().Save("roi.nii.gz")</c>.</summary>
    public BrainMap Mask()
    {
        var mask = new float[Map.Count];
        foreach (var place in _places) { mask[place] = 1; }

        return new(Map.Space, mask) { Name = $"cluster around {Peak.Name}", Unit = "label" };
    }

    /// <summary>What of the cluster lies in a region of an atlas, as a map of 1 and 0: a region of interest of function and anatomy. The atlas may lie on another grid.</summary>
    /// <param name="atlas">The atlas; a place of the cluster counts where the atlas says one of the regions.</param>
    /// <param name="regions">The regions' names.</param>
    /// <exception cref="ArgumentMistake">A region that the atlas lacks, or an atlas that cannot be looked up at these places.</exception>
    public BrainMap And(Atlas atlas, params string[] regions)
    {
        Guard.NotEmpty(regions);
        var wanted = regions.Select(name => atlas[name].Number).ToHashSet();
        var lookup = new AtlasLookup(atlas, Map.Space);
        var mask = new float[Map.Count];
        foreach (var place in _places.Where(place => wanted.Contains(lookup.NumberAt(place)))) { mask[place] = 1; }

        return new(Map.Space, mask) { Name = $"cluster around {Peak.Name} and {string.Join(" + ", regions)}", Unit = "label" };
    }

    /// <summary>How much of the cluster lies in each region of an atlas: the mean over its places of the regions' probabilities (1 or 0 where there are none), largest first, as FSL's autoaq counts.</summary>
    /// <param name="atlas">The atlas, on any grid of the same millimetres, or on the same surface.</param>
    public IReadOnlyList<AtlasShare> Shares(Atlas atlas)
    {
        var lookup = new AtlasLookup(atlas, Map.Space);
        var sums = new Dictionary<AtlasLabel, double>();
        foreach (var share in _places.SelectMany(lookup.SharesAt)) { sums[share.Label] = sums.GetValueOrDefault(share.Label) + share.Share; }

        return [.. sums.Select(pair => new AtlasShare(pair.Key, pair.Value / Count)).OrderByDescending(share => share.Share).ThenBy(share => share.Label.Number)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Count} {Map.Space.Places}, peak {Peak}";
}
