using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>A label for every place of a space: an atlas, a segmentation, networks. <c>labels["Vis_1"]</c> is the mask of a label; <c>map.Parcellate(labels)</c> gives its mean in each.</summary>
public sealed class Parcellation
{
    private readonly int[] _keys;
    private readonly Dictionary<int, ParcelLabel> _byKey;
    private readonly Lazy<ParcelSpace> _parcels;
    private readonly Lazy<int[]> _parcelOf;

    /// <param name="space">The places.</param>
    /// <param name="keys">The number of each place's label; 0 is none unless the table names it. Taken over.</param>
    /// <param name="labels">Names and colours; a number without one is called "label 17".</param>
    /// <exception cref="ArgumentMistake">A number comes twice in the table, or two parcels have one name.</exception>
    public Parcellation(BrainSpace space, int[] keys, IReadOnlyList<ParcelLabel>? labels = null)
    {
        Guard.SameLength(keys.Length, space.Count, "the number of labels", $"that of the {space.Places}");
        (Space, _keys) = (space, keys);
        _byKey = [];
        foreach (var label in labels ?? [])
        {
            if (!_byKey.TryAdd(label.Key, label)) { throw new ArgumentMistake($"The label {label.Key} is in the table twice: {_byKey[label.Key].Name} and {label.Name}.", "Give each number one name."); }
        }

        foreach (var key in keys.Distinct().Where(key => !_byKey.ContainsKey(key)).Order()) { _byKey[key] = new(key, key == 0 ? "???" : $"label {key}", Alpha: key == 0 ? 0 : 1); }

        Labels = [.. _byKey.Values.OrderBy(label => label.Key)];
        var present = keys.ToHashSet();
        Present = [.. Labels.Where(label => !label.IsBackground && present.Contains(label.Key))];
        if (Present.GroupBy(label => label.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice) { throw new ArgumentMistake($"The labels {string.Join(" and ", twice.Select(label => label.Key))} are both called {twice.Key}.", "Give each parcel a name of its own, or merge them: one key for both."); }

        _parcelOf = new(NumberParcels);
        _parcels = new(MakeParcels);
    }

    /// <summary>The places.</summary>
    public BrainSpace Space { get; }

    /// <summary>The number of each place's label.</summary>
    public ReadOnlyMemory<int> Keys => _keys;

    /// <summary>All labels of the table, by number; also those that no place has.</summary>
    public IReadOnlyList<ParcelLabel> Labels { get; }

    /// <summary>The parcels: labels that some place has, background left out.</summary>
    public IReadOnlyList<ParcelLabel> Present { get; }

    /// <summary>The parcels' names, by number.</summary>
    public IReadOnlyList<string> Names => [.. Present.Select(label => label.Name)];

    /// <summary>How many parcels there are.</summary>
    public int Count => Present.Count;

    /// <summary>What to call it: "Schaefer2018_400".</summary>
    public string Name { get; init; } = "parcellation";

    /// <summary>The parcels as a space, one value each; they are neighbours where two of their places are.</summary>
    public ParcelSpace Parcels => _parcels.Value;

    /// <summary>How many places each parcel has, in the order of <see cref="Names"/>.</summary>
    public IReadOnlyList<int> Sizes
    {
        get
        {
            var sizes = new int[Count];
            foreach (var parcel in _parcelOf.Value) { if (parcel >= 0) { sizes[parcel]++; } }

            return sizes;
        }
    }

    /// <summary>The parcel of each place, by its place in <see cref="Names"/>; −1 where it is of none.</summary>
    public ReadOnlyMemory<int> ParcelOf => _parcelOf.Value;

    /// <summary>The label of a place.</summary>
    public ParcelLabel LabelOf(int place) => _byKey[_keys[place]];

    /// <summary>The mask of a parcel: 1 inside, 0 elsewhere.</summary>
    /// <exception cref="ArgumentMistake">There is none of that name; the message names those like it.</exception>
    public BrainMap this[string name]
    {
        get
        {
            var label = Find(name);
            return new(Space, Array.ConvertAll(_keys, key => key == label.Key ? 1f : 0f)) { Name = label.Name };
        }
    }

    /// <summary>The mask of several parcels together.</summary>
    /// <exception cref="ArgumentMistake">There is none of a name.</exception>
    public BrainMap Mask(params string[] names)
    {
        Guard.NotEmpty(names);
        var keys = names.Select(name => Find(name).Key).ToHashSet();
        return new(Space, Array.ConvertAll(_keys, key => keys.Contains(key) ? 1f : 0f)) { Name = string.Join(" + ", names) };
    }

    /// <summary>These parcels only; places of the others become background.</summary>
    /// <exception cref="ArgumentMistake">There is none of a name.</exception>
    public Parcellation Of(params string[] names)
    {
        var kept = names.Select(name => Find(name).Key).ToHashSet();
        var none = Labels.FirstOrDefault(label => label.IsBackground) ?? new(_byKey.ContainsKey(0) ? Labels[^1].Key + 1 : 0, "???", Alpha: 0);
        return new(Space, Array.ConvertAll(_keys, key => kept.Contains(key) ? key : none.Key), [.. Labels.Where(label => kept.Contains(label.Key)), none]) { Name = Name };
    }

    /// <summary>The same labels on other places of the same grid and surfaces (with or without medial wall, cortex with or without the rest); new places are background.</summary>
    /// <exception cref="SpaceMismatch">The grids or the numbers of vertices differ.</exception>
    public Parcellation On(BrainSpace space)
    {
        if (ReferenceEquals(space, Space)) { return this; }

        var none = Labels.FirstOrDefault(label => label.IsBackground) ?? new(_byKey.ContainsKey(0) ? Labels[^1].Key + 1 : 0, "???", Alpha: 0);
        var match = PlaceMatch.Of(Space, space, $"The parcellation {Name}");
        return new(space, Array.ConvertAll(match, place => place >= 0 ? _keys[place] : none.Key), [.. Labels.Where(label => label.Key != none.Key), none]) { Name = Name };
    }

    /// <summary>The labels' numbers as a map.</summary>
    public BrainMap ToMap() => new(Space, Array.ConvertAll(_keys, key => (float)key)) { Name = Name, Unit = "label" };

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Count} parcels on {Space}";

