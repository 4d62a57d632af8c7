using NeuroRepl.Figures;
using NeuroRepl.Statistics.Maps;

namespace NeuroRepl.Views.Maps;

/// <summary>Means over networks, each against rotated maps.</summary>
internal sealed class NetworkMeansView : IView<NetworkMeans>
{
    public Card Describe(NetworkMeans means) => new($"{means.Map.Name} over {NumberText.Count(means.Count, "network")}")
    {
        Facts = [("null", $"{means.Spins} spins, seed {means.Seed}; p is of the distance from the overall mean")],
        Grid = Grid.Of(
            means,
            ("network", row => row.Network),
            ("places", row => row.Places),
            ("mean", row => double.IsNaN(row.Mean) ? "n/a" : NumberText.Short(row.Mean, 3)),
            ("SD", row => double.IsNaN(row.Sd) ? "n/a" : NumberText.Short(row.Sd, 3)),
            ("p", row => $"{row.P}"),
            ("p (FDR)", row => double.IsNaN(row.AdjustedP) ? "n/a" : NumberText.Short(row.AdjustedP, 2))),
        Notes = means.Notes,
    };
}
