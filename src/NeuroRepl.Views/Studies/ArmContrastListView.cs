using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Studies;

/// <summary>The comparisons that a design offers.</summary>
internal sealed class ArmContrastListView : IListView<ArmContrast>
{
    public Grid Describe(IReadOnlyList<ArmContrast> items, int? total) =>
        Listing.Of(items, total, "contrast", [("contrast", c => c.Name), ("plus", c => c.Plus.Description), ("minus", c => c.Minus.Description), ("pairs", c => c.Pairs)]);
}
