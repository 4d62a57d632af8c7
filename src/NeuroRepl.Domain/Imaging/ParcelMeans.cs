using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Weighted means in parcels: Σ w x / Σ w, in double, over the places that have a value and a weight.</summary>
internal sealed class ParcelMeans
{
    private readonly int[] _parcelOf;
    private readonly float[]? _weights;
    private readonly MissingPlaces _policy;
    private readonly double[] _sums;
    private readonly double[] _totals;
    private readonly int[] _missing;
    private readonly int _uncovered;
    private long _skipped;
    private readonly HashSet<int> _empty = [];

    public ParcelMeans(BrainSpace space, Parcellation labels, BrainMap? weights, MissingPlaces missing)
    {
        var on = labels.On(space);
        if (on.Count == 0) { throw new ArgumentMistake($"No parcel of {labels.Name} has a place among the {space}.", "Look whether labels and map are of one brain: labels.Space, map.Space."); }

        if (weights is not null) { space.MustMatch(weights.Space, "The weights"); }

        (Parcels, _policy, _uncovered) = (on.Parcels, missing, labels.Count - on.Count);
        _parcelOf = on.ParcelOf.ToArray();
        _weights = weights?.Values.ToArray();
        if (_weights is not null && Array.FindIndex(_weights, weight => weight < 0) is >= 0 and var place) { throw new ArgumentMistake($"The weight of {space.NameOf(place)} is {_weights[place]}; a weight is 0 or more.", "Give areas, partial volumes or probabilities."); }

        (_sums, _totals, _missing) = (new double[Parcels.Count], new double[Parcels.Count], new int[Parcels.Count]);
    }

    public ParcelSpace Parcels { get; }

    public void Of(ReadOnlySpan<float> values, Span<float> means)
    {
        _sums.AsSpan().Clear();
        _totals.AsSpan().Clear();
        _missing.AsSpan().Clear();
        for (var place = 0; place < values.Length; place++)
        {
            var parcel = _parcelOf[place];
            if (parcel < 0) { continue; }

            var weight = _weights is null ? 1 : _weights[place];
            if (float.IsNaN(values[place]) || float.IsNaN(weight)) { _missing[parcel]++; }
            else
            {
                _sums[parcel] += (double)weight * values[place];
                _totals[parcel] += weight;
            }
        }

        for (var parcel = 0; parcel < means.Length; parcel++) { means[parcel] = Mean(parcel); }
    }

    /// <summary>What was left out, in sentences.</summary>
    public IEnumerable<string> Notes(string what)
    {
        if (_skipped > 0) { yield return $"{_skipped} values of {what} inside parcels are missing: {(_policy == MissingPlaces.Skip ? "left out of their parcels' means" : "their parcels have no value")}."; }

        if (_empty.Count > 0) { yield return $"Parcels without any value: {string.Join(", ", _empty.Order().Take(5).Select(parcel => Parcels.Names[parcel]))}{(_empty.Count > 5 ? $" and {_empty.Count - 5} more" : "")}."; }

        if (_uncovered > 0) { yield return $"{_uncovered} parcels of the labels have no place here, and are left out."; }
    }

    private float Mean(int parcel)
    {
        _skipped += _missing[parcel];
        if (_missing[parcel] > 0 && _policy == MissingPlaces.Refuse)
        {
            throw new ArgumentMistake($"{_missing[parcel]} places of the parcel {Parcels.Names[parcel]} have no value.", "Leave them out: missing: MissingPlaces.Skip; or leave such parcels without a value: MissingPlaces.Propagate.");
        }

        if (_totals[parcel] > 0 && (_missing[parcel] == 0 || _policy == MissingPlaces.Skip)) { return (float)(_sums[parcel] / _totals[parcel]); }

        _empty.Add(parcel);
        return float.NaN;
    }
}
