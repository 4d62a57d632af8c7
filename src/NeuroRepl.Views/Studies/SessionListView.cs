using NeuroRepl.Domain.Studies;
using NeuroRepl.Figures;
using NeuroRepl.Views.General;

namespace NeuroRepl.Views.Studies;

/// <summary>Visits in a list.</summary>
internal sealed class SessionListView : IListView<Session>
{
    public Grid Describe(IReadOnlyList<Session> items, int? total) => Listing.Of(
        items,
        total,
        "session",
        [("subject", s => s.SubjectId), ("session", s => s.Id), ("arm", s => s.Arm), ("visit", s => s.Visit), ("runs", s => Amount.Counts(s.Runs.Select(r => r.Suffix)))]);
}
