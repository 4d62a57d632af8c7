using System.Globalization;
using NeuroRepl.Domain.Tables;
using NeuroRepl.Numerics;

namespace NeuroRepl.Domain.Imaging;

/// <summary>Means of maps and series in parcels, and parcels' values spread over their places.</summary>
public static class Parcellating
{
    /// <summary>The mean of a map in each parcel: Σ w x / Σ w over the parcel's places that have a value.</summary>
    /// <param name="map">The map.</param>
    /// <param name="labels">The parcellation; brought onto the map's places by voxel and vertex number where it has others.</param>
    /// <param name="weights">A weight a place, for instance vertex areas or partial volumes; 1 without it.</param>
    /// <param name="missing">What to do where the map has no value; how many places that were stands in the result's notes.</param>
    /// <exception cref="SpaceMismatch">The map and the labels lie on other grids or surfaces.</exception>
    /// <exception cref="ArgumentMistake">A place is missing and that is refused.</exception>
    public static BrainMap Parcellate(this BrainMap map, Parcellation labels, BrainMap? weights = null, MissingPlaces missing = MissingPlaces.Skip)
    {
        var means = new ParcelMeans(map.Space, labels, weights, missing);
        var values = new float[means.Parcels.Count];
        means.Of(map.Values.Span, values);
        return new(means.Parcels, values) { Name = map.Name, Unit = map.Unit, Notes = [.. map.Notes, .. means.Notes("the map")] };
    }

    /// <summary>The mean course of a series in each parcel.</summary>
    /// <param name="series">The series.</param>
    /// <param name="labels">The parcellation; brought onto the series' places by voxel and vertex number where it has others.</param>
    /// <param name="weights">A weight a place; 1 without it.</param>
    /// <param name="missing">What to do where a volume has no value; how many values that were stands in the result's steps.</param>
    /// <exception cref="SpaceMismatch">The series and the labels lie on other grids or surfaces.</exception>
    /// <exception cref="ArgumentMistake">A place is missing and that is refused.</exception>
    public static BrainSeries Parcellate(this BrainSeries series, Parcellation labels, BrainMap? weights = null, MissingPlaces missing = MissingPlaces.Skip)
    {
        var means = new ParcelMeans(series.Space, labels, weights, missing);
        var values = new float[series.Count * means.Parcels.Count];
        for (var n = 0; n < series.Count; n++)
        {
            Interrupt.ThrowIfRequested();
            means.Of(series.Volume(n).Span, values.AsSpan(n * means.Parcels.Count, means.Parcels.Count));
        }

        return new(means.Parcels, values, series.RepetitionTimeSeconds)
        {
            Name = series.Name, Discarded = series.Discarded, Steps = [.. series.Steps, $"means of {means.Parcels.Count} parcels of {labels.Name}", .. means.Notes("the series")],
        };
    }

    /// <summary>The means of maps of several scans in each parcel.</summary>
    /// <exception cref="SpaceMismatch">The maps and the labels lie on other grids or surfaces.</exception>
    public static CopeSet Parcellate(this CopeSet copes, Parcellation labels, BrainMap? weights = null, MissingPlaces missing = MissingPlaces.Skip)
    {
        var means = new ParcelMeans(copes.Space, labels, weights, missing);
        var values = new float[copes.Count * means.Parcels.Count];
        for (var n = 0; n < copes.Count; n++) { means.Of(copes.Row(n).Span, values.AsSpan(n * means.Parcels.Count, means.Parcels.Count)); }

        return new(means.Parcels, values, copes.Scans) { Name = copes.Name, Notes = [.. copes.Notes, .. means.Notes("the maps")] };
    }

    /// <summary>Spreads a value a parcel over the parcels' places; places of no parcel get none.</summary>
    /// <param name="map">A map of parcels.</param>
    /// <param name="labels">Where the parcels are; without it what the map was parcellated with.</param>
    /// <exception cref="ArgumentMistake">It is not known where the parcels are, or one is called by no such name.</exception>
    public static BrainMap Unparcellate(this BrainMap map, Parcellation? labels = null)
    {
        var parcels = map.Space as ParcelSpace ?? throw new ArgumentMistake($"{map.Name} is a map of {map.Space.Places}, not of parcels.", "It has a value for every place already.");
        var onto = labels ?? parcels.Parcellation ?? throw new ArgumentMistake($"Where the {parcels.Count} parcels of {map.Name} are is not known.", "Say it: map.Unparcellate(labels).");
        var place = parcels.Names.Index().ToDictionary(parcel => parcel.Item, parcel => parcel.Index, StringComparer.Ordinal);
        var numbers = onto.Names.Select(name => place.GetValueOrDefault(name, -1)).ToArray();
        var values = Array.ConvertAll(onto.ParcelOf.ToArray(), parcel => parcel >= 0 && numbers[parcel] >= 0 ? map[numbers[parcel]] : float.NaN);
        return new(onto.Space, values) { Name = map.Name, Unit = map.Unit, Notes = map.Notes };
    }

    /// <summary>A row a parcel: how many places, how many of them without a value, mean, standard deviation, lowest and highest.</summary>
    /// <exception cref="SpaceMismatch">The map and the labels lie on other grids or surfaces.</exception>
    public static Table ParcelTable(this BrainMap map, Parcellation labels)
    {
        var on = labels.On(map.Space);
        var groups = on.ParcelOf.ToArray().Index().Where(p => p.Item >= 0).GroupBy(p => p.Item, p => map[p.Index]).ToDictionary(g => g.Key, g => g.ToArray());
        var summaries = on.Names.Select((name, n) => RegionSummary.Of(name, groups[n], null)).ToArray();
        return RegionSummary.Table(string.Create(CultureInfo.InvariantCulture, $"{map.Name} in {labels.Name}"), summaries);
    }
}
