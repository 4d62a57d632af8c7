using NeuroRepl.Domain.Imaging;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Atlases;

/// <summary>Named regions of the brain: one region a place, or a probability of each region at each place.</summary>
public sealed class Atlas
{
    private const double ReachMm = 20;
    private readonly BrainMap[] _probabilities;
    private readonly AtlasLabel[] _labels;
    private readonly Dictionary<int, AtlasLabel> _byNumber;

    /// <param name="name">What to call it: "AAL".</param>
    /// <param name="map">A region's number at each place; 0 or nothing outside all.</param>
    /// <param name="labels">The regions; a number without one is called "label 17".</param>
    /// <exception cref="ArgumentMistake">A value that is not a whole number, or two regions of one number.</exception>
    public Atlas(string name, BrainMap map, IReadOnlyList<AtlasLabel>? labels = null)
    {
        var present = new SortedSet<int>();
        for (var place = 0; place < map.Count; place++)
        {
            var value = map[place];
            if (float.IsNaN(value) || value == 0) { continue; }
            if (value != MathF.Round(value) || Math.Abs(value) > 1e7f) { throw new ArgumentMistake($"{name} has the value {value} at {map.Space.NameOf(place)}; regions are whole numbers.", "Is it a map of probabilities? Then give one map a region: Atlas.OfProbabilities(name, labels, maps)."); }

            present.Add((int)value);
        }

        _byNumber = Named(labels ?? []);
        (Name, Map, _probabilities) = (name, map, []);
        _labels = [.. present.Select(number => _byNumber.TryGetValue(number, out var known) ? known : new AtlasLabel(number, $"label {number}"))];
        foreach (var label in _labels) { _byNumber.TryAdd(label.Number, label); }
    }

    private Atlas(Atlas of, string source) => (Name, Map, _labels, _probabilities, _byNumber, Source) = (of.Name, of.Map, of._labels, of._probabilities, of._byNumber, source);

    private Atlas(string name, AtlasLabel[] labels, BrainMap[] maps)
    {
        foreach (var map in maps) { maps[0].Space.MustMatch(map.Space, $"The map {map.Name}"); }

        (Name, _labels, _probabilities, _byNumber) = (name, labels, maps, Named(labels));

        // The most probable region of each place, where it has at least a quarter: FSL's maxprob-thr25.
        const float Least = .25f;
        var values = new float[maps[0].Count];
        for (var place = 0; place < values.Length; place++)
        {
            var best = Least;
            for (var n = 0; n < maps.Length; n++)
            {
                if (maps[n][place] >= best) { (best, values[place]) = (maps[n][place], labels[n].Number); }
            }
        }

        Map = new(maps[0].Space, values) { Name = name, Unit = "label" };
    }

    /// <summary>An atlas of probabilities: one map a region, from 0 to 1.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="labels">The regions.</param>
    /// <param name="maps">Their maps, in the same order and on the same places.</param>
    /// <exception cref="ArgumentMistake">Not as many maps as regions, or a value outside 0 to 1.</exception>
    public static Atlas OfProbabilities(string name, IReadOnlyList<AtlasLabel> labels, IReadOnlyList<BrainMap> maps)
    {
        Guard.NotEmpty(maps);
        Guard.SameLength(maps.Count, labels.Count, "the number of maps", "that of the regions");
        if (maps.FirstOrDefault(map => map.Values.ToArray().Any(value => value is < 0 or > 1.0001f)) is { } wild) { throw new ArgumentMistake($"The map {wild.Name} has values outside 0 to 1.", "Probabilities in percent are divided first: 0.01 * map."); }

        return new(name, [.. labels], [.. maps]);
    }

    /// <summary>What to call it.</summary>
    public string Name { get; }

    /// <summary>Where it is from, and under which terms.</summary>
    public string Source { get; init; } = "";

    /// <summary>The atlas with where it is from.</summary>
    public Atlas From(string source) => new(this, source);

    /// <summary>Whether each place has probabilities rather than one region.</summary>
    public bool IsProbabilistic => _probabilities.Length > 0;

    /// <summary>The regions that occur in it.</summary>
    public IReadOnlyList<AtlasLabel> Labels => _labels;

    /// <summary>Each place's region by its number, 0 outside all; of probabilities the largest one of at least a quarter.</summary>
    public BrainMap Map { get; }

    /// <summary>The atlas as labels of places, to take means with: <c>map.Parcellate(atlas.Parcellation)</c>.</summary>
    public Parcellation Parcellation => new(Map.Space, [.. Map.Values.ToArray().Select(value => float.IsNaN(value) ? 0 : (int)value)], [new(0, "???", Alpha: 0), .. _labels.Where(label => label.Number != 0).Select(label => new ParcelLabel(label.Number, label.Name))]) { Name = Name };

