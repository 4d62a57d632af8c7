using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Studies;

/// <summary>What is not there, and why.</summary>
internal sealed class MissingSessionListView : IListView<MissingSession>
{
    public Grid Describe(IReadOnlyList<MissingSession> items, int? total) =>
        Listing.Of(items, total, "missing session", [("subject", m => m.SubjectId), ("session", m => m.SessionId), ("why", m => m.Reason)]);
}
