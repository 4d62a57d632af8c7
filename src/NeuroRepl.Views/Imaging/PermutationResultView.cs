using System.Globalization;
using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Statistics.Permutation;

namespace NeuroRepl.Views.Imaging;

/// <summary>A permutation test: what was compared, what is significant and where, and how sure the p-values are.</summary>
internal sealed class PermutationResultView : IView<PermutationResult>
{
    public Card Describe(PermutationResult test)
    {
        var clusters = test.Clusters();
        return new($"Permutation test · {test.Statistic.Name}")
        {
            Facts =
            [
                ("scans", $"{test.Observations}, {test.DegreesOfFreedom} degrees of freedom"),
                ("compared", $"{test.Enhanced?.Unit ?? test.Statistic.Unit}, {Direction(test.Sides)}"),
                ("shuffles", ShufflesOf(test)),
                (test.Statistic.Unit, BrainMapView.RangeOf(test.Statistic)),
                ("smallest family-wise p", Smallest(test)),
                ("significant", string.Create(CultureInfo.InvariantCulture, $"{test.SignificantPlaces()} of {test.Statistic.Known} {test.Statistic.Space.Places} at family-wise p ≤ .05")),
            ],
            Grid = clusters.Count == 0 ? null : ClusterTableView.GridOf(clusters),
            Notes = test.Notes,
        };
    }

    internal static string ShufflesOf(PermutationResult test) => $"{test.Shuffles} {What(test.Shuffling)}{(test.IsExhaustive ? ", all that exist" : $", seed {test.Seed}")}";

    private static string What(Shuffling shuffling) => shuffling switch { Shuffling.SignFlips => "sign flips", Shuffling.Permutations => "permutations", _ => "permutations and sign flips" };

    private static string Smallest(PermutationResult test) =>
        test.Statistic.Known == 0 ? "n/a" : $"{test.PAt(Enumerable.Range(0, test.Statistic.Count).Where(place => !float.IsNaN(test.FamilyWiseP[place])).MinBy(place => test.FamilyWiseP[place]))}";

    private static string Direction(Sides sides) => sides switch { Sides.Greater => "one-sided, positive", Sides.Less => "one-sided, negative", _ => "two-sided" };
}