    private ParcelLabel Find(string name)
    {
        if (Labels.FirstOrDefault(label => label.Name == name) is { } label) { return label; }

        var like = Labels.Where(l => l.Name.Contains(name, StringComparison.OrdinalIgnoreCase)).Select(l => l.Name).Take(6).ToArray();
        throw new ArgumentMistake($"{Name} has no label {name}.", like.Length > 0 ? $"Did you mean {string.Join(" or ", like)}?" : $"It has {Count}: {string.Join(", ", Names.Take(8))}{(Count > 8 ? " …" : "")}; labels.Names lists all.");
    }

    private int[] NumberParcels()
    {
        var number = Present.Index().ToDictionary(parcel => parcel.Item.Key, parcel => parcel.Index);
        return Array.ConvertAll(_keys, key => number.GetValueOrDefault(key, -1));
    }

    private ParcelSpace MakeParcels()
    {
        if (Count == 0) { throw new ArgumentMistake($"{Name} has no parcel: every place is background.", "Look at labels.Labels, and whether the file is the one you mean."); }

        return new(this, Names, Centres(), new Lazy<Adjacency>(() => Adjacency.OfPairs(Count, Borders())));
    }

    private Millimetres[]? Centres()
    {
        var sums = new (double X, double Y, double Z, int N)[Count];
        for (var place = 0; place < _keys.Length; place++)
        {
            if (_parcelOf.Value[place] is not (>= 0 and var parcel)) { continue; }

            if (Space.PositionOf(place) is not { } at) { return null; }

            ref var sum = ref sums[parcel];
            sum = (sum.X + at.X, sum.Y + at.Y, sum.Z + at.Z, sum.N + 1);
        }

        return Array.ConvertAll(sums, sum => new Millimetres(sum.X / sum.N, sum.Y / sum.N, sum.Z / sum.N));
    }

    private IEnumerable<(int A, int B)> Borders()
    {
        var (parcelOf, neighbours) = (_parcelOf.Value, Space.Neighbours());
        for (var place = 0; place < parcelOf.Length; place++)
        {
            if (parcelOf[place] < 0) { continue; }

            foreach (var neighbour in neighbours.Of(place).ToArray())
            {
                if (neighbour > place && parcelOf[neighbour] >= 0 && parcelOf[neighbour] != parcelOf[place]) { yield return (parcelOf[place], parcelOf[neighbour]); }
            }
        }
    }
}
