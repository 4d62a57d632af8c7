using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Studies;

/// <summary>Recordings in a list.</summary>
internal sealed class RunListView : IListView<Run>
{
    public Grid Describe(IReadOnlyList<Run> items, int? total) =>
        Listing.Of(items, total, "run", [("run", r => r.Name), ("type", r => $"{r.Datatype}/{r.Suffix}")]);
}
