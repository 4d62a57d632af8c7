using NeuroRepl.Domain.Receptors;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Receptors;

/// <summary>Receptor maps in a list: whose, of how many people, and under which terms.</summary>
internal sealed class ReceptorMapListView : IListView<ReceptorMapSource>
{
    public Grid Describe(IReadOnlyList<ReceptorMapSource> items, int? total) => Listing.Of(
        items,
        total,
        "map",
        [("receptor", m => m.Receptor), ("source", m => m.Source), ("tracer", m => m.Tracer), ("n", m => m.Subjects), ("collection", m => m.Collection), ("licence", m => m.Licence)]);
}
