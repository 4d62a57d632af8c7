using NeuroRepl.Domain.Imaging;
using NeuroRepl.Figures;

namespace NeuroRepl.Views.Imaging;

/// <summary>A map: where it lies, and its range.</summary>
internal sealed class BrainMapView : IView<BrainMap>
{
    public Card Describe(BrainMap map) => new($"Map · {map.Name}")
    {
        Facts = [("space", $"{map.Space}"), ("range", RangeOf(map)), ("without a value", map.Known == map.Count ? "none" : NumberText.Count(map.Count - map.Known, "place"))],
    };

    /// <summary>The smallest and largest value with where they are.</summary>
    public static string RangeOf(BrainMap map)
    {
        var known = Enumerable.Range(0, map.Count).Where(place => !float.IsNaN(map[place])).ToList();
        if (known.Count == 0) { return "no value anywhere"; }

        var (low, high) = (known.MinBy(place => map[place]), known.MaxBy(place => map[place]));
        return $"{NumberText.Short(map[low], digits: 3)} at {map.Space.NameOf(low)} to {NumberText.Short(map[high], digits: 3)} at {map.Space.NameOf(high)}{(map.Unit.Length > 0 ? $" ({map.Unit})" : "")}";
    }
}
