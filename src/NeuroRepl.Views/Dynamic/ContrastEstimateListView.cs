using NeuroRepl.Domain.Designs;
using NeuroRepl.Figures;
using NeuroRepl.Statistics;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Dynamic;

/// <summary>Several contrasts, a row each.</summary>
internal sealed class ContrastEstimateListView : IListView<ContrastEstimate>
{
    public Grid Describe(IReadOnlyList<ContrastEstimate> items, int? total) => Listing.Of(
        items, total, "contrast",
        [
            ("of", c => c.Of),
            ("contrast", c => c.Contrast),
            ("estimate", c => c.Estimate),
            ("standard error", c => c.StandardError),
            ("unit", c => c.Unit),
            ("z", c => Math.Round(c.Z, 2)),
            ("p", c => $"{new PValue(c.P, PKind.Asymptotic)}"),
        ]);
}
