using System.Globalization;
using NeuroRepl.Domain.Imaging;

namespace NeuroRepl.Statistics.Clusters;

/// <summary>A place that stands above all its neighbours.</summary>
/// <param name="Place">Its number in the map's space.</param>
/// <param name="Value">The map's value there.</param>
/// <param name="Position">Where it lies, where the space knows.</param>
/// <param name="Name">What to call it: a parcel's name, or its position.</param>
public sealed record ClusterPeak(int Place, double Value, Millimetres? Position, string Name)
{
    /// <summary>The corrected p-value of the peak alone; nothing for peaks of a map alone.</summary>
    public PValue? P { get; init; }

    /// <summary>Value and place: "4.31 at (-6, 32, 24)".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00} at {Name}");
}