    /// <summary>An atlas of labels of places, for instance of a surface's annotation.</summary>
    public static Atlas Of(Parcellation labels) => new(labels.Name, labels.ToMap(), [.. labels.Present.Select(label => new AtlasLabel(label.Key, label.Name))]);

    /// <summary>A region by its name, or by a part of a name that only one has: <c>atlas["Caudate_R"]</c>.</summary>
    /// <exception cref="ArgumentMistake">None, or several; the message lists names that are like it.</exception>
    public AtlasLabel this[string name]
    {
        get
        {
            if (_labels.FirstOrDefault(label => string.Equals(label.Name, name, StringComparison.OrdinalIgnoreCase)) is { } exact) { return exact; }

            var near = _labels.Where(label => label.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).ToList();
            return near.Count == 1 ? near[0] : throw new ArgumentMistake(
                near.Count == 0 ? $"{Name} has no region {name}." : $"{Name} has {near.Count} regions with {name} in their names.",
                $"{(near.Count == 0 ? "It has" : "They are")}: {string.Join(", ", (near.Count == 0 ? _labels : [.. near]).Take(12))}{(near.Count == 0 && _labels.Length > 12 ? ", …: atlas.Labels" : "")}.");
        }
    }

    /// <summary>What lies at a place: <c>atlas.At((9, 9, -8))</c>.</summary>
    /// <exception cref="ArgumentMistake">The atlas is one of vertices or parcels, which have no millimetres.</exception>
    public AtlasPlace At(Millimetres position)
    {
        if (Map.Space is not VoxelSpace space) { throw new ArgumentMistake($"{Name} lies on {Map.Space}; a place in millimetres is looked up in voxels.", "Ask by number: atlas.At(vertex: 1200)."); }

        var place = space.PlaceAt(position);
        var shares = place is { } known ? SharesAt(known) : [];
        if (shares.Count > 0) { return new(position, shares, null, 0); }

        var (nearest, distance) = NearestTo(position, space);
        return new(position, [], nearest, distance);
    }

    /// <summary>The region of a vertex, a voxel of the mask or a parcel by its number; nothing outside all.</summary>
    /// <param name="vertex">The number of the place in the atlas' own space.</param>
    public AtlasLabel? At(int vertex)
    {
        Guard.InRange(vertex, 0, Map.Count - 1);
        return SharesAt(vertex) is [var first, ..] ? first.Label : null;
    }

    /// <summary>A map of 1 inside one or several regions and 0 elsewhere: <c>atlas.Mask("Cingulum_Ant_L", "Cingulum_Ant_R")</c>.</summary>
    /// <exception cref="ArgumentMistake">No region, or a name that is not there.</exception>
    public BrainMap Mask(params string[] regions)
    {
        Guard.NotEmpty(regions);
        var wanted = regions.Select(name => this[name].Number).ToHashSet();
        return new(Map.Space, [.. Map.Values.ToArray().Select(value => wanted.Contains((int)value) ? 1f : 0)]) { Name = string.Join(" + ", regions), Unit = "label" };
    }

    /// <summary>The regions at a place of the atlas' own space, the most probable first.</summary>
    public IReadOnlyList<AtlasShare> SharesAt(int place)
    {
        if (!IsProbabilistic) { return Map[place] is var value && value != 0 && !float.IsNaN(value) ? [new(_byNumber[(int)value], 1)] : []; }

        return [.. _labels.Zip(_probabilities, (label, map) => new AtlasShare(label, map[place])).Where(share => share.Share > 0).OrderByDescending(share => share.Share)];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {_labels.Length} regions on {Map.Space}{(IsProbabilistic ? ", with probabilities" : "")}";

    private (AtlasLabel? Label, double Distance) NearestTo(Millimetres position, VoxelSpace space)
    {
        var (best, nearest) = ((AtlasLabel?)null, ReachMm);
        for (var place = 0; place < space.Count; place++)
        {
            if (Map[place] == 0 || float.IsNaN(Map[place])) { continue; }

            var apart = space.PositionOf(place)!.Value.DistanceTo(position);
            if (apart < nearest) { (best, nearest) = (_byNumber[(int)Map[place]], apart); }
        }

        return (best, best is null ? double.NaN : nearest);
    }

    private static Dictionary<int, AtlasLabel> Named(IReadOnlyList<AtlasLabel> labels)
    {
        if (labels.GroupBy(label => label.Number).FirstOrDefault(group => group.Count() > 1) is { } twice) { throw new ArgumentMistake($"The number {twice.Key} stands for {string.Join(" and ", twice)}.", "Give each region a number of its own."); }

        return labels.ToDictionary(label => label.Number);
    }
}
