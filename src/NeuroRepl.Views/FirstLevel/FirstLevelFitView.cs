using NeuroRepl.Figures;
using NeuroRepl.Models.FirstLevel;
using NeuroRepl.Views.Imaging;

namespace NeuroRepl.Views.FirstLevel;

/// <summary>A first-level fit: which volumes and columns, what noise, how many places, and what to ask next.</summary>
internal sealed class FirstLevelFitView : IView<FirstLevelFit>
{
    public Card Describe(FirstLevelFit fit) => new($"First-level fit of {fit.Name}")
    {
        Facts =
        [
            ("space", $"{fit.Space}"),
            ("volumes", $"{fit.Volumes}{(fit.Discarded > 0 ? $", after {fit.Discarded} discarded" : ", none discarded")}"),
            ("columns", FirstLevelViews.Listed(fit.Design.Names)),
            ("degrees of freedom", $"{fit.DegreesOfFreedom}"),
            ("noise", $"{fit.Model.Noise}"),
            ("ρ", BrainMapView.RangeOf(fit.Rho)),
            ("unit", fit.Unit.Length > 0 ? $"{fit.Unit} of each place's mean" : "as the series"),
            ("fitted", $"{fit.Fitted} of {NumberText.Count(fit.Space.Count, "place")}"),
            .. fit.Design.Columns > 1 ? [("ask", $"fit[\"{fit.Design.Names[1]} - {fit.Design.Names[0]}\"].Z")] : Array.Empty<(string, string)>(),
        ],
        Notes = fit.Notes,
    };
}
